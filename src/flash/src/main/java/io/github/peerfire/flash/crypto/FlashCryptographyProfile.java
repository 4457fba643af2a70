package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An identity and its cryptography after RFC 7425 §4.
 *
 * <p>Belongs to one endpoint: its packet ciphers share their working state and are confined to that endpoint's thread.
 * Several endpoints may have the same identity; see {@link #forAnotherEndpoint}.
 */
public final class FlashCryptographyProfile implements CryptographyProfile {

    private final FlashCertificate certificate;
    private final NearKeys keys;
    private final List<DiffieHellmanGroup> groups;
    private final KeyingPolicy policy;
    private final PacketPrimitives primitives;
    private final PacketCipher startupCipher;
    /** The least that a discriminator with a URI selects and that leads to a key; null where keys are static. */
    private final byte[] bareCertificate;

    /** @param groups those that {@code keys} support, the preferred one first */
    FlashCryptographyProfile(FlashCertificate certificate, NearKeys keys, List<DiffieHellmanGroup> groups,
            KeyingPolicy policy, PacketPrimitives primitives) {
        this.certificate = certificate;
        this.keys = keys;
        this.groups = List.copyOf(groups);
        this.policy = policy;
        this.primitives = primitives;
        PacketKey startup = PacketKey.startup();
        this.startupCipher = new FlashPacketCipher(primitives.forStartup(), startup, startup);
        this.bareCertificate = keys.areStatic() ? null : FlashCertificate.bare(groups.get(0));
    }

    /**
     * A client: static keys in groups 14 and 2, HMAC and session sequence numbers preferred. One for each NetConnection
     * (RFC 7425 §7). Computes two public keys, which takes about a millisecond.
     */
    public static FlashCryptographyProfile client(RandomSource random) {
        return builder().staticKeys(DiffieHellmanGroup.MODP_2048, DiffieHellmanGroup.MODP_1024).build(random);
    }

    /**
     * A server: ephemeral keys in groups 2, 14 and 16, and any URI accepted. Its certificate has 17 bytes.
     */
    public static FlashCryptographyProfile server(RandomSource random) {
        return builder()
                .ephemeralKeys(
                        DiffieHellmanGroup.MODP_2048, DiffieHellmanGroup.MODP_4096, DiffieHellmanGroup.MODP_1024)
                .acceptAncillaryData()
                .build(random);
    }

    /** Begins an identity with other properties. */
    public static FlashCryptographyProfileBuilder builder() {
        return new FlashCryptographyProfileBuilder();
    }

    /** The same identity for use on another thread. */
    public FlashCryptographyProfile forAnotherEndpoint() {
        return new FlashCryptographyProfile(certificate, keys, groups, policy, new PacketPrimitives());
    }

    PacketPrimitives primitives() {
        return primitives;
    }

    /** The near end's fingerprint. */
    public PeerId peerId() {
        return certificate.peerId();
    }

    @Override
    public FlashCertificate certificate() {
        return certificate;
    }

    @Override
    public Optional<Certificate> decodeCertificate(byte[] encoded) {
        return FlashCertificate.decode(encoded).map(Certificate.class::cast);
    }

    @Override
    public boolean selects(byte[] discriminator, Certificate other) {
        return FlashEndpointDiscriminator.selects(discriminator, FlashCertificate.of(other));
    }

    @Override
    public boolean prevailsInGlare(Certificate far) {
        // RFC 7425 §4.3.6
        return Arrays.compareUnsigned(certificate.encoded(), far.encoded()) <= 0;
    }

    @Override
    public boolean overrides(Certificate incoming, Certificate existing) {
        // RFC 7425 §4.3.7
        return FlashCertificate.of(incoming).isSame(FlashCertificate.of(existing));
    }

    /**
     * Who names a URL, or a server by its fingerprint, reads what RFC 7425 allows. librtmfp names the URL's path only,
     * and no servers' fingerprints.
     */
    @Override
    public boolean takesShortAnswer(byte[] discriminator) {
        return FlashEndpointDiscriminator.parse(discriminator)
                .filter(named -> named.peer().isPresent() ? !keys.areStatic() : !named.namesPathOnly())
                .isPresent();
    }

    /** For librtmfp of 5 bytes: its cookie is long, and it reads over servers' certificates whatever is in them. */
    @Override
    public byte[] certificateFor(byte[] discriminator) {
        boolean unread = bareCertificate != null && FlashEndpointDiscriminator.parse(discriminator)
                .filter(FlashEndpointDiscriminator::namesPathOnly).isPresent();
        return unread ? bareCertificate : certificate.encoded();
    }

    @Override
    public PacketCipher startupCipher() {
        return startupCipher;
    }

    @Override
    public Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random) {
        FlashCertificate far = FlashCertificate.of(responder);
        return groups.stream()
                .filter(far::supports)
                .findFirst()
                .map(group -> new FlashInitiatorKeying(agreement(group, random), keys.areStatic(), far));
    }

    @Override
    public byte[] pack(SessionKeys keys) {
        return PackedKeys.pack(keys);
    }

    @Override
    public SessionKeys unpack(byte[] packed) {
        return PackedKeys.unpack(packed, primitives);
    }

    @Override
    public ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random) {
        try {
            SessionKeyingComponent component = KeyAgreement.decode(initiatorComponent);
            PublicKey farKey = FlashResponderKeying.initiatorKey(FlashCertificate.of(initiator), component);
            DiffieHellmanGroup group = DiffieHellmanGroup.of(farKey.groupId())
                    .filter(keys::support)
                    .orElseThrow(() -> new KeyingException("The initiator's key is in a group that we do not support"));
            return new FlashResponderKeying(
                    agreement(group, random), keys.areStatic(), component, initiatorComponent, farKey);
        } catch (KeyingException e) {
            return new RefusedKeying(e);
        }
    }

    private KeyAgreement agreement(DiffieHellmanGroup group, RandomSource random) {
        DiffieHellmanKeyPair pair = keys.take(group, random);
        // RFC 7425 §4.6.1.2-§4.6.1.4: what a key that stays does not bring
        byte[] extraRandomness = keys.areStatic() ? random.bytes(KeyAgreement.EXTRA_RANDOMNESS_LENGTH) : null;
        return new KeyAgreement(policy, primitives, pair, extraRandomness);
    }
}
