package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.Arrays;

/** Protects the packets of one session (RFC 7425 §4.7). Confined to the endpoint's thread. */
final class FlashPacketCipher implements PacketCipher {

    /**
     * How far ahead of the highest sequence number one packet may be where a checksum is all that vouches for it: one
     * forgery that passes by chance must not make the window refuse everything genuine.
     */
    static final long FARTHEST_ADVANCE_UNDER_CHECKSUM = 1 << 16;

    /** Packets sent by a session that does more than connect and be idle for a while. */
    private static final int BUSY_AFTER = 16;

    private static final int BLOCK = PacketPrimitives.BLOCK;
    private static final byte PADDING = (byte) 0xff;

    private final PacketPrimitives primitives;
    private final PacketKey send;
    private final PacketKey receive;
    private final SequenceWindow received;
    /**
     * The cipher that was to be kept, which may be another session's by now, and when one was missed last. What is only
     * lent is not noted: with very many sessions the garbage collector would look at each that changed a reference.
     */
    private KeyedCipher encryption;
    private int missed;
    private long nextSequenceNumber;

    FlashPacketCipher(PacketPrimitives primitives, PacketKey send, PacketKey receive) {
        this.primitives = primitives;
        this.send = send;
        this.receive = receive;
        this.received = receive.sequenced() ? new SequenceWindow() : null;
    }

    /** Of what it sends. */
    PacketKey send() {
        return send;
    }

    /** Of what it receives. */
    PacketKey receive() {
        return receive;
    }

    @Override
    public boolean authenticates() {
        return receive.hasHmac();
    }

    @Override
    public boolean detectsReplays() {
        return receive.sequenced();
    }

    @Override
    public int maximumPlainLength(int sealedLength) {
        return Math.floorDiv(sealedLength - send.hmacLength(), BLOCK) * BLOCK - prefixLength();
    }

    private KeyedCipher encryption() {
        if (encryption != null && encryption.stillHas(send)) {
            return encryption;
        }
        KeyedCiphers ciphers = primitives.encryption();
        if (ciphers.hasLent(send)) {
            return ciphers.lend(send);
        }
        boolean comesBack = nextSequenceNumber >= BUSY_AFTER && ciphers.isRecent(missed);
        missed = ciphers.missed();
        if (!comesBack) {
            return ciphers.lend(send);
        }
        encryption = ciphers.keep(send);
        return encryption;
    }

    private int prefixLength() {
        return (send.sequenced() ? Vlu.encodedLength(nextSequenceNumber) : 0)
                + (send.hasHmac() ? 0 : SimpleChecksum.LENGTH);
    }

    @Override
    public int seal(byte[] plain, int offset, int length, byte[] out, int outOffset) {
        int prefix = prefixLength();
        int padded = (prefix + length + BLOCK - 1) / BLOCK * BLOCK;
        byte[] block = primitives.scratch(padded);
        System.arraycopy(plain, offset, block, prefix, length);
        Arrays.fill(block, prefix + length, padded, PADDING);
        ByteWriter writer = new ByteWriter(block, 0, prefix);
        if (send.sequenced()) {
            writer.writeVlu(nextSequenceNumber);
        }
        if (!send.hasHmac()) {
            writer.writeUint16(SimpleChecksum.of(block, prefix, padded - prefix));
        }
        encryption().apply(block, 0, padded, out, outOffset);
        // RFC 7425 §4.6.6: from zero, one more for each packet
        nextSequenceNumber++;
        if (send.hasHmac()) {
            byte[] tag = primitives.sealing().authenticate(send, out, outOffset, padded);
            System.arraycopy(tag, 0, out, outOffset + padded, send.hmacLength());
        }
        return padded + send.hmacLength();
    }

    @Override
    public int open(byte[] sealed, int offset, int length, byte[] out, int outOffset) {
        int blocks = length - receive.hmacLength();
        // RFC 7425 §4.7.2
        if (blocks < BLOCK || blocks % BLOCK != 0 || !hasValidHmac(sealed, offset, blocks)) {
            return INVALID;
        }
        primitives.decryption().set(receive);
        primitives.decryption().apply(sealed, offset, blocks, out, outOffset);
        try {
            return verify(new ByteReader(out, outOffset, blocks), outOffset);
        } catch (MalformedException e) {
            return INVALID;
        }
    }

    private boolean hasValidHmac(byte[] sealed, int offset, int blocks) {
        if (!receive.hasHmac()) {
            return true;
        }
        byte[] tag = primitives.opening().authenticate(receive, sealed, offset, blocks);
        int difference = 0;
        // To the end in any case, so that the time says nothing about where they differ.
        for (int i = 0; i < receive.hmacLength(); i++) {
            difference |= tag[i] ^ sealed[offset + blocks + i];
        }
        return difference == 0;
    }

    private int verify(ByteReader reader, int outOffset) throws MalformedException {
        long number = receive.sequenced() ? reader.readVlu() : 0;
        if (!receive.hasHmac()) {
            int checksum = reader.readUint16();
            if (checksum != SimpleChecksum.of(reader.array(), reader.position(), reader.remaining())) {
                return INVALID;
            }
        }
        if (receive.sequenced()) {
            if (!receive.hasHmac() && isTooFarAhead(number)) {
                return INVALID;
            }
            // RFC 7425 §4.7.3.3
            if (!received.isNew(number)) {
                return DUPLICATE;
            }
            received.mark(number);
        }
        System.arraycopy(reader.array(), reader.position(), reader.array(), outOffset, reader.remaining());
        return reader.remaining();
    }

    private boolean isTooFarAhead(long number) {
        return Long.compareUnsigned(received.advance(number), FARTHEST_ADVANCE_UNDER_CHECKSUM) > 0;
    }
}
