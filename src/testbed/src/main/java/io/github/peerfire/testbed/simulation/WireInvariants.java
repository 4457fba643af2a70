package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads along with endpoints of {@link PlainProfile} and throws an {@link InvariantException} as soon as one sends what
 * it must not: session ID 0 or one that is in use, an acknowledgement of what it did not receive, a forward sequence
 * number beyond what is outstanding, a datagram longer than what its path was proven to carry, more bytes than allowed
 * to an address that proved nothing.
 */
public final class WireInvariants implements NetworkObserver {

    private static final int AMPLIFICATION = 3;

    private final boolean reliable;
    private final Map<FlowKey, ObservedFlow> flows = new LinkedHashMap<>();
    /** Which session ID the far end of the session with another one receives with. */
    private final Map<Integer, Integer> pairs = new HashMap<>();
    private final Map<Integer, Integer> components = new HashMap<>();
    private final Map<Conversation, long[]> startupBytes = new LinkedHashMap<>();
    private final ProvenSizes sizes = new ProvenSizes();
    private final Set<Long> genuine = new HashSet<>();

    /** Of a world in which nothing may be given up, or everything. */
    public WireInvariants(boolean reliable) {
        this.reliable = reliable;
    }

    @Override
    public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        genuine.add(fingerprint(datagram));
        PlainPacket packet = PlainPacket.of(datagram)
                .orElseThrow(() -> new InvariantException("A datagram that does not parse"));
        boolean startup = packet.header().mode() == PacketMode.STARTUP;
        if (!startup && packet.sessionId() == 0) {
            throw new InvariantException("A packet of a session to session ID 0");
        }
        if (packet.chunks().isEmpty()) {
            throw new InvariantException("A packet without a chunk");
        }
        sizes.sent(packet.sessionId(), packet, datagram.length);
        for (Chunk chunk : packet.chunks()) {
            sent(chunk, packet.sessionId());
            if (isAnswer(chunk)) {
                answered(from, to, datagram.length);
            }
        }
    }

    private void sent(Chunk chunk, int sessionId) {
        if (chunk instanceof UserData data) {
            flow(sessionId, data.flowId()).sent(data, reliable);
        } else if (chunk instanceof DataAcknowledgement acknowledgement && pairs.containsKey(sessionId)) {
            flow(pairs.get(sessionId), acknowledgement.flowId()).acknowledging(acknowledgement);
        } else if (chunk instanceof InitiatorInitialKeying keying) {
            claim(keying.initiatorSessionId(), keying.sessionKeyInitiatorComponent());
        } else if (chunk instanceof ResponderInitialKeying keying) {
            claim(keying.responderSessionId(), keying.sessionKeyResponderComponent());
            pairs.put(sessionId, keying.responderSessionId());
            pairs.put(keying.responderSessionId(), sessionId);
        }
    }

    private void claim(int sessionId, byte[] component) {
        Integer hash = Arrays.hashCode(component);
        Integer earlier = components.putIfAbsent(sessionId, hash);
        if (sessionId == 0 || earlier != null && !earlier.equals(hash)) {
            throw new InvariantException("Session ID " + sessionId + " is no good, or another session's");
        }
    }

    private static boolean isAnswer(Chunk chunk) {
        return chunk instanceof ResponderHello || chunk instanceof ResponderRedirect
                || chunk instanceof RHelloCookieChange || chunk instanceof ResponderInitialKeying;
    }

    private void answered(InetSocketAddress from, InetSocketAddress to, int length) {
        long[] bytes = startupBytes.computeIfAbsent(new Conversation(from, to), key -> new long[2]);
        bytes[1] += length;
        if (bytes[1] > AMPLIFICATION * bytes[0]) {
            throw new InvariantException(bytes[1] + " bytes for " + bytes[0] + " from somebody unproven");
        }
    }

    @Override
    public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        startupBytes.computeIfAbsent(new Conversation(to, from), key -> new long[2])[0] += datagram.length;
        if (!genuine.contains(fingerprint(datagram))) {
            return;
        }
        PlainPacket packet = PlainPacket.of(datagram).orElseThrow();
        sizes.received(packet.sessionId(), packet, datagram.length);
        for (Chunk chunk : packet.chunks()) {
            received(chunk, packet.sessionId());
        }
    }

    private void received(Chunk chunk, int sessionId) {
        Integer other = pairs.get(sessionId);
        if (chunk instanceof UserData data) {
            flow(sessionId, data.flowId()).received(data);
        } else if (chunk instanceof DataAcknowledgement acknowledgement && other != null) {
            flow(other, acknowledgement.flowId()).acknowledged(acknowledgement);
        } else if (chunk instanceof PingReply reply && other != null) {
            sizes.answered(other, reply);
        }
    }

    private ObservedFlow flow(int sessionId, long flowId) {
        return flows.computeIfAbsent(new FlowKey(sessionId, flowId), key -> new ObservedFlow());
    }

    private static long fingerprint(byte[] datagram) {
        CRC32 crc = new CRC32();
        crc.update(datagram);
        return crc.getValue() << 16 | datagram.length;
    }

    private record FlowKey(int sessionId, long flowId) {
    }

    private record Conversation(InetSocketAddress near, InetSocketAddress far) {
    }
}
