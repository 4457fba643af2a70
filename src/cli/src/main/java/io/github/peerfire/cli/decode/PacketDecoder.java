package io.github.peerfire.cli.decode;

import io.github.peerfire.flash.capture.CapturedDatagram;
import io.github.peerfire.flash.crypto.ObservedPacket;
import io.github.peerfire.flash.crypto.ObservedSession;
import io.github.peerfire.flash.crypto.SessionObserver;
import io.github.peerfire.flash.crypto.SessionSecret;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes the datagrams of a capture one after the other. Those that are no RTMFP at all come out as sealed. */
public final class PacketDecoder {

    private static final int MOST_FLOWS = 4_096;

    private final SessionObserver observer;
    private final DecodeCounts counts = new DecodeCounts();
    private final Map<FlowKey, FlowMessages> flows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FlowKey, FlowMessages> eldest) {
            return size() > MOST_FLOWS;
        }
    };

    /** One direction of a session, and a flow in it. */
    private record FlowKey(ObservedSession session, PacketMode sender, long flowId) {
    }

    /** Opens those sessions whose secrets are given; of all others only the startup. */
    public PacketDecoder(List<SessionSecret> secrets) {
        observer = new SessionObserver(secrets);
    }

    /** Decodes the next datagram. */
    public DecodedPacket decode(CapturedDatagram datagram) {
        ObservedPacket packet = observer.observe(datagram.payload(), datagram.time());
        List<Description> chunks = new ArrayList<>();
        List<Description> messages = new ArrayList<>();
        for (Chunk chunk : packet.chunks()) {
            chunks.add(ChunkDescription.of(chunk));
            if (chunk instanceof UserData data && packet.session().isPresent()) {
                message(packet, data).ifPresent(messages::add);
            }
        }
        counts.add(packet, messages.size());
        return new DecodedPacket(datagram, packet, chunks, messages);
    }

    private Optional<Description> message(ObservedPacket packet, UserData data) {
        FlowMessages flow = flows.computeIfAbsent(
                new FlowKey(packet.session().orElseThrow(), packet.sender(), data.flowId()), key -> new FlowMessages());
        return flow.take(data).map(message -> flow.isForeign()
                ? Description.of("message").with("flow", data.flowId()).with("payload", message)
                : MessageDescription.of(message, data.flowId()));
    }

    /** What was decoded so far. */
    public DecodeCounts counts() {
        return counts;
    }
}
