package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketMacTest {

    private final PacketMac mac = new PacketMac();

    private static PacketKey key(byte[] hmacKey) {
        return PacketKey.of(new byte[16], hmacKey, 10, true);
    }

    /** RFC 4231 §4.2. */
    @Test
    void itIsTheHmacOfTheVectors() {
        byte[] hmacKey = new byte[20];
        Arrays.fill(hmacKey, (byte) 0x0b);
        byte[] tag = mac.authenticate(key(hmacKey), "Hi There".getBytes(StandardCharsets.US_ASCII), 0, 8);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void whateverKeyWasThereBeforeItIsThatOfThePlatform() {
        Random random = new Random(20_261_123);
        PacketKey[] keys = new PacketKey[5];
        byte[][] bytes = new byte[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            bytes[i] = new byte[i == 0 ? 64 : 32 - i];
            random.nextBytes(bytes[i]);
            keys[i] = key(bytes[i]);
        }
        for (int step = 0; step < 500; step++) {
            int which = random.nextInt(keys.length);
            byte[] data = new byte[random.nextInt(1_500)];
            random.nextBytes(data);
            int offset = random.nextInt(data.length + 1);
            assertThat(mac.authenticate(keys[which], data, offset, data.length - offset)).as("step %d", step)
                    .isEqualTo(Hmac.sha256(bytes[which], Arrays.copyOfRange(data, offset, data.length)));
        }
    }
}
