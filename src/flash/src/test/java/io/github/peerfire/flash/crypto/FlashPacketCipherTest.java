package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected bytes were computed with another implementation of HMAC and AES. */
class FlashPacketCipherTest {

    private static final byte[] PLAIN = hex("0b1a2b010000");
    private static final KeyDerivation KEYS =
            KeyDerivation.of(hex("0123456789"), hex("021d02"), hex("031a0000021e00"));

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static PacketKey key(int hmacLength, boolean sequenced) {
        return PacketKey.of(KEYS.encryptKey(), KEYS.hmacSendKey(), hmacLength, sequenced);
    }

    private static FlashPacketCipher cipher(int hmacLength, boolean sequenced) {
        PacketKey key = key(hmacLength, sequenced);
        return new FlashPacketCipher(new PacketPrimitives(), key, key);
    }

    private static FlashPacketCipher startup() {
        return new FlashPacketCipher(new PacketPrimitives(), PacketKey.startup(), PacketKey.startup());
    }

    private static byte[] seal(PacketCipher cipher, byte... plain) {
        byte[] out = new byte[plain.length + 64];
        return Arrays.copyOf(out, cipher.seal(plain, 0, plain.length, out, 0));
    }

    private static int open(PacketCipher cipher, byte... sealed) {
        return cipher.open(sealed, 0, sealed.length, new byte[sealed.length], 0);
    }

    @Test
    @Proves({"R7016-024", "R7016-025", "R7016-323", "R7425-006", "R7425-007", "R7425-081", "R7425-084"})
    void startupPacketsAreSealedWithTheDefaultSessionKeyAndAChecksum() {
        byte[] sealed = hex("dea752679cf4382e5d12a422c308f7b4");
        byte[] opened = new byte[16];

        assertThat(seal(startup(), PLAIN)).isEqualTo(sealed);
        assertThat(startup().open(sealed, 0, 16, opened, 0)).isEqualTo(14);
        assertThat(opened).startsWith(hex("0b1a2b010000ffffffffffffffff"));
        assertThat(startup().authenticates()).isFalse();
    }

    @Test
    @Proves({"R7016-019", "R7016-020", "R7016-025", "R7016-328", "R7425-075", "R7425-076", "R7425-082", "R7425-084",
            "R7425-090"})
    void sequenceNumbersComeFirstAndAnHmacLast() {
        FlashPacketCipher sender = cipher(10, true);
        byte[] first = hex("32edcb45b6e91ebd4fd5db3ca0a7b17a5e4cfc0f02bf10922650");
        byte[] hundredTwentyNinth = hex("778b4b6efa6c2043cd642c3384a00634923df36a27da020c370d");

        assertThat(seal(sender, PLAIN)).isEqualTo(first);
        for (int i = 1; i < 128; i++) {
            seal(sender, PLAIN);
        }
        assertThat(seal(sender, PLAIN)).isEqualTo(hundredTwentyNinth);

        FlashPacketCipher receiver = cipher(10, true);
        assertThat(open(receiver, hundredTwentyNinth)).isEqualTo(14);
        assertThat(open(receiver, first)).isEqualTo(15);
        assertThat(open(receiver, first)).isEqualTo(PacketCipher.DUPLICATE);
        assertThat(receiver.authenticates()).isTrue();
    }

    @Test
    @Proves({"R7425-073", "R7425-086"})
    void sequenceNumbersAreNotPartOfTheChecksum() {
        byte[] sealed = hex("fa91ffbd23355e389887b609be0f5102");

        assertThat(seal(cipher(0, true), PLAIN)).isEqualTo(sealed);
        assertThat(open(cipher(0, true), sealed)).isEqualTo(13);
        assertThat(open(cipher(0, false), sealed)).isEqualTo(PacketCipher.INVALID);
    }

    @Test
    @Proves({"R7425-001", "R7425-086"})
    void aLastOddByteOfTheChecksumIsTheLowerHalf() {
        assertThat(SimpleChecksum.of(hex("000102"), 0, 3)).isEqualTo(0xffff - 0x0003);
        assertThat(SimpleChecksum.of(hex("ffffffff"), 0, 4)).isZero();
        assertThat(SimpleChecksum.of(new byte[0], 0, 0)).isEqualTo(0xffff);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 32})
    @Proves("R7425-087")
    void underAnHmacNoSingleBitCanBeChanged(int hmacLength) {
        byte[] sealed = seal(cipher(hmacLength, true), new byte[40]);
        FlashPacketCipher receiver = cipher(hmacLength, true);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] tampered = sealed.clone();
            tampered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(open(receiver, tampered)).as("bit %d", bit).isEqualTo(PacketCipher.INVALID);
        }
        assertThat(open(receiver, sealed)).as("and the window did not move").isPositive();
    }

    @Test
    void aForgeryThatPassesAChecksumCannotMoveTheWindowFarAhead() {
        FlashPacketCipher receiver = cipher(0, true);
        FlashPacketCipher genuine = cipher(0, true);
        byte[] plain = new byte[16];
        // 2^62 as VLU, then the checksum of the four bytes that follow
        System.arraycopy(hex("c08080808080808000" + "ffff" + "0000000000"), 0, plain, 0, 16);
        byte[] forged = new byte[16];
        new PacketPrimitives().encryption().lend(key(0, true)).apply(plain, 0, 16, forged, 0);

        assertThat(open(receiver, forged)).isEqualTo(PacketCipher.INVALID);
        assertThat(open(receiver, seal(genuine, PLAIN))).isPositive();
    }

    @Test
    @Proves("R7425-077")
    void underAnHmacAnyLeapIsGenuine() {
        PacketPrimitives primitives = new PacketPrimitives();
        byte[] plain = Arrays.copyOf(hex("c08080808080808000"), 16);
        byte[] sealed = new byte[20];
        primitives.encryption().lend(key(4, true)).apply(plain, 0, 16, sealed, 0);
        byte[] tag = primitives.opening().authenticate(key(4, true), sealed, 0, 16);
        System.arraycopy(tag, 0, sealed, 16, 4);

        assertThat(open(cipher(4, true), sealed)).isEqualTo(7);
    }

    @Test
    @Proves({"R7425-082", "R7425-083"})
    void lengthsThatCannotBeAreInvalid() {
        for (int hmacLength : new int[] {0, 4, 32}) {
            for (int length = 0; length < 70; length++) {
                boolean possible = length > hmacLength && (length - hmacLength) % 16 == 0;
                if (!possible) {
                    assertThat(open(cipher(hmacLength, false), new byte[length])).isEqualTo(PacketCipher.INVALID);
                }
            }
        }
    }

    @Test
    void whatFitsIsKnownBeforehand() {
        for (int hmacLength : new int[] {0, 4, 16, 32}) {
            for (boolean sequenced : new boolean[] {false, true}) {
                FlashPacketCipher cipher = cipher(hmacLength, sequenced);
                for (int sealedLength = 0; sealedLength < 200; sealedLength++) {
                    int fits = cipher.maximumPlainLength(sealedLength);
                    if (fits >= 0) {
                        assertThat(seal(cipher(hmacLength, sequenced), new byte[fits]).length)
                                .isLessThanOrEqualTo(sealedLength).isGreaterThan(sealedLength - 16);
                        assertThat(seal(cipher(hmacLength, sequenced), new byte[fits + 1]).length)
                                .isGreaterThan(sealedLength);
                    }
                }
            }
        }
    }

    @Test
    void sessionsTakeTurnsWithCiphers() {
        PacketPrimitives primitives = new PacketPrimitives();
        PacketKey first = key(10, true);
        PacketKey second = PacketKey.of(KEYS.decryptKey(), KEYS.hmacReceiveKey(), 16, false);
        FlashPacketCipher one = new FlashPacketCipher(primitives, first, first);
        FlashPacketCipher other = new FlashPacketCipher(primitives, second, second);
        for (int i = 0; i < 40; i++) {
            byte[] sealedByOne = seal(one, PLAIN);
            byte[] sealedByOther = seal(other, new byte[3_000]);
            assertThat(open(other, sealedByOther)).isEqualTo(3_008);
            assertThat(open(one, sealedByOne)).isEqualTo(15);
            assertThat(open(other, sealedByOne)).isEqualTo(PacketCipher.INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Proves({"R7425-085", "R7425-087"})
    void noiseNeverPassesAnHmacAndNeverThrows(long seed) {
        Random random = new Random(seed);
        FlashPacketCipher authenticated = cipher(10, true);
        FlashPacketCipher checked = cipher(0, true);
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(8) * 16 + (random.nextBoolean() ? 10 : 0)];
            random.nextBytes(noise);
            assertThat(open(authenticated, noise)).as("seed %d, packet %d", seed, i).isEqualTo(PacketCipher.INVALID);
            passed += open(checked, noise) == PacketCipher.INVALID ? 0 : 1;
        }
        assertThat(passed).as("seed %d: a checksum stops all but one in 65536", seed).isLessThan(10);
    }
}
