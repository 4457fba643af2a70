package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The flows of one end, and as little of a session as they need: plain packets, a fixed window, a timeout alarm. */
final class FlowEnd implements SessionFlows.Owner {

    static final long ERTO = 500 * Time.MILLISECOND;

    private static final int MOST_PACKETS = 10_000;

    final SessionFlows flows;
    final List<FlowEvent> events = new ArrayList<>();
    final List<DropReason> drops = new ArrayList<>();
    final FlowLimits limits;
    int wakes;
    long congestionWindow = 1 << 20;
    PacketFeedback feedback;
    private long timeoutAlarm = Time.NEVER;

    FlowEnd() {
        this(FlowLimits.DEFAULT);
    }

    FlowEnd(FlowLimits limits) {
        this(limits, new FlowRoom(Long.MAX_VALUE));
    }

    FlowEnd(FlowLimits limits, FlowRoom room) {
        this.limits = limits;
        this.flows = new SessionFlows(limits, room, this);
    }

    SendFlow open(String metadata) {
        return flows.open(metadata.getBytes(), FlowOptions.DEFAULT, null, 0);
    }

    /** All that is to be sent now, one array for each packet. */
    List<byte[]> drain(long now) {
        List<byte[]> packets = new ArrayList<>();
        flows.handleTimeout(now);
        if (timeoutAlarm <= now) {
            timeoutAlarm = Time.NEVER;
            flows.retransmissionTimeoutExpired(now);
        }
        while (flows.hasAcknowledgements(now)) {
            if (packets.size() > MOST_PACKETS) {
                throw new AssertionError("acknowledgements without end");
            }
            PacketAssembler packet = begin();
            flows.writeAcknowledgements(packet, now);
            writeData(packet, now);
            packets.add(end(packet));
        }
        while (flows.hasData(now) && flows.bytesInFlight() < congestionWindow) {
            PacketAssembler packet = begin();
            if (!writeData(packet, now)) {
                break;
            }
            flows.writeAcknowledgements(packet, now);
            packets.add(end(packet));
        }
        return packets;
    }

    private boolean writeData(PacketAssembler packet, long now) {
        if (flows.bytesInFlight() < congestionWindow && flows.writeData(packet, now) > 0) {
            timeoutAlarm = now + ERTO;
            return true;
        }
        return false;
    }

    private PacketAssembler begin() {
        PacketAssembler packet = new PacketAssembler(new byte[2_048]);
        packet.begin(0, limits.packetSize(), new PacketHeader(false, false, PacketMode.INITIATOR, 1, 2));
        return packet;
    }

    private static byte[] end(PacketAssembler packet) {
        return Arrays.copyOf(packet.array(), packet.length());
    }

    void receive(byte[] packet, long now) {
        receive(chunks(packet), now);
    }

    void receive(List<Chunk> chunks, long now) {
        for (Chunk chunk : chunks) {
            if (chunk instanceof UserData data) {
                flows.receive(data, now);
            } else if (chunk instanceof DataAcknowledgement acknowledgement) {
                flows.receive(acknowledgement, now);
            } else if (chunk instanceof BufferProbe probe) {
                flows.receive(probe, now);
            } else if (chunk instanceof FlowExceptionReport report) {
                flows.receive(report, now);
            }
        }
        feedback = flows.endOfPacket(now);
        if (feedback.anyAcknowledgement() && timeoutAlarm != Time.NEVER) {
            timeoutAlarm = now + ERTO;
        }
    }

    long nextDeadline() {
        return Math.min(timeoutAlarm, flows.nextDeadline());
    }

    static List<Chunk> chunks(byte[] packet) {
        ByteReader reader = new ByteReader(packet);
        try {
            PacketHeader header = PacketHeader.decode(reader);
            ChunkReader chunks = new ChunkReader(reader, header.mode());
            List<Chunk> result = new ArrayList<>();
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                result.add(chunk);
            }
            if (chunks.malformedCount() + chunks.misplacedCount() > 0) {
                throw new AssertionError("sent what cannot be read");
            }
            return result;
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    /** The events so far of one kind. */
    <T extends FlowEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void wake() {
        wakes++;
    }

    @Override
    public void deliver(FlowEvent event) {
        events.add(event);
    }

    @Override
    public long retransmissionTimeout() {
        return ERTO;
    }

    @Override
    public long smoothedRoundTripTime() {
        return 30 * Time.MILLISECOND;
    }

    @Override
    public void dropped(DropReason reason) {
        drops.add(reason);
    }
}
