package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import java.util.Optional;

/** An identity that shows somebody else's certificate, which everybody can read, and has keys of its own. */
record BorrowedCertificate(CryptographyProfile own, Certificate certificate) implements CryptographyProfile {

    @Override
    public Optional<Certificate> decodeCertificate(byte[] encoded) {
        return own.decodeCertificate(encoded);
    }

    @Override
    public boolean selects(byte[] discriminator, Certificate wanted) {
        return own.selects(discriminator, wanted);
    }

    @Override
    public boolean prevailsInGlare(Certificate far) {
        return own.prevailsInGlare(far);
    }

    @Override
    public boolean overrides(Certificate incoming, Certificate existing) {
        return own.overrides(incoming, existing);
    }

    @Override
    public PacketCipher startupCipher() {
        return own.startupCipher();
    }

    @Override
    public Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random) {
        return own.initiate(responder, random);
    }

    @Override
    public ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random) {
        return own.respond(initiator, initiatorComponent, random);
    }
}
