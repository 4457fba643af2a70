package io.github.peerfire.netty.turn;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A message of STUN as it arrived (RFC 8489 §5). Looks into the datagram's array, which must stay as it is as long as
 * this is used. Whatever the bytes are, no method throws.
 */
final class StunMessage {

    static final int HEADER_LENGTH = 20;
    static final int TRANSACTION_ID_LENGTH = 12;
    static final int MAGIC_COOKIE = 0x2112A442;
    static final int FINGERPRINT_MASK = 0x5354554e;
    static final int NOT_THERE = -1;

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private final byte[] bytes;
    private final int offset;
    private final StunMethod method;
    private final StunClass kind;
    /** Where the attributes end that count: after the integrity only some do. */
    private final int end;
    private final int length;

    private StunMessage(byte[] bytes, int offset, int length, StunMethod method, StunClass kind) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.method = method;
        this.kind = kind;
        this.end = endOfProtected();
    }

    /** Reads a datagram; null if it is no message of STUN, is malformed, or has a method that is of no concern. */
    static StunMessage decode(byte[] datagram, int offset, int length) {
        if (length < HEADER_LENGTH || (datagram[offset] & 0xc0) != 0
                || int32(datagram, offset + 4) != MAGIC_COOKIE
                || int16(datagram, offset + 2) != length - HEADER_LENGTH || length % 4 != 0) {
            return null;
        }
        int type = int16(datagram, offset);
        // RFC 8489 §5: M11..M7, C1, M6..M4, C0, M3..M0
        StunMethod method = StunMethod.of((type & 0x3e00) >> 2 | (type & 0xe0) >> 1 | type & 0xf);
        StunClass kind = StunClass.values()[(type & 0x100) >> 7 | (type & 0x10) >> 4];
        boolean sound = method != null && areAttributesSound(datagram, offset + HEADER_LENGTH, offset + length);
        return sound ? new StunMessage(datagram, offset, length, method, kind) : null;
    }

    private static boolean areAttributesSound(byte[] datagram, int from, int to) {
        int position = from;
        while (position < to) {
            // Lengths are multiples of 4, hence the header of an attribute is there.
            int padded = padded(int16(datagram, position + 2));
            if (padded > to - position - 4) {
                return false;
            }
            position += 4 + padded;
        }
        return true;
    }

    StunMethod method() {
        return method;
    }

    StunClass kind() {
        return kind;
    }

    byte[] transactionId() {
        return Arrays.copyOfRange(bytes, offset + 8, offset + HEADER_LENGTH);
    }

    boolean hasTransactionId(byte[] id) {
        return Arrays.equals(id, 0, TRANSACTION_ID_LENGTH, bytes, offset + 8, offset + HEADER_LENGTH);
    }

    /** RFC 8489 §14.5: what follows the integrity does not count, but for the other integrity and the fingerprint. */
    private int endOfProtected() {
        int integrity = find(StunAttribute.MESSAGE_INTEGRITY, offset + HEADER_LENGTH, offset + length);
        int other = find(StunAttribute.MESSAGE_INTEGRITY_SHA256, offset + HEADER_LENGTH, offset + length);
        int last = offset + length;
        return Math.min(integrity == NOT_THERE ? last : integrity, other == NOT_THERE ? last : other);
    }

    private int find(int type, int from, int to) {
        for (int position = from; position < to; position += 4 + padded(int16(bytes, position + 2))) {
            if (int16(bytes, position) == type) {
                return position;
            }
        }
        return NOT_THERE;
    }

    /** The first attribute of a type that is protected, if anything is; else {@link #NOT_THERE}. */
    private int find(int type) {
        return find(type, offset + HEADER_LENGTH, end);
    }

    boolean has(int type) {
        return find(type) != NOT_THERE;
    }

    /** Whether there is an attribute that has to be understood, and is not (RFC 8489 §6.3). */
    boolean hasUnknownRequired() {
        for (int position = offset + HEADER_LENGTH; position < end;
                position += 4 + padded(int16(bytes, position + 2))) {
            if (!StunAttribute.isUnderstood(int16(bytes, position))) {
                return true;
            }
        }
        return false;
    }

    /** An attribute's value, not copied: where it begins in the datagram's array, or {@link #NOT_THERE}. */
    int valueOffset(int type) {
        int position = find(type);
        return position == NOT_THERE ? NOT_THERE : position + 4;
    }

    /** How many bytes an attribute's value has, 0 if it is not there. */
    int valueLength(int type) {
        int position = find(type);
        return position == NOT_THERE ? 0 : int16(bytes, position + 2);
    }

    /** A copy of an attribute's value; null if it is not there. */
    byte[] value(int type) {
        int from = valueOffset(type);
        return from == NOT_THERE ? null : Arrays.copyOfRange(bytes, from, from + valueLength(type));
    }

    /** An attribute's value as UTF-8; null if it is not there. */
    String text(int type) {
        byte[] value = value(type);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** An unsigned number of 32 bits, or {@link #NOT_THERE}. */
    long uint32(int type) {
        return valueLength(type) == 4 ? int32(bytes, valueOffset(type)) & 0xffff_ffffL : NOT_THERE;
    }

    /** The code of an error response, 300 to 699, or {@link #NOT_THERE} (RFC 8489 §14.8). */
    int errorCode() {
        if (valueLength(StunAttribute.ERROR_CODE) < 4) {
            return NOT_THERE;
        }
        int from = valueOffset(StunAttribute.ERROR_CODE);
        int hundreds = bytes[from + 2] & 7;
        int number = bytes[from + 3] & 0xff;
        return hundreds < 3 || hundreds > 6 || number > 99 ? NOT_THERE : hundreds * 100 + number;
    }

    /** All addresses of a type that are well-formed, in their order; both families (RFC 8489 §14.2). */
    List<InetSocketAddress> xorAddresses(int type) {
        List<InetSocketAddress> addresses = new ArrayList<>(1);
        for (int at = find(type); at != NOT_THERE; at = find(type, at + 4 + padded(int16(bytes, at + 2)), end)) {
            InetSocketAddress address = address(at + 4, int16(bytes, at + 2), true);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** The first address of a type; null if there is none that is well-formed. */
    InetSocketAddress xorAddress(int type) {
        int position = find(type);
        return position == NOT_THERE ? null : address(position + 4, int16(bytes, position + 2), true);
    }

    /** The first address of a type that is written plainly (RFC 8489 §14.1); null if there is none well-formed. */
    InetSocketAddress plainAddress(int type) {
        int position = find(type);
        return position == NOT_THERE ? null : address(position + 4, int16(bytes, position + 2), false);
    }

    private InetSocketAddress address(int from, int valueLength, boolean disguised) {
        int family = valueLength < 4 ? 0 : bytes[from + 1] & 0xff;
        if (!(family == IPV4 && valueLength == 8 || family == IPV6 && valueLength == 20)) {
            return null;
        }
        byte[] ip = Arrays.copyOfRange(bytes, from + 4, from + valueLength);
        int port = int16(bytes, from + 2);
        if (disguised) {
            port ^= MAGIC_COOKIE >>> 16;
            for (int i = 0; i < ip.length; i++) {
                ip[i] ^= bytes[offset + 4 + i]; // the magic cookie, then the transaction ID
            }
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ip), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether there is an integrity of either kind. */
    boolean isProtected() {
        return end < offset + length;
    }

    /** Whether there is an integrity of that kind, and the key's (RFC 8489 §14.5, §14.6). Takes the time it takes. */
    boolean isProtectedBy(StunIntegrity integrity, byte[] key) {
        int position = find(integrity.attribute(), end, offset + length);
        if (position == NOT_THERE || int16(bytes, position + 2) != integrity.length()) {
            return false;
        }
        byte[] expected = integrity.compute(key, bytes, offset, position - offset);
        return MessageDigest.isEqual(
                expected, Arrays.copyOfRange(bytes, position + 4, position + 4 + integrity.length()));
    }

    /** False if there is a fingerprint, and it is not this message's (RFC 8489 §14.7). */
    boolean isFingerprintRight() {
        int position = find(StunAttribute.FINGERPRINT, offset + HEADER_LENGTH, offset + length);
        return position == NOT_THERE
                || int16(bytes, position + 2) == 4 && position + 8 == offset + length
                && int32(bytes, position + 4) == fingerprint(bytes, offset, position - offset);
    }

    /** Of what goes before the attribute. */
    static int fingerprint(byte[] message, int from, int count) {
        CRC32 crc = new CRC32();
        crc.update(message, from, count);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }

    static int padded(int count) {
        return count + 3 & ~3;
    }

    private static int int16(byte[] b, int i) {
        return (b[i] & 0xff) << 8 | b[i + 1] & 0xff;
    }

    private static int int32(byte[] b, int i) {
        return int16(b, i) << 16 | int16(b, i + 2);
    }
}
