package io.github.peerfire.bench.flood;

import io.github.peerfire.bench.crowd.StartupPackets;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.chunk.ChunkType;
import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Makes the packets of attacks. Confined to one thread. */
final class HostilePackets {

    private static final int TAG_LENGTH = 16;
    private static final int COOKIE_LENGTH = 64;
    /** A little less than a key of group 2, which may be shorter too. */
    private static final int KEY_LENGTH = 120;
    private static final int LONGEST_NOISE = 400;
    private static final int FRAGMENTS = 60;
    private static final int FIRST_UNKNOWN = 0x80;
    private static final int UNKNOWN = 0x2f;
    private static final byte[] NOTHING = new byte[0];

    private final FlashCryptographyProfile identity;
    private final StartupPackets packets;
    private final byte[] discriminator;
    private final RandomSource random;

    /** @param identity has a static key of group 2 */
    HostilePackets(FlashCryptographyProfile identity, byte[] discriminator, RandomSource random) {
        this.identity = identity;
        this.packets = new StartupPackets(identity.startupCipher());
        this.discriminator = discriminator;
        this.random = random;
    }

    StartupPackets startup() {
        return packets;
    }

    /** Asks for a cookie. */
    byte[] hello() {
        return packets.datagram(new InitiatorHello(discriminator, random.bytes(TAG_LENGTH)));
    }

    /** A packet from {@code source}, which has a cookie, as {@code other} has one of its own. */
    byte[] next(Attack attack, AttackSource source, AttackSource other) {
        return switch (attack) {
            case HELLO -> hello();
            case SHORT_HELLO -> packets.datagram(new InitiatorHello(discriminator, NOTHING));
            case KEYING -> keying(source, source.cookie(), randomKey());
            case REPEATED_KEYING -> repeated(source);
            case FORGED_COOKIE -> keying(source, random.bytes(COOKIE_LENGTH), randomKey());
            case FOREIGN_COOKIE -> keying(source, other.cookie(), randomKey());
            case DEGENERATE_KEY -> keying(source, source.cookie(), new byte[KEY_LENGTH]);
            case LOOKUP -> packets.datagram(new InitiatorHello(stranger(), random.bytes(TAG_LENGTH)));
            case FORWARDED_HELLO -> packets.datagram(new ForwardedInitiatorHello(discriminator, somewhere(),
                    random.bytes(TAG_LENGTH)));
            case UNKNOWN_CHUNK -> packets.datagram(FIRST_UNKNOWN | random.nextInt() & UNKNOWN,
                    random.bytes(TAG_LENGTH));
            case MALFORMED -> packets.datagram(ChunkType.INITIATOR_HELLO, lyingLength());
            case FRAGMENT -> packets.datagram(new PacketFragment(true, random.nextInt() & 0xffff,
                    random.nextInt() & FRAGMENTS, random.bytes(LONGEST_NOISE)));
            case NOISE -> random.bytes(Integer.BYTES + TAG_LENGTH * (1 + (random.nextInt() & TAG_LENGTH - 1)));
        };
    }

    private byte[] repeated(AttackSource source) {
        if (source.repeated() == null) {
            source.setRepeated(keying(source, source.cookie(), randomKey()));
        }
        return source.repeated();
    }

    /** Costs whoever makes it next to nothing, and the server an exponentiation. */
    private byte[] keying(AttackSource source, byte[] cookie, byte[] key) {
        byte[] certificate = identity.certificate().encoded().clone();
        System.arraycopy(key, 0, certificate, certificate.length - KEY_LENGTH, KEY_LENGTH);
        byte[] component = identity.initiate(identity.decodeCertificate(source.certificate()).orElseThrow(), random)
                .orElseThrow().component();
        int sessionId = random.nextInt() | 1;
        byte[] parameters = InitiatorInitialKeying.signedParameters(sessionId, cookie, certificate, component);
        return packets.datagram(new InitiatorInitialKeying(
                parameters, sessionId, cookie, certificate, component, NOTHING));
    }

    /** All but its first bytes, so that it is less than the group's prime. */
    private byte[] randomKey() {
        return random.bytes(KEY_LENGTH);
    }

    private byte[] stranger() {
        PeerId stranger = new PeerId(random.bytes(PeerId.LENGTH));
        return FlashEndpointDiscriminator.ofPeer(stranger).encoded();
    }

    private byte[] lyingLength() {
        byte[] payload = random.bytes(TAG_LENGTH);
        Arrays.fill(payload, 0, payload.length / 2, (byte) 0xff);
        return payload;
    }

    private static CandidateAddress somewhere() {
        return new CandidateAddress(AddressOrigin.OBSERVED, new InetSocketAddress("127.0.0.1", 9));
    }
}
