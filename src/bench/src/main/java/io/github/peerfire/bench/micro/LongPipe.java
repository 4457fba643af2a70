package io.github.peerfire.bench.micro;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowEvent;
import io.github.peerfire.rtmfp.flow.FlowLimits;
import io.github.peerfire.rtmfp.flow.FlowRoom;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.flow.SessionFlows;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;

/**
 * The flows of two ends with a long way from one to the other, and none back. No cryptography, no congestion control.
 */
final class LongPipe {

    private static final int PACKET = 1_152;
    private static final int BUFFER = 1 << 27;
    private static final long PACKET_INTERVAL = 1_000;
    private static final PacketHeader HEADER =
            new PacketHeader(false, false, PacketMode.INITIATOR, PacketHeader.ABSENT, PacketHeader.ABSENT);

    private final FlowLimits limits = FlowLimits.DEFAULT.withPacketSize(PACKET).withBufferCapacity(BUFFER, 2 * BUFFER);
    private final SessionFlows sender = new SessionFlows(limits, new FlowRoom(Long.MAX_VALUE), new Owner());
    private final SessionFlows receiver = new SessionFlows(limits, new FlowRoom(Long.MAX_VALUE), new Owner());
    private final SendFlow flow = sender.open(
            new byte[] {1}, new FlowOptions(Priority.ROUTINE, false, Integer.MAX_VALUE), null, 0);
    private final PacketAssembler assembler = new PacketAssembler(new byte[PACKET]);
    private final byte[] message = new byte[16_384];
    private final byte[][] packets;
    private final int[] lengths;
    private final int lossEvery;
    private long sent;
    private long taken;
    private long now;

    /** @param lossEvery every how manieth packet is lost; 0 for none */
    LongPipe(int packetsOutstanding, int lossEvery) {
        this.packets = new byte[packetsOutstanding][PACKET];
        this.lengths = new int[packetsOutstanding];
        this.lossEvery = lossEvery;
    }

    long bytesInFlight() {
        return sender.bytesInFlight();
    }

    /** Sends until the pipe is full, or delivers where the receiver's window does not let it. */
    void fill() {
        while (sent - taken < packets.length) {
            if (!sender.hasData(now)) {
                flow.write(message, Reliability.FULL, now);
            }
            if (sender.hasData(now)) {
                send();
            } else {
                deliver();
            }
        }
    }

    private void send() {
        assembler.begin(0, PACKET, HEADER);
        sender.writeData(assembler, now);
        int slot = (int) (sent++ % packets.length);
        lengths[slot] = assembler.length();
        System.arraycopy(assembler.array(), 0, packets[slot], 0, lengths[slot]);
    }

    /** Takes the packet that was sent first, and hands its acknowledgement over if there is one. */
    void deliver() {
        now += PACKET_INTERVAL;
        int slot = (int) (taken++ % packets.length);
        if (lossEvery > 0 && taken % lossEvery == 0) {
            return;
        }
        hand(packets[slot], lengths[slot], receiver);
        if (receiver.hasAcknowledgements(now)) {
            assembler.begin(0, PACKET, HEADER);
            receiver.writeAcknowledgements(assembler, now);
            hand(assembler.array(), assembler.length(), sender);
        }
    }

    private void hand(byte[] packet, int length, SessionFlows to) {
        int header = HEADER.encodedLength();
        ChunkReader chunks = new ChunkReader(new ByteReader(packet, header, length - header), PacketMode.INITIATOR);
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (chunk instanceof UserData data) {
                to.receive(data, now);
            } else {
                to.receive((DataAcknowledgement) chunk, now);
            }
        }
        to.endOfPacket(now);
    }

    private static final class Owner implements SessionFlows.Owner {

        @Override
        public void wake() {
            // Whoever has the pipe looks anyway.
        }

        @Override
        public void deliver(FlowEvent event) {
            // Nobody is interested.
        }

        @Override
        public long retransmissionTimeout() {
            return Time.SECOND;
        }

        @Override
        public long smoothedRoundTripTime() {
            return Time.MILLISECOND;
        }

        @Override
        public void dropped(DropReason reason) {
            throw new IllegalStateException("A packet of ours was refused: " + reason);
        }
    }
}
