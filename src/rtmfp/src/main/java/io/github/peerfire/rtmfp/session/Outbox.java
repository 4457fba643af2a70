package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.PacketFragmenter;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.util.Arrays;
import java.util.PriorityQueue;

/** The startup packets of an endpoint, sealed with the Default Session Key, until the driver takes them. */
final class Outbox {

    /** RFC 7016 §3.4: at most 4380 bytes and four packets every 200 ms; three packets of ours are within both. */
    private static final int FRAGMENTS_AT_ONCE = 3;
    private static final long FRAGMENTS_INTERVAL = 200 * Time.MILLISECOND;
    /** More than any fragment's own header and numbers. */
    private static final int FRAGMENT_OVERHEAD = 24;
    private static final int STARTUP_HEADER_LENGTH = 3;

    private final PacketCipher cipher;
    private final TrafficCounters counters;
    private final PriorityQueue<StartupParcel> parcels = new PriorityQueue<>();
    private final PacketAssembler packet = new PacketAssembler(new byte[SessionParameters.PACKET_SIZE]);
    private final byte[] sealed = new byte[SessionParameters.PACKET_SIZE];
    private final int maximumPlainLength;
    private long nextNumber;
    private long nextPacketId;

    Outbox(PacketCipher cipher, TrafficCounters counters) {
        this.cipher = cipher;
        this.counters = counters;
        this.maximumPlainLength = cipher.maximumPlainLength(SessionParameters.PACKET_SIZE - SessionIdCodec.LENGTH);
    }

    /** Sends a packet with this one chunk: old clients look at no second one. */
    void send(Chunk chunk, int sessionId, Path path, long now) {
        sendPadded(chunk, 0, sessionId, path, now);
    }

    /** As {@link #send}, the plain packet filled up with 0xff to a length. */
    void sendPadded(Chunk chunk, int minimumLength, int sessionId, Path path, long now) {
        int length = Math.max(STARTUP_HEADER_LENGTH + chunk.encodedLength(), minimumLength);
        if (length <= maximumPlainLength) {
            write(packet, chunk, length, now);
            enqueue(sessionId, path, now);
            return;
        }
        byte[] whole = new byte[length];
        write(new PacketAssembler(whole), chunk, length, now);
        int size = maximumPlainLength - STARTUP_HEADER_LENGTH - FRAGMENT_OVERHEAD;
        int count = 0;
        for (PacketFragment fragment : PacketFragmenter.fragment(whole, nextPacketId++, size)) {
            long time = now + count++ / FRAGMENTS_AT_ONCE * FRAGMENTS_INTERVAL;
            write(packet, fragment, 0, time);
            enqueue(sessionId, path, time);
        }
    }

    /** How long a datagram with this one chunk is, if it is not fragmented. */
    int datagramLength(Chunk chunk) {
        int plain = STARTUP_HEADER_LENGTH + chunk.encodedLength();
        int sealed = plain;
        while (cipher.maximumPlainLength(sealed) < plain) {
            sealed++;
        }
        return SessionIdCodec.LENGTH + sealed;
    }

    private static void write(PacketAssembler packet, Chunk chunk, int minimumLength, long now) {
        // Exactly 0x0b and a timestamp: old clients take no other header of a startup packet.
        packet.begin(0, packet.array().length,
                new PacketHeader(false, false, PacketMode.STARTUP, Timestamps.at(now), PacketHeader.ABSENT));
        chunk.appendTo(packet);
        packet.pad(0xff, minimumLength - packet.length());
    }

    private void enqueue(int sessionId, Path path, long notBefore) {
        int length = cipher.seal(packet.array(), 0, packet.length(), sealed, SessionIdCodec.LENGTH);
        int scrambled = SessionIdCodec.scramble(sessionId, sealed, SessionIdCodec.LENGTH, length);
        new ByteWriter(sealed).writeUint32(scrambled);
        enqueueSealed(Arrays.copyOf(sealed, SessionIdCodec.LENGTH + length), path, notBefore);
    }

    /** Takes a datagram that is complete. */
    void enqueueSealed(byte[] datagram, Path path, long notBefore) {
        if (parcels.size() >= SessionParameters.OUTBOX_LIMIT) {
            counters.dropped(DropReason.OVER_LIMIT);
            return;
        }
        parcels.add(new StartupParcel(datagram, path.address(), path.interfaceId(), notBefore, nextNumber++));
    }

    /** When the next datagram may go, or {@link Time#NEVER}. */
    long nextDeadline() {
        return parcels.isEmpty() ? Time.NEVER : parcels.peek().notBefore();
    }

    boolean poll(DatagramTarget target, long now) {
        if (parcels.isEmpty() || parcels.peek().notBefore() > now) {
            return false;
        }
        StartupParcel parcel = parcels.remove();
        System.arraycopy(parcel.datagram(), 0, target.bytes(), 0, parcel.datagram().length);
        target.set(parcel.datagram().length, parcel.destination(), parcel.interfaceId());
        return true;
    }
}
