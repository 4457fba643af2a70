package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A Diffie-Hellman public key and its group, as certificates and keying components carry it.
 *
 * @param groupId unsigned; perhaps a group that is not known here
 * @param digits the key in network byte order, with or without leading zero bytes; not to be modified
 */
record PublicKey(long groupId, byte[] digits) {

    static PublicKey decode(byte[] optionValue) throws MalformedException {
        ByteReader reader = new ByteReader(optionValue);
        return new PublicKey(reader.readVlu(), reader.readRemainder());
    }

    /** Peers send keys padded or not, so that only the number counts. */
    BigInteger number() {
        return new BigInteger(1, digits);
    }

    /** The value of the option. */
    byte[] encode() {
        byte[] group = OptionSequence.vlu(groupId);
        byte[] value = Arrays.copyOf(group, group.length + digits.length);
        System.arraycopy(digits, 0, value, group.length, digits.length);
        return value;
    }
}
