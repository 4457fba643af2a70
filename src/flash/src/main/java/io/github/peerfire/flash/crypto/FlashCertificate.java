package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.Certificate;
import java.util.Optional;

/** A certificate of this profile (RFC 7425 §4.3), kept exactly as it was sent. */
public final class FlashCertificate implements Certificate {

    private final byte[] encoded;

    private FlashCertificate(byte[] encoded) {
        this.encoded = encoded;
    }

    /** Parses a certificate; empty if it is malformed. */
    public static Optional<FlashCertificate> decode(byte[] encoded) {
        return Optional.of(new FlashCertificate(encoded.clone()));
    }

    /**
     * The same certificate as one of this profile.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FlashCertificate of(Certificate certificate) {
        return certificate instanceof FlashCertificate flash
                ? flash
                : decode(certificate.encoded()).orElseThrow(IllegalArgumentException::new);
    }

    /** The fingerprint. */
    public PeerId peerId() {
        throw new UnsupportedOperationException();
    }

    /** Whether keys are static, so that only who holds the private key can use this certificate (RFC 7425 §4.3.4). */
    public boolean hasStaticKeys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] encoded() {
        return encoded;
    }

    @Override
    public byte[] canonicalDiscriminator() {
        return FlashEndpointDiscriminator.ofPeer(peerId()).encoded();
    }
}
