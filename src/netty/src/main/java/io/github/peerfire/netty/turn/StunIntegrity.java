package io.github.peerfire.netty.turn;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two ways to prove that a message is by who has the key (RFC 8489 §14.5, §14.6). */
enum StunIntegrity {

    SHA1(StunAttribute.MESSAGE_INTEGRITY, "HmacSHA1", 20),
    SHA256(StunAttribute.MESSAGE_INTEGRITY_SHA256, "HmacSHA256", 32);

    private final int attribute;
    private final String algorithm;
    private final int length;

    StunIntegrity(int attribute, String algorithm, int length) {
        this.attribute = attribute;
        this.algorithm = algorithm;
        this.length = length;
    }

    int attribute() {
        return attribute;
    }

    /** Bytes of the value. */
    int length() {
        return length;
    }

    /**
     * Computes the value for a message of which {@code count} bytes go before the attribute. The length in the header
     * counts as if the attribute were the last.
     */
    byte[] compute(byte[] key, byte[] message, int offset, int count) {
        byte[] header = Arrays.copyOfRange(message, offset, offset + StunMessage.HEADER_LENGTH);
        int counted = count - StunMessage.HEADER_LENGTH + 4 + length;
        header[2] = (byte) (counted >> 8);
        header[3] = (byte) counted;
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            mac.update(header);
            mac.update(message, offset + header.length, count - header.length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm + ", which every Java must have", e);
        }
    }
}
