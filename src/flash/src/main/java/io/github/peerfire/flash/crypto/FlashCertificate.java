package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A certificate of this profile (RFC 7425 §4.3), kept exactly as it was sent. Immutable. */
public final class FlashCertificate implements Certificate {

    static final int HOSTNAME = 0x00;
    static final int ACCEPTS_ANCILLARY_DATA = 0x0a;
    static final int EXTRA_RANDOMNESS = 0x0e;
    static final int EPHEMERAL_GROUP = 0x15;
    static final int STATIC_KEY = 0x1d;

    /** Null in a {@link #compact} one. */
    private final byte[] encoded;
    /** Of all of it, in a compact one where the peer ID is not that already. */
    private final byte[] digest;
    private final PeerId peerId;
    private final byte[] hostname;
    private final boolean acceptsAncillaryData;
    private final List<Long> ephemeralGroups;
    /**
     * The keys themselves are taken out of {@link #encoded} when they are needed: a session keeps its far end's
     * certificate.
     */
    private final boolean staticKeys;

    private FlashCertificate(byte[] encoded) throws MalformedException {
        ByteReader reader = new ByteReader(encoded);
        List<Option> canonical = new ArrayList<>();
        int canonicalEnd = readCanonicalSection(reader, canonical);
        while (reader.hasRemaining()) {
            // Whatever follows the first marker counts for nothing, yet has to be well-formed.
            Option.decode(reader);
        }
        OptionSequence options = new OptionSequence(canonical);
        this.encoded = encoded;
        this.digest = null;
        this.peerId = new PeerId(fingerprint(encoded, canonicalEnd));
        // RFC 7425 §4.3.3.1: not more than once
        this.hostname = options.single(HOSTNAME);
        this.acceptsAncillaryData = canonical.stream().anyMatch(option -> option.type() == ACCEPTS_ANCILLARY_DATA);
        this.ephemeralGroups = ephemeralGroups(canonical);
        this.staticKeys = !staticKeys(canonical).isEmpty();
        // RFC 7425 §4.3.3.4, §4.3.3.5: one kind only
        if (!ephemeralGroups.isEmpty() && staticKeys) {
            throw MalformedException.INSTANCE;
        }
    }

    /** Compact. */
    private FlashCertificate(FlashCertificate whole) {
        byte[] fingerprint = fingerprint(whole.encoded, whole.encoded.length);
        this.encoded = null;
        this.digest = MessageDigest.isEqual(fingerprint, whole.peerId.bytes()) ? null : fingerprint;
        this.peerId = whole.peerId;
        this.hostname = null;
        this.acceptsAncillaryData = whole.acceptsAncillaryData;
        this.ephemeralGroups = List.of();
        this.staticKeys = whole.staticKeys;
    }

    /** Parses a certificate; empty if it is malformed. */
    public static Optional<FlashCertificate> decode(byte[] encoded) {
        try {
            // RFC 7425 §4.3.4: any properly encoded certificate is authentic
            return Optional.of(new FlashCertificate(encoded.clone()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /**
     * The same certificate as one of this profile.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FlashCertificate of(Certificate certificate) {
        if (certificate instanceof FlashCertificate flash) {
            return flash;
        }
        return decode(certificate.encoded())
                .orElseThrow(() -> new IllegalArgumentException("Not a certificate after RFC 7425"));
    }

    /** That of a server of which nothing is said but one group of ephemeral keys: 5 bytes, and no name of its own. */
    static byte[] bare(DiffieHellmanGroup group) {
        return new OptionSequence(List.of(
                new Option(ACCEPTS_ANCILLARY_DATA, new byte[0]),
                new Option(EPHEMERAL_GROUP, OptionSequence.vlu(group.id())))).encode();
    }

    private static int readCanonicalSection(ByteReader reader, List<Option> options) throws MalformedException {
        int end = reader.position();
        while (reader.hasRemaining()) {
            Option option = Option.decode(reader);
            if (option == null) {
                return end;
            }
            options.add(option);
            end = reader.position();
        }
        return end;
    }

    private static byte[] fingerprint(byte[] encoded, int canonicalEnd) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // RFC 7425 §4.3.2
            digest.update(encoded, 0, canonicalEnd);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static List<Long> ephemeralGroups(List<Option> options) throws MalformedException {
        List<Long> groups = new ArrayList<>();
        for (Option option : options) {
            if (option.type() == EPHEMERAL_GROUP) {
                groups.add(new ByteReader(option.value()).readVlu());
            }
        }
        return List.copyOf(groups);
    }

    private List<PublicKey> staticKeys() {
        if (encoded == null) {
            return List.of();
        }
        try {
            List<Option> canonical = new ArrayList<>();
            readCanonicalSection(new ByteReader(encoded), canonical);
            return staticKeys(canonical);
        } catch (MalformedException e) {
            throw new IllegalStateException("The certificate was well-formed when it was made", e);
        }
    }

    private static List<PublicKey> staticKeys(List<Option> options) throws MalformedException {
        List<PublicKey> keys = new ArrayList<>();
        for (Option option : options) {
            if (option.type() == STATIC_KEY) {
                keys.add(PublicKey.decode(option.value()));
            }
        }
        return List.copyOf(keys);
    }

    /** The fingerprint. */
    public PeerId peerId() {
        return peerId;
    }

    /** Whether keys are static, so that only who holds the private key can use this certificate (RFC 7425 §4.3.4). */
    public boolean hasStaticKeys() {
        return staticKeys;
    }

    /** Whether a discriminator with a URI may select this certificate (RFC 7425 §4.3.3.2). */
    public boolean acceptsAncillaryData() {
        return acceptsAncillaryData;
    }

    /** The hostname, if the certificate names one (RFC 7425 §4.3.3.1). */
    public Optional<String> hostname() {
        return Optional.ofNullable(hostname).map(name -> new String(name, StandardCharsets.UTF_8));
    }

    /** Whether the certificate names exactly this host. */
    boolean isForHost(byte[] name) {
        return hostname != null && MessageDigest.isEqual(hostname, name);
    }

    /** Whether keys can be agreed in a group with the holder. */
    public boolean supports(DiffieHellmanGroup group) {
        return hasEphemeralGroup(group.id()) || staticKey(group.id()).isPresent();
    }

    boolean hasEphemeralGroup(long groupId) {
        return ephemeralGroups.contains(groupId);
    }

    /** The static key in a group; of several the first. */
    Optional<PublicKey> staticKey(long groupId) {
        return staticKeys().stream().filter(key -> key.groupId() == groupId).findFirst();
    }

    @Override
    public byte[] encoded() {
        if (encoded == null) {
            throw new IllegalStateException("A compact certificate does not know how it was encoded");
        }
        return encoded;
    }

    /** Without its name, groups and keys, which may be any number; what tells it from others is a digest. */
    @Override
    public FlashCertificate compact() {
        return encoded == null ? this : new FlashCertificate(this);
    }

    /** Whether it is the same in every byte. */
    boolean isSame(FlashCertificate other) {
        return encoded != null && other.encoded != null ? MessageDigest.isEqual(encoded, other.encoded)
                : MessageDigest.isEqual(digest(), other.digest());
    }

    private byte[] digest() {
        if (encoded != null) {
            return fingerprint(encoded, encoded.length);
        }
        return digest == null ? peerId.bytes() : digest;
    }

    @Override
    public byte[] canonicalDiscriminator() {
        return FlashEndpointDiscriminator.canonical(peerId);
    }
}
