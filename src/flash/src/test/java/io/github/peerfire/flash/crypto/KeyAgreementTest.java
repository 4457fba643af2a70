package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyAgreementTest {

    private static final byte[] PACKET = "a packet that is longer than one block".getBytes();

    private static FlashCryptographyProfileBuilder identity(boolean withStaticKeys, DiffieHellmanGroup group) {
        FlashCryptographyProfileBuilder builder = FlashCryptographyProfile.builder();
        return withStaticKeys ? builder.staticKeys(group) : builder.ephemeralKeys(group);
    }

    record Mix(boolean initiatorStatic, boolean responderStatic, DiffieHellmanGroup group) {
    }

    static Stream<Mix> mixes() {
        return Stream.of(DiffieHellmanGroup.values()).flatMap(group -> Stream.of(
                new Mix(false, false, group),
                new Mix(false, true, group),
                new Mix(true, false, group),
                new Mix(true, true, group)));
    }

    @ParameterizedTest
    @MethodSource("mixes")
    @Proves({"R7425-008", "R7425-009", "R7425-010", "R7425-011", "R7425-026"})
    void bothEndsComeToTheSameKeysWhereverTheirPublicKeysAre(Mix mix) throws KeyingException {
        Handshake handshake = Handshake.between(
                identity(mix.initiatorStatic, mix.group).build(new SeededRandom(1)),
                identity(mix.responderStatic, mix.group).build(new SeededRandom(2)),
                3);

        assertAgreed(handshake);
        assertThat(handshake.initiator().cipher().authenticates()).isTrue();
        assertThat(handshake.responder().cipher().authenticates()).isTrue();
    }

    @Test
    @Proves({"R7425-059", "R7425-051"})
    void withTwoEphemeralEndsEachSendsOneKeyInTheSameGroup() throws Exception {
        Handshake handshake = between(false, false);

        assertThat(question(handshake).ephemeralKey().groupId()).isEqualTo(5);
        assertThat(question(handshake).groupSelect()).isNull();
        assertThat(answer(handshake).ephemeralKey().groupId()).isEqualTo(5);
    }

    @Test
    @Proves({"R7425-050", "R7425-060"})
    void aStaticResponderSendsOnlyRandomness() throws Exception {
        Handshake handshake = between(false, true);

        assertThat(question(handshake).ephemeralKey().groupId()).isEqualTo(5);
        assertThat(answer(handshake).ephemeralKey()).isNull();
        assertThat(answer(handshake).extraRandomness()).hasSize(64);
    }

    @Test
    @Proves({"R7425-053", "R7425-054", "R7425-055", "R7425-061", "R7425-062"})
    void aStaticInitiatorSelectsAGroupAndAddsRandomness() throws Exception {
        for (boolean responderStatic : new boolean[] {false, true}) {
            Handshake handshake = between(true, responderStatic);

            assertThat(question(handshake).groupSelect()).isEqualTo(5);
            assertThat(question(handshake).ephemeralKey()).isNull();
            assertThat(question(handshake).extraRandomness()).hasSize(64);
            assertThat(answer(handshake).ephemeralKey() == null).isEqualTo(responderStatic);
            assertThat(answer(handshake).extraRandomness() != null).isEqualTo(responderStatic);
        }
    }

    private static Handshake between(boolean initiatorStatic, boolean responderStatic) throws KeyingException {
        return Handshake.between(
                identity(initiatorStatic, DiffieHellmanGroup.MODP_1536).build(new SeededRandom(1)),
                identity(responderStatic, DiffieHellmanGroup.MODP_1536).build(new SeededRandom(2)), 3);
    }

    private static SessionKeyingComponent question(Handshake handshake) throws KeyingException {
        return KeyAgreement.decode(handshake.initiatorComponent());
    }

    private static SessionKeyingComponent answer(Handshake handshake) throws KeyingException {
        return KeyAgreement.decode(handshake.responderComponent());
    }

    record Policies(Negotiation initiator, Negotiation responder) {
    }

    static Stream<Policies> policies() {
        return Stream.of(Negotiation.values())
                .flatMap(first -> Stream.of(Negotiation.values()).map(second -> new Policies(first, second)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    @Proves("R7425-071")
    void packetsPassWhateverWasNegotiatedUnlessOneEndRefuses(Policies policies) {
        for (Negotiation sequenceNumbers : Negotiation.values()) {
            FlashCryptographyProfile initiator = identity(true, DiffieHellmanGroup.MODP_1024)
                    .hmac(policies.initiator).hmacLength(4).sequenceNumbers(sequenceNumbers)
                    .build(new SeededRandom(1));
            FlashCryptographyProfile responder = identity(false, DiffieHellmanGroup.MODP_1024)
                    .hmac(policies.responder).hmacLength(32).sequenceNumbers(Negotiation.PREFERRED)
                    .build(new SeededRandom(2));
            try {
                assertAgreed(Handshake.between(initiator, responder, 3));
                assertThat(refuses(policies)).isFalse();
            } catch (KeyingException e) {
                assertThat(refuses(policies)).as(e.getMessage()).isTrue();
            }
        }
    }

    private static boolean refuses(Policies policies) {
        return policies.initiator == Negotiation.REQUIRED && policies.responder == Negotiation.NEVER
                || policies.responder == Negotiation.REQUIRED && policies.initiator == Negotiation.NEVER;
    }

    static Stream<Integer> hmacLengths() {
        return Stream.iterate(4, length -> length + 1).limit(29);
    }

    @ParameterizedTest
    @MethodSource("hmacLengths")
    @Proves({"R7425-072", "R7425-088"})
    void eachEndChoosesTheLengthOfItsOwnHmac(int length) throws KeyingException {
        Handshake handshake = Handshake.between(
                identity(false, DiffieHellmanGroup.MODP_1024).hmacLength(length).build(new SeededRandom(1)),
                identity(false, DiffieHellmanGroup.MODP_1024).hmacLength(36 - length).build(new SeededRandom(2)),
                length);

        assertAgreed(handshake);
        byte[] sealed = new byte[100];
        assertThat(handshake.initiator().cipher().seal(PACKET, 0, 10, sealed, 0)).isEqualTo(16 + length);
        assertThat(handshake.responder().cipher().seal(PACKET, 0, 10, sealed, 0)).isEqualTo(16 + 36 - length);
    }

    @Test
    void theInitiatorTakesTheFirstOfItsGroupsThatTheResponderHas() throws KeyingException {
        Handshake handshake = Handshake.between(
                FlashCryptographyProfile.client(new SeededRandom(1)),
                FlashCryptographyProfile.server(new SeededRandom(2)), 3);

        assertThat(handshake.initiatorComponent()).startsWith(0x02, 0x1d, 0x0e);
        assertAgreed(handshake);
    }

    @Test
    @Proves("R7425-063")
    void withoutACommonGroupThereIsNoAgreement() {
        FlashCryptographyProfile initiator =
                identity(true, DiffieHellmanGroup.MODP_2048).build(new SeededRandom(1));
        FlashCryptographyProfile responder =
                identity(false, DiffieHellmanGroup.MODP_1024).build(new SeededRandom(2));

        assertThat(initiator.initiate(responder.certificate(), new SeededRandom(3))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MODP_1024", "MODP_1536"})
    void publicKeysWithLeadingZeroBytesWorkPaddedAndShortened(DiffieHellmanGroup group) throws KeyingException {
        DiffieHellmanKeyPair near = pairWithShortPublicKey(group);
        DiffieHellmanKeyPair far = DiffieHellmanKeyPair.generate(group, new SeededRandom(5));
        byte[] padded = near.publicKey().digits();
        assertThat(padded).hasSize(group.keyLength()).startsWith(0);
        byte[] shortened = DiffieHellmanGroup.magnitude(near.publicKey().number());
        assertThat(shortened).hasSizeLessThan(group.keyLength());

        assertThat(far.sharedSecret(new PublicKey(group.id(), shortened)))
                .isEqualTo(far.sharedSecret(near.publicKey()))
                .isEqualTo(near.sharedSecret(far.publicKey()));
    }

    private static DiffieHellmanKeyPair pairWithShortPublicKey(DiffieHellmanGroup group) {
        SeededRandom random = new SeededRandom(4);
        DiffieHellmanKeyPair pair = DiffieHellmanKeyPair.generate(group, random);
        while (pair.publicKey().digits()[0] != 0) {
            pair = DiffieHellmanKeyPair.generate(group, random);
        }
        return pair;
    }

    @Test
    @Proves("R7425-066")
    void aSharedSecretWithLeadingZeroBytesGivesBothEndsTheSameKeys() throws KeyingException {
        FlashCryptographyProfile responder =
                identity(true, DiffieHellmanGroup.MODP_1024).build(new SeededRandom(2));
        PublicKey farKey = responder.certificate().staticKey(2).orElseThrow();
        long seed = 0;
        while (secretOfInitiator(farKey, seed).length == 128) {
            seed++;
        }
        FlashCryptographyProfile initiator =
                identity(false, DiffieHellmanGroup.MODP_1024).build(new SeededRandom(1));

        Handshake handshake = Handshake.between(initiator, responder, seed);

        assertThat(secretOfInitiator(farKey, seed)).hasSizeLessThan(128);
        assertAgreed(handshake);
    }

    private static byte[] secretOfInitiator(PublicKey farKey, long seed) throws KeyingException {
        return DiffieHellmanKeyPair.generate(DiffieHellmanGroup.MODP_1024, new SeededRandom(seed))
                .sharedSecret(farKey);
    }

    @Test
    void noEphemeralKeyIsUsedTwice() throws KeyingException {
        FlashCryptographyProfile client = identity(true, DiffieHellmanGroup.MODP_1024).build(new SeededRandom(1));
        FlashCryptographyProfile server = identity(false, DiffieHellmanGroup.MODP_1024).build(new SeededRandom(2));

        Handshake first = Handshake.between(client, server, 3);
        Handshake second = Handshake.between(client, server, 4);

        assertThat(ephemeralKey(second)).isNotEqualTo(ephemeralKey(first));
        assertAgreed(second);
    }

    private static byte[] ephemeralKey(Handshake handshake) throws KeyingException {
        return KeyAgreement.decode(handshake.responderComponent()).ephemeralKey().digits();
    }

    @Test
    void anAnswerThatFailedDoesNotSpoilTheNextOne() throws KeyingException {
        FlashCryptographyProfile client = FlashCryptographyProfile.client(new SeededRandom(1));
        FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(2));
        var near = client.initiate(server.certificate(), new SeededRandom(3)).orElseThrow();
        var far = server.respond(client.certificate(), near.component(), new SeededRandom(4));
        byte[] none = {};
        var farKeys = far.agree(none, near.sign(none));

        assertThat(refusal(() -> near.agree(none, none, far.sign(none)))).contains("do not fit");
        assertThat(near.agree(far.component(), none, far.sign(none)).nearNonce()).isEqualTo(farKeys.farNonce());
    }

    interface Attempt {
        void run() throws KeyingException;
    }

    private static String refusal(Attempt attempt) {
        try {
            attempt.run();
            return "none";
        } catch (KeyingException e) {
            return e.getMessage();
        }
    }

    private static void assertAgreed(Handshake handshake) {
        assertThat(handshake.initiator().nearNonce()).hasSize(32).isEqualTo(handshake.responder().farNonce());
        assertThat(handshake.initiator().farNonce()).hasSize(32).isEqualTo(handshake.responder().nearNonce());
        assertThat(handshake.initiator().nearNonce()).isNotEqualTo(handshake.initiator().farNonce());
        PacketCipher near = handshake.initiator().cipher();
        PacketCipher far = handshake.responder().cipher();
        for (int i = 0; i < 3; i++) {
            assertThat(Handshake.carry(near, far, PACKET)).startsWith(PACKET);
            assertThat(Handshake.carry(far, near, PACKET)).startsWith(PACKET);
        }
    }
}
