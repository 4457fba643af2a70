package io.github.peerfire.flash.crypto;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import java.util.Arrays;

/**
 * Packets as they come, and packets whose plain text is the input under a known key, so that what is behind
 * decryption is reached. The first byte chooses HMAC and sequence numbers.
 */
class PacketCipherFuzzTest extends FuzzTarget {

    private static final KeyDerivation KEYS = KeyDerivation.of(new byte[128], new byte[] {1}, new byte[] {2});
    private static final int BLOCK = 16;

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 60_000, 100).limit(() -> {
            Operations operations = new Operations(input);
            int choice = operations.next(6);
            int hmacLength = choice < 2 ? 0 : 2 + choice;
            PacketKey key = PacketKey.of(KEYS.encryptKey(), KEYS.hmacSendKey(), hmacLength, choice % 2 == 1);
            byte[] bytes = operations.bytes(input.length);
            open(key, bytes);
            openDecrypted(key, bytes);
            if (bytes.length > 0) {
                carry(key, bytes);
            }
        });
    }

    private static void open(PacketKey key, byte[] sealed) {
        PacketCipher cipher = new FlashPacketCipher(new PacketPrimitives(), key, key);
        require(cipher.open(sealed, 0, sealed.length, new byte[sealed.length], 0), sealed.length);
    }

    /** The bytes are the inside: sequence number, checksum, packet. Twice, of which the second may be a duplicate. */
    private static void openDecrypted(PacketKey key, byte[] plain) {
        PacketPrimitives primitives = new PacketPrimitives();
        int length = (plain.length + BLOCK - 1) / BLOCK * BLOCK;
        byte[] sealed = new byte[length + key.hmacLength()];
        primitives.encryption().lend(key).apply(Arrays.copyOf(plain, length), 0, length, sealed, 0);
        if (key.hasHmac()) {
            byte[] tag = primitives.opening().authenticate(key, sealed, 0, length);
            System.arraycopy(tag, 0, sealed, length, key.hmacLength());
        }
        PacketCipher cipher = new FlashPacketCipher(primitives, key, key);
        int first = cipher.open(sealed, 0, sealed.length, new byte[sealed.length], 0);
        int second = cipher.open(sealed, 0, sealed.length, new byte[sealed.length], 0);
        require(first, length);
        if (first >= 0 && second != (key.sequenced() ? PacketCipher.DUPLICATE : first)) {
            throw new AssertionError(first + ", then " + second);
        }
    }

    private static void carry(PacketKey key, byte[] plain) {
        PacketCipher cipher = new FlashPacketCipher(new PacketPrimitives(), key, key);
        byte[] sealed = new byte[plain.length + 64];
        int length = cipher.seal(plain, 0, plain.length, sealed, 0);
        byte[] opened = new byte[length];
        int openedLength = cipher.open(sealed, 0, length, opened, 0);
        if (openedLength < plain.length || !Arrays.equals(plain, 0, plain.length, opened, 0, plain.length)) {
            throw new AssertionError("sealed and not opened");
        }
    }

    private static void require(int result, int longest) {
        if (result > longest || result < 0 && result != PacketCipher.INVALID && result != PacketCipher.DUPLICATE) {
            throw new AssertionError("result " + result);
        }
    }
}
