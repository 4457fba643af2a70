package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An Endpoint Discriminator of this profile (RFC 7425 §4.4): whom an initiator wants to talk to. Immutable. */
public final class FlashEndpointDiscriminator {

    private static final int REQUIRED_HOSTNAME = 0x00;
    private static final int ANCILLARY_DATA = 0x0a;
    private static final int FINGERPRINT = 0x0f;
    private static final long MARKER = -1;

    /** Of the canonical one: length and type before the fingerprint. */
    private static final int HEADER_LENGTH = 2;

    private final byte[] encoded;
    private final byte[] hostname;
    private final byte[] ancillaryData;
    private final PeerId peer;

    private FlashEndpointDiscriminator(byte[] encoded) throws MalformedException {
        byte[] name = null;
        byte[] data = null;
        byte[] fingerprint = null;
        ByteReader reader = new ByteReader(encoded);
        while (reader.hasRemaining()) {
            Option option = Option.decode(reader);
            long type = option == null ? MARKER : option.type();
            if (type == REQUIRED_HOSTNAME) {
                name = single(name, option);
            } else if (type == ANCILLARY_DATA) {
                data = single(data, option);
            } else if (type == FINGERPRINT) {
                fingerprint = single(fingerprint, option);
            }
        }
        if (fingerprint != null && fingerprint.length != PeerId.LENGTH) {
            throw MalformedException.INSTANCE;
        }
        this.encoded = encoded;
        this.hostname = name;
        this.ancillaryData = data;
        this.peer = fingerprint == null ? null : new PeerId(fingerprint);
    }

    /** RFC 7425 §4.4.2: none of these more than once; other types are ignored. */
    private static byte[] single(byte[] before, Option option) throws MalformedException {
        if (before != null) {
            throw MalformedException.INSTANCE;
        }
        return option.value();
    }

    /** Selects one peer: the canonical discriminator, 34 bytes (RFC 7425 §4.4.4). */
    public static FlashEndpointDiscriminator ofPeer(PeerId peer) {
        return of(new Option(FINGERPRINT, peer.bytes()));
    }

    /** What {@link #ofPeer} is encoded as; each time another array. */
    static byte[] canonical(PeerId peer) {
        byte[] encoded = new byte[HEADER_LENGTH + PeerId.LENGTH];
        encoded[0] = 1 + PeerId.LENGTH;
        encoded[1] = FINGERPRINT;
        peer.putInto(encoded, HEADER_LENGTH);
        return encoded;
    }

    /** Selects any server; says which URI the client connects to. */
    public static FlashEndpointDiscriminator ofUri(String uri) {
        return of(new Option(ANCILLARY_DATA, uri.getBytes(StandardCharsets.UTF_8)));
    }

    /** Selects the server of that name. */
    public static FlashEndpointDiscriminator ofHostname(String hostname) {
        return of(new Option(REQUIRED_HOSTNAME, hostname.getBytes(StandardCharsets.UTF_8)));
    }

    private static FlashEndpointDiscriminator of(Option option) {
        return parse(new OptionSequence(List.of(option)).encode()).orElseThrow();
    }

    /** Whether an encoded discriminator selects that certificate; a malformed one selects none. */
    static boolean selects(byte[] encoded, FlashCertificate certificate) {
        return isCanonical(encoded) ? certificate.peerId().isAt(encoded, HEADER_LENGTH)
                : parse(encoded).filter(parsed -> parsed.selects(certificate)).isPresent();
    }

    /** RFC 7425 §4.4.4: one of these comes with every question for a peer. */
    private static boolean isCanonical(byte[] encoded) {
        return encoded.length == HEADER_LENGTH + PeerId.LENGTH
                && encoded[0] == 1 + PeerId.LENGTH && encoded[1] == FINGERPRINT;
    }

    /** The peer that an encoded discriminator names; empty if it names none, or is malformed. */
    public static Optional<PeerId> peerNamedBy(byte[] encoded) {
        return isCanonical(encoded) ? Optional.of(PeerId.at(encoded, HEADER_LENGTH))
                : parse(encoded).flatMap(FlashEndpointDiscriminator::peer);
    }

    /** Parses a discriminator; empty if it is malformed. */
    public static Optional<FlashEndpointDiscriminator> parse(byte[] encoded) {
        try {
            return Optional.of(new FlashEndpointDiscriminator(encoded.clone()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** The discriminator as it is sent; not to be modified. */
    public byte[] encoded() {
        return encoded;
    }

    /** The peer that it names, if it names one. */
    public Optional<PeerId> peer() {
        return Optional.ofNullable(peer);
    }

    /** The URI that the client connects to, if it says so. From a stranger: may be any text. */
    public Optional<String> uri() {
        return text(ancillaryData);
    }

    /** Whether it says nothing but a URI that is none, only the path of one: as librtmfp's, and no other client's. */
    boolean namesPathOnly() {
        return peer == null && hostname == null && uri().filter(uri -> !uri.contains("://")).isPresent();
    }

    /** The hostname that the certificate has to have, if it says so. From a stranger: may be any text. */
    public Optional<String> hostname() {
        return text(hostname);
    }

    private static Optional<String> text(byte[] value) {
        return Optional.ofNullable(value).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether this selects that certificate (RFC 7425 §4.4.3, Figure 1). */
    public boolean selects(FlashCertificate certificate) {
        if (peer != null) {
            return certificate.peerId().equals(peer);
        }
        if (hostname != null && !certificate.isForHost(hostname)) {
            return false;
        }
        if (ancillaryData != null) {
            return certificate.acceptsAncillaryData();
        }
        return hostname != null;
    }
}
