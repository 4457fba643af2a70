package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.List;
import java.util.Optional;

/**
 * A packet between two others, as far as it opened; see {@link SessionObserver}.
 *
 * @param sessionId to whom it went, 32 bits; 0 where there is no session yet
 * @param outcome how far it opened
 * @param sender the mode that packets under the key which opens it must have; null if none does
 * @param session empty unless {@link Outcome#SESSION} or {@link Outcome#DUPLICATE}
 * @param header null unless it opened
 * @param chunks what it holds, and where it completes a fragmented packet, behind that what the whole packet holds
 * @param malformed how many chunks do not parse or have no place in it
 */
public record ObservedPacket(int sessionId, Outcome outcome, PacketMode sender, Optional<ObservedSession> session,
        PacketHeader header, List<Chunk> chunks, int malformed) {

    /** Copies the chunks. */
    public ObservedPacket {
        chunks = List.copyOf(chunks);
    }

    /** How far a packet opened. */
    public enum Outcome {
        /** It opens with the Default Session Key. */
        STARTUP,
        /** It opens with the keys of a session. */
        SESSION,
        /** It belongs to a session, and its session sequence number was seen before. */
        DUPLICATE,
        /** Nothing that is known opens it. */
        SEALED,
        /** It opens, but its header is malformed. */
        MALFORMED,
        /** It is too short for a packet. */
        SHORT
    }

    static ObservedPacket unopened(int sessionId, Outcome outcome) {
        return new ObservedPacket(sessionId, outcome, null, Optional.empty(), null, List.of(), 0);
    }
}
