package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * How long a datagram may be on each session's path, as far as its sender can know: by answered probes (RFC 7016
 * §3.5.4.3).
 */
final class ProvenSizes {

    /** What every path is taken to carry. */
    private static final int BASE = 1_192;

    private final Map<Integer, Integer> proven = new HashMap<>();
    /** The lengths of probes that arrived, by the session ID that they came to and what they said. */
    private final Map<String, Integer> arrived = new HashMap<>();

    /** @throws InvariantException if a datagram that probes nothing is longer than anything that got through */
    void sent(int sessionId, PlainPacket packet, int length) {
        if (!isProbe(packet) && length > proven.getOrDefault(sessionId, BASE)) {
            throw new InvariantException("A datagram of " + length + " bytes where " + proven.getOrDefault(sessionId,
                    BASE)
                    + " are proven");
        }
    }

    private static boolean isProbe(PlainPacket packet) {
        return packet.chunks().size() == 1 && packet.chunks().get(0) instanceof Ping;
    }

    void received(int sessionId, PlainPacket packet, int length) {
        if (length > BASE && isProbe(packet)) {
            arrived.put(key(sessionId, ((Ping) packet.chunks().get(0)).message()), length);
        }
    }

    /** The end that sends to a session ID learns that a ping arrived there. */
    void answered(int sessionId, PingReply reply) {
        Integer length = arrived.get(key(sessionId, reply.messageEcho()));
        if (length != null) {
            proven.merge(sessionId, length, Math::max);
        }
    }

    private static String key(int sessionId, byte[] message) {
        return sessionId + HexFormat.of().formatHex(message);
    }
}
