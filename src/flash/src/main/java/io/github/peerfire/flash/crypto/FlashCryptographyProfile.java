package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import java.util.Optional;

/**
 * An identity and its cryptography after RFC 7425 §4.
 *
 * <p>Belongs to one endpoint: its packet ciphers share their working state and are confined to that endpoint's thread.
 */
public final class FlashCryptographyProfile implements CryptographyProfile {

    private FlashCryptographyProfile() {
    }

    /**
     * A client: static keys in groups 14 and 2, HMAC and session sequence numbers preferred. One for each NetConnection
     * (RFC 7425 §7). Computes two public keys, which takes about a millisecond.
     */
    public static FlashCryptographyProfile client(RandomSource random) {
        throw new UnsupportedOperationException();
    }

    /** A server: ephemeral keys in groups 2, 14 and 16, and any URI accepted; its certificate has 77 bytes. */
    public static FlashCryptographyProfile server(RandomSource random) {
        throw new UnsupportedOperationException();
    }

    /** The near end's fingerprint. */
    public PeerId peerId() {
        return certificate().peerId();
    }

    @Override
    public FlashCertificate certificate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Certificate> decodeCertificate(byte[] encoded) {
        return FlashCertificate.decode(encoded).map(Certificate.class::cast);
    }

    @Override
    public boolean selects(byte[] discriminator, Certificate certificate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean prevailsInGlare(Certificate far) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean overrides(Certificate incoming, Certificate existing) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PacketCipher startupCipher() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random) {
        throw new UnsupportedOperationException();
    }
}
