package io.github.peerfire.flash.crypto;

import java.util.Optional;

/** An Endpoint Discriminator of this profile (RFC 7425 §4.4): whom an initiator wants to talk to. */
public final class FlashEndpointDiscriminator {

    private final byte[] encoded;

    private FlashEndpointDiscriminator(byte[] encoded) {
        this.encoded = encoded;
    }

    /** Selects one peer: the canonical discriminator (RFC 7425 §4.4.4). */
    public static FlashEndpointDiscriminator ofPeer(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /** Selects any server; says which URI the client connects to. */
    public static FlashEndpointDiscriminator ofUri(String uri) {
        throw new UnsupportedOperationException();
    }

    /** Parses a discriminator; empty if it is malformed. */
    public static Optional<FlashEndpointDiscriminator> parse(byte[] encoded) {
        return Optional.of(new FlashEndpointDiscriminator(encoded.clone()));
    }

    /** The discriminator as it is sent; not to be modified. */
    public byte[] encoded() {
        return encoded;
    }

    /** The peer that it names, if it names one. */
    public Optional<PeerId> peer() {
        throw new UnsupportedOperationException();
    }

    /** The URI that the client connects to, if it says so. */
    public Optional<String> uri() {
        throw new UnsupportedOperationException();
    }

    /** The hostname that the certificate has to have, if it says so. */
    public Optional<String> hostname() {
        throw new UnsupportedOperationException();
    }

    /** Whether this selects that certificate (RFC 7425 §4.4.3, Figure 1). */
    public boolean selects(FlashCertificate certificate) {
        throw new UnsupportedOperationException();
    }
}
