package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and components that must not lead to a session, whichever end they come to. */
class HostileKeyingTest {

    private static final byte[] NONE = {};
    private static final DiffieHellmanGroup GROUP = DiffieHellmanGroup.MODP_1024;

    private final FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(1));
    private final FlashCryptographyProfile client = FlashCryptographyProfile.client(new SeededRandom(2));

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static Stream<BigInteger> badKeys() {
        BigInteger p = GROUP.prime();
        BigInteger edge = BigInteger.ONE.shiftLeft(24);
        return Stream.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                edge.subtract(BigInteger.ONE),
                p.subtract(edge).add(BigInteger.ONE),
                p.subtract(BigInteger.ONE),
                p,
                p.add(new BigInteger("123456789abcdef0123456789abcdef", 16)),
                BigInteger.ONE.shiftLeft(1_000),
                BigInteger.ONE.shiftLeft(1_000).subtract(BigInteger.ONE));
    }

    private void assertRefused(String certificate, String component) {
        ResponderKeying keying = server.respond(
                server.decodeCertificate(hex(certificate)).orElseThrow(), hex(component), new SeededRandom(3));
        assertThatThrownBy(() -> keying.agree(NONE, NONE)).isInstanceOf(KeyingException.class);
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    @Proves("R7425-065")
    void aResponderRefusesUnacceptableKeysEphemeralAndStatic(BigInteger key) {
        byte[] digits = new PublicKey(2, DiffieHellmanGroup.magnitude(key)).encode();
        String value = HexFormat.of().formatHex(digits);
        String length = lengthOf(digits.length + 1);

        assertRefused("02 15 02", length + "0d" + value);
        assertRefused("02 15 02", lengthOf(digits.length + 2) + "0d 02 00" + value.substring(2));
        assertRefused(length + "1d" + value, "02 1d 02 03 0e 01 02");
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    @Proves("R7425-065")
    void anInitiatorRefusesUnacceptableKeys(BigInteger key) {
        FlashCryptographyProfile initiator = FlashCryptographyProfile.builder().staticKeys(GROUP)
                .build(new SeededRandom(4));
        InitiatorKeying keying = initiator.initiate(server.certificate(), new SeededRandom(5)).orElseThrow();
        byte[] digits = new PublicKey(2, DiffieHellmanGroup.magnitude(key)).encode();
        byte[] component = hex(lengthOf(digits.length + 1) + "0d" + HexFormat.of().formatHex(digits));

        assertThatThrownBy(() -> keying.agree(component, NONE, NONE))
                .isInstanceOf(KeyingException.class).hasMessageContaining("not acceptable");
    }

    @Test
    @Proves({"R7425-052", "R7425-055", "R7425-056", "R7425-063"})
    void keysInTheWrongPlaceOrGroupAreRefused() {
        String key = "55aa".repeat(60);
        String ephemeral = "7a 0d 02" + key;

        assertThat(server.respond(certificate("02 15 02"), hex(ephemeral), new SeededRandom(3)))
                .as("the key itself is good").isInstanceOf(FlashResponderKeying.class);
        assertRefused("02 15 02", "");
        assertRefused("02 15 02", "02 1d 02");
        assertRefused("02 15 02", ephemeral + "02 1d 02");
        assertRefused("02 15 02", ephemeral + ephemeral);
        assertRefused("02 15 0e", ephemeral);
        assertRefused("02 15 05", "7a 0d 05" + key);
        assertRefused("02 15 63", "7a 0d 63" + key);
        assertRefused("", ephemeral);
        assertRefused("7a 1d 02" + key, ephemeral);
        assertRefused("7a 1d 02" + key, "02 1d 0e");
        assertRefused("7a 1d 02" + key, "02 1d 02" + ephemeral);
        assertRefused("7a 1d 05" + key, "02 1d 05");
        assertRefused("7a 1d 02" + key, "02 1d 02 02 1d 02");
        assertRefused("7a 1d 02" + key, "02 1d");
    }

    private FlashCertificate certificate(String digits) {
        return FlashCertificate.decode(hex(digits)).orElseThrow();
    }

    @Test
    @Proves("R7425-063")
    void anInitiatorRefusesAKeyOfAnotherGroupAndASecondKeyBesideAStaticOne() {
        String key = "55aa".repeat(60);
        InitiatorKeying toServer = client.initiate(server.certificate(), new SeededRandom(5)).orElseThrow();
        InitiatorKeying toPeer = client.initiate(certificate("7a 1d 02" + key), new SeededRandom(5)).orElseThrow();

        assertThatThrownBy(() -> toServer.agree(hex("7a 0d 02" + key), NONE, NONE))
                .isInstanceOf(KeyingException.class);
        assertThatThrownBy(() -> toServer.agree(hex("03 0e 01 02"), NONE, NONE)).isInstanceOf(KeyingException.class);
        assertThatThrownBy(() -> toPeer.agree(hex("7a 0d 02" + key), NONE, NONE)).isInstanceOf(KeyingException.class);
    }

    @Test
    void aRefusedKeyingHasNoAnswer() {
        ResponderKeying refused = server.respond(client.certificate(), NONE, new SeededRandom(3));

        assertThatThrownBy(refused::component).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> refused.sign(NONE)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingThatArrivesThrowsAnythingButARefusal(long seed) {
        Random random = new Random(seed);
        FlashCryptographyProfile initiator = FlashCryptographyProfile.builder().staticKeys(GROUP)
                .build(new SeededRandom(4));
        byte[] genuine = initiator.initiate(server.certificate(), new SeededRandom(5)).orElseThrow().component();
        for (int i = 0; i < 300; i++) {
            byte[] noise = genuine.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            try {
                server.respond(initiator.certificate(), noise, new SeededRandom(i)).agree(NONE, noise);
            } catch (KeyingException e) {
                assertThat(e.getStackTrace()).as("seed %d, component %d", seed, i).isEmpty();
            }
        }
    }

    private static String lengthOf(int value) {
        return HexFormat.of().formatHex(OptionSequence.vlu(value));
    }
}
