package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;

/** The keys of a session that was not used yet, as bytes: those that it sends and receives with, then its nonces. */
final class PackedKeys {

    private static final byte[] NO_KEY = new byte[0];

    private PackedKeys() {
    }

    static byte[] pack(SessionKeys keys) {
        FlashPacketCipher cipher = (FlashPacketCipher) keys.cipher();
        byte[][] parts = {
            cipher.send().cipher().getEncoded(), hmac(cipher.send()),
            cipher.receive().cipher().getEncoded(), hmac(cipher.receive()), keys.nearNonce(), keys.farNonce()
        };
        int length = 4;
        for (byte[] part : parts) {
            length += ByteWriter.countedLength(part);
        }
        ByteWriter writer = new ByteWriter(new byte[length]);
        writeProperties(writer, cipher.send());
        writeProperties(writer, cipher.receive());
        for (byte[] part : parts) {
            writer.writeCountedBytes(part);
        }
        return writer.array();
    }

    private static byte[] hmac(PacketKey key) {
        return key.hasHmac() ? key.hmac().getEncoded() : NO_KEY;
    }

    private static void writeProperties(ByteWriter writer, PacketKey key) {
        writer.writeByte(key.hmacLength()).writeByte(key.sequenced() ? 1 : 0);
    }

    /** @param primitives of the endpoint whose session it is */
    static SessionKeys unpack(byte[] packed, PacketPrimitives primitives) {
        try {
            return unpack(new ByteReader(packed), primitives);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("These are no packed keys", e);
        }
    }

    private static SessionKeys unpack(ByteReader reader, PacketPrimitives primitives) throws MalformedException {
        int sentHmac = reader.readUnsignedByte();
        boolean sentSequenced = reader.readUnsignedByte() == 1;
        int receivedHmac = reader.readUnsignedByte();
        boolean receivedSequenced = reader.readUnsignedByte() == 1;
        PacketKey send = PacketKey.of(reader.readCountedBytes(), reader.readCountedBytes(), sentHmac, sentSequenced);
        PacketKey receive = PacketKey.of(
                reader.readCountedBytes(), reader.readCountedBytes(), receivedHmac, receivedSequenced);
        return new SessionKeys(new FlashPacketCipher(primitives, send, receive),
                reader.readCountedBytes(), reader.readCountedBytes());
    }
}
