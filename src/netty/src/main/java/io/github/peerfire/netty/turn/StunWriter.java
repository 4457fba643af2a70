package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.wire.ByteWriter;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Writes one message of STUN (RFC 8489 §5) into an array of its own. */
final class StunWriter {

    /** More than any request needs, and an indication with the longest datagram of an endpoint. */
    private static final int CAPACITY = 3_072;

    private final byte[] bytes = new byte[CAPACITY];
    private final ByteWriter writer = new ByteWriter(bytes);

    /** Begins a message; the ID has 12 bytes. */
    StunWriter begin(StunMethod method, StunClass kind, byte[] transactionId) {
        int m = method.code();
        int c = kind.ordinal();
        writer.reset(0, CAPACITY);
        writer.writeUint16((m & 0xf80) << 2 | (m & 0x70) << 1 | m & 0xf | (c & 2) << 7 | (c & 1) << 4);
        writer.writeUint16(0).writeUint32(StunMessage.MAGIC_COOKIE).writeBytes(transactionId);
        return this;
    }

    StunWriter attribute(int type, byte[] value) {
        return attribute(type, value, 0, value.length);
    }

    StunWriter attribute(int type, byte[] value, int offset, int length) {
        writer.writeUint16(type).writeUint16(length).writeBytes(value, offset, length);
        for (int i = length; i < StunMessage.padded(length); i++) {
            writer.writeByte(0);
        }
        return setLength();
    }

    StunWriter uint32(int type, int value) {
        writer.writeUint16(type).writeUint16(4).writeUint32(value);
        return setLength();
    }

    /** RFC 8489 §14.2. */
    StunWriter xorAddress(int type, InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        byte[] value = new byte[4 + ip.length];
        int port = address.getPort() ^ StunMessage.MAGIC_COOKIE >>> 16;
        value[1] = (byte) (ip.length == 4 ? 1 : 2);
        value[2] = (byte) (port >> 8);
        value[3] = (byte) port;
        for (int i = 0; i < ip.length; i++) {
            value[4 + i] = (byte) (ip[i] ^ bytes[4 + i]);
        }
        return attribute(type, value);
    }

    StunWriter integrity(StunIntegrity integrity, byte[] key) {
        return attribute(integrity.attribute(), integrity.compute(key, bytes, 0, writer.position()));
    }

    /** The last attribute. */
    StunWriter fingerprint() {
        int count = writer.position();
        uint32(StunAttribute.FINGERPRINT, 0);
        int value = StunMessage.fingerprint(bytes, 0, count);
        writer.position(count + 4);
        writer.writeUint32(value);
        return this;
    }

    private StunWriter setLength() {
        int length = writer.position() - StunMessage.HEADER_LENGTH;
        bytes[2] = (byte) (length >> 8);
        bytes[3] = (byte) length;
        return this;
    }

    /** The message, copied. */
    byte[] message() {
        return Arrays.copyOf(bytes, writer.position());
    }
}
