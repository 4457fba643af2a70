package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketMode;

/**
 * Takes a plain packet apart (RFC 7016 §2.2.4, §2.3). Chunks of unknown types are passed over in silence; those that
 * do not parse and those that have no place in the packet are passed over and counted. Next User Data comes out as
 * the {@link UserData} that it stands for.
 */
public final class ChunkReader {

    /** A packet's chunks beyond this number are ignored: more than fit where every chunk has a purpose. */
    public static final int MAX_CHUNKS = 512;

    private static final int HEADER_LENGTH = 3;

    private final ByteReader packet;
    private final PacketMode mode;
    private int chunks;
    private int malformed;
    private int misplaced;
    private UserData previousData;

    /** Reads what follows the header of a packet of that mode. */
    public ChunkReader(ByteReader packet, PacketMode mode) {
        this.packet = packet;
        this.mode = mode;
    }

    /** The next chunk, or null at the packet's end. */
    public Chunk next() {
        // RFC 7016 §2.2.4: fewer than three bytes left, or a length that exceeds what is left, are padding
        while (packet.remaining() >= HEADER_LENGTH && chunks < MAX_CHUNKS) {
            chunks++;
            try {
                int type = packet.readUnsignedByte();
                int length = packet.readUint16();
                if (length > packet.remaining()) {
                    return null;
                }
                Chunk chunk = read(type, packet.slice(length));
                if (chunk != null) {
                    return chunk;
                }
            } catch (MalformedException e) {
                // RFC 7016 §2.3: SHALL be ignored as though it was not present, and parsing SHALL go on
                malformed++;
            }
        }
        return null;
    }

    /** How many chunks so far did not parse. */
    public int malformedCount() {
        return malformed;
    }

    /** How many chunks so far had no place in a packet of this mode, or nothing to follow. */
    public int misplacedCount() {
        return misplaced;
    }

    private Chunk read(int type, ByteReader payload) throws MalformedException {
        // RFC 7016 §2.3: a chunk in a packet of an inappropriate mode MUST be ignored
        if (type == ChunkType.PACKET_FRAGMENT) {
            return PacketFragment.decode(payload);
        } else if (isStartup(type)) {
            return mode == PacketMode.STARTUP ? readStartup(type, payload) : misplaced();
        } else if (isEstablished(type)) {
            return mode == PacketMode.STARTUP ? misplaced() : readEstablished(type, payload);
        }
        // RFC 7016 §2.3: a chunk of an unrecognized type MUST be ignored
        return null;
    }

    private Chunk misplaced() {
        misplaced++;
        return null;
    }

    private static boolean isStartup(int type) {
        return switch (type) {
            case ChunkType.INITIATOR_HELLO, ChunkType.RESPONDER_HELLO, ChunkType.RESPONDER_REDIRECT,
                    ChunkType.RHELLO_COOKIE_CHANGE, ChunkType.INITIATOR_INITIAL_KEYING,
                    ChunkType.RESPONDER_INITIAL_KEYING -> true;
            default -> false;
        };
    }

    private static boolean isEstablished(int type) {
        return switch (type) {
            case ChunkType.FORWARDED_INITIATOR_HELLO, ChunkType.PING, ChunkType.PING_REPLY, ChunkType.USER_DATA,
                    ChunkType.NEXT_USER_DATA, ChunkType.DATA_ACKNOWLEDGEMENT_BITMAP,
                    ChunkType.DATA_ACKNOWLEDGEMENT_RANGES, ChunkType.BUFFER_PROBE, ChunkType.FLOW_EXCEPTION_REPORT,
                    ChunkType.SESSION_CLOSE_REQUEST, ChunkType.SESSION_CLOSE_ACKNOWLEDGEMENT -> true;
            default -> false;
        };
    }

    private static Chunk readStartup(int type, ByteReader payload) throws MalformedException {
        return switch (type) {
            case ChunkType.INITIATOR_HELLO -> InitiatorHello.decode(payload);
            case ChunkType.RESPONDER_HELLO -> ResponderHello.decode(payload);
            case ChunkType.RESPONDER_REDIRECT -> ResponderRedirect.decode(payload);
            case ChunkType.RHELLO_COOKIE_CHANGE -> RHelloCookieChange.decode(payload);
            case ChunkType.INITIATOR_INITIAL_KEYING -> InitiatorInitialKeying.decode(payload);
            default -> ResponderInitialKeying.decode(payload);
        };
    }

    private Chunk readEstablished(int type, ByteReader payload) throws MalformedException {
        return switch (type) {
            case ChunkType.USER_DATA -> readUserData(payload);
            case ChunkType.NEXT_USER_DATA -> readNextUserData(payload);
            case ChunkType.DATA_ACKNOWLEDGEMENT_RANGES -> DataAcknowledgementRanges.decode(payload);
            case ChunkType.DATA_ACKNOWLEDGEMENT_BITMAP -> DataAcknowledgementBitmap.decode(payload);
            case ChunkType.BUFFER_PROBE -> BufferProbe.decode(payload);
            case ChunkType.FLOW_EXCEPTION_REPORT -> FlowExceptionReport.decode(payload);
            case ChunkType.PING -> Ping.decode(payload);
            case ChunkType.PING_REPLY -> PingReply.decode(payload);
            case ChunkType.FORWARDED_INITIATOR_HELLO -> ForwardedInitiatorHello.decode(payload);
            case ChunkType.SESSION_CLOSE_REQUEST -> SessionCloseRequest.decode(payload);
            default -> SessionCloseAcknowledgement.decode(payload);
        };
    }

    private UserData readUserData(ByteReader payload) throws MalformedException {
        // What follows one that does not parse cannot be told which flow it belongs to.
        previousData = null;
        previousData = UserData.decode(payload);
        return previousData;
    }

    private UserData readNextUserData(ByteReader payload) throws MalformedException {
        UserData previous = previousData;
        previousData = null;
        if (previous == null) {
            // RFC 7016 §2.3.12: it MUST follow User Data or Next User Data in the same packet
            misplaced++;
            return null;
        }
        previousData = NextUserData.decode(payload).after(previous);
        return previousData;
    }
}
