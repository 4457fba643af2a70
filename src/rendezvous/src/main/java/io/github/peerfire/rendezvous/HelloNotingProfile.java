package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import java.util.Optional;

/** Notes the key in the URI of each hello; all else is another profile's. */
final class HelloNotingProfile implements CryptographyProfile {

    private static final byte[] NO_KEY = new byte[0];

    private final CryptographyProfile profile;

    HelloNotingProfile(CryptographyProfile profile) {
        this.profile = profile;
    }

    /** The digest of the first path segment, if there is one. */
    @Override
    public byte[] helloNote(byte[] discriminator) {
        return FlashEndpointDiscriminator.parse(discriminator)
                .flatMap(FlashEndpointDiscriminator::uri)
                .flatMap(uri -> ConnectPath.ofUrlOrPath(uri).stream().findFirst())
                .map(segment -> KeyDigest.of(segment).bytes())
                .orElse(NO_KEY);
    }

    @Override
    public boolean takesShortAnswer(byte[] discriminator) {
        return profile.takesShortAnswer(discriminator);
    }

    @Override
    public byte[] paddedCertificate() {
        return profile.paddedCertificate();
    }

    @Override
    public Certificate certificate() {
        return profile.certificate();
    }

    @Override
    public Optional<Certificate> decodeCertificate(byte[] encoded) {
        return profile.decodeCertificate(encoded);
    }

    @Override
    public boolean selects(byte[] discriminator, Certificate certificate) {
        return profile.selects(discriminator, certificate);
    }

    @Override
    public boolean prevailsInGlare(Certificate far) {
        return profile.prevailsInGlare(far);
    }

    @Override
    public boolean overrides(Certificate incoming, Certificate existing) {
        return profile.overrides(incoming, existing);
    }

    @Override
    public PacketCipher startupCipher() {
        return profile.startupCipher();
    }

    @Override
    public Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random) {
        return profile.initiate(responder, random);
    }

    @Override
    public ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random) {
        return profile.respond(initiator, initiatorComponent, random);
    }
}
