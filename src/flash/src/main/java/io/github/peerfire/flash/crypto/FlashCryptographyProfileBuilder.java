package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.wire.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes identities. Either {@link #staticKeys} or {@link #ephemeralKeys} has to be called, the rest has defaults. */
public final class FlashCryptographyProfileBuilder {

    private static final int DEFAULT_HMAC_LENGTH = 16;

    /** Enough to be unlike all others, and little to send to whoever says hello. */
    private static final int CERTIFICATE_RANDOMNESS = 16;
    /** Servers are few, and send theirs to whoever says hello. */
    private static final int SERVERS_RANDOMNESS = 4;

    private List<DiffieHellmanGroup> groups = List.of();
    private boolean staticKeys;
    private String hostname;
    private boolean ancillaryData;
    private Negotiation hmac = Negotiation.PREFERRED;
    private int hmacLength = DEFAULT_HMAC_LENGTH;
    private Negotiation sequenceNumbers = Negotiation.PREFERRED;
    private KeyingSignature signature = KeyingSignature.NONE;
    private Consumer<SessionSecret> secrets = secret -> { };
    private FlashCryptographyProfile neighbour;

    FlashCryptographyProfileBuilder() {
    }

    /**
     * One key pair in each group for as long as the identity lasts; the peer ID cannot be forged. Preferred group
     * first.
     */
    public FlashCryptographyProfileBuilder staticKeys(DiffieHellmanGroup... inGroups) {
        groups = distinct(inGroups);
        staticKeys = true;
        return this;
    }

    /** A new key for each session, in any of these groups; the peer ID proves nothing. Preferred group first. */
    public FlashCryptographyProfileBuilder ephemeralKeys(DiffieHellmanGroup... inGroups) {
        groups = distinct(inGroups);
        staticKeys = false;
        return this;
    }

    /** Names the host in the certificate (RFC 7425 §4.3.3.1). */
    public FlashCryptographyProfileBuilder hostname(String name) {
        hostname = name;
        return this;
    }

    /**
     * Lets discriminators with a URI select the certificate, as those of clients of a server do (RFC 7425 §4.3.3.2).
     */
    public FlashCryptographyProfileBuilder acceptAncillaryData() {
        ancillaryData = true;
        return this;
    }

    /** How HMACs are negotiated; the default is {@link Negotiation#PREFERRED}. */
    public FlashCryptographyProfileBuilder hmac(Negotiation negotiation) {
        hmac = negotiation;
        return this;
    }

    /**
     * How much of an HMAC the near end's packets carry.
     *
     * @param length bytes, 4 to 32 (RFC 7425 §4.5.2.4); the default is 16
     */
    public FlashCryptographyProfileBuilder hmacLength(int length) {
        if (length < SessionKeyingComponent.SHORTEST_HMAC || length > SessionKeyingComponent.LONGEST_HMAC) {
            throw new IllegalArgumentException("An HMAC has 4 to 32 bytes, not " + length);
        }
        hmacLength = length;
        return this;
    }

    /** How session sequence numbers are negotiated; the default is {@link Negotiation#PREFERRED}. */
    public FlashCryptographyProfileBuilder sequenceNumbers(Negotiation negotiation) {
        sequenceNumbers = negotiation;
        return this;
    }

    /** How keying messages are signed and verified; the default is {@link KeyingSignature#NONE}. */
    public FlashCryptographyProfileBuilder signature(KeyingSignature keyingSignature) {
        signature = keyingSignature;
        return this;
    }

    /**
     * Tells what opens each session, for whoever wants to read captures of its own: nobody is told unless this is
     * called.
     *
     * @param listener runs on the threads that agree on keys; must not block
     */
    public FlashCryptographyProfileBuilder discloseSecrets(Consumer<SessionSecret> listener) {
        secrets = listener;
        return this;
    }

    /**
     * Shares the working state of another identity, which some kilobytes are saved by. Both are confined to one thread
     * then: for programs that play a great many clients.
     */
    public FlashCryptographyProfileBuilder sharingThreadOf(FlashCryptographyProfile other) {
        neighbour = other;
        return this;
    }

    /**
     * Makes the identity. With static keys, computes them.
     *
     * @throws IllegalStateException if no group was given
     */
    public FlashCryptographyProfile build(RandomSource random) {
        if (groups.isEmpty()) {
            throw new IllegalStateException("An identity needs static or ephemeral keys in one group at least");
        }
        List<Option> options = new ArrayList<>();
        if (hostname != null) {
            options.add(new Option(FlashCertificate.HOSTNAME, hostname.getBytes(StandardCharsets.UTF_8)));
        }
        if (ancillaryData) {
            options.add(new Option(FlashCertificate.ACCEPTS_ANCILLARY_DATA, new byte[0]));
        }
        NearKeys keys = staticKeys ? addStaticKeys(options, random) : addEphemeralGroups(options, random);
        FlashCertificate certificate =
                FlashCertificate.decode(new OptionSequence(options).encode()).orElseThrow();
        KeyingPolicy policy = new KeyingPolicy(hmac, hmacLength, sequenceNumbers, signature, secrets);
        PacketPrimitives primitives = neighbour == null ? new PacketPrimitives() : neighbour.primitives();
        return new FlashCryptographyProfile(certificate, keys, groups, policy, primitives);
    }

    private NearKeys addStaticKeys(List<Option> options, RandomSource random) {
        Map<DiffieHellmanGroup, DiffieHellmanKeyPair> pairs = new EnumMap<>(DiffieHellmanGroup.class);
        for (DiffieHellmanGroup group : groupsInOrder()) {
            DiffieHellmanKeyPair pair = DiffieHellmanKeyPair.generate(group, random);
            pairs.put(group, pair);
            options.add(new Option(FlashCertificate.STATIC_KEY, pair.publicKey().encode()));
        }
        return new StaticKeys(pairs);
    }

    private NearKeys addEphemeralGroups(List<Option> options, RandomSource random) {
        // RFC 7425 §4.3.3.3: without it, all such certificates would be the same
        byte[] randomness = random.bytes(ancillaryData ? SERVERS_RANDOMNESS : CERTIFICATE_RANDOMNESS);
        options.add(new Option(FlashCertificate.EXTRA_RANDOMNESS, randomness));
        for (DiffieHellmanGroup group : groupsInOrder()) {
            options.add(new Option(FlashCertificate.EPHEMERAL_GROUP, OptionSequence.vlu(group.id())));
        }
        return new EphemeralKeys(Set.copyOf(groups));
    }

    /** Group 2 comes first in certificates: MonaServer takes the first key for one of that group. */
    private List<DiffieHellmanGroup> groupsInOrder() {
        return groups.stream().sorted(Comparator.comparingInt(DiffieHellmanGroup::id)).toList();
    }

    private static List<DiffieHellmanGroup> distinct(DiffieHellmanGroup... groups) {
        return List.of(groups).stream().distinct().toList();
    }
}
