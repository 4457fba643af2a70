package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells an initiator where else to say hello (RFC 7016 §2.3.5).
 *
 * @param tagEcho the tag of the Initiator Hello
 * @param destinations where; if none, the packet's source address is meant (Implied Redirect)
 */
public record ResponderRedirect(byte[] tagEcho, List<CandidateAddress> destinations) implements Chunk {

    /** Copies the list. */
    public ResponderRedirect {
        destinations = List.copyOf(destinations);
    }

    @Override
    public int type() {
        return ChunkType.RESPONDER_REDIRECT;
    }

    @Override
    public int payloadLength() {
        int length = ByteWriter.countedLength(tagEcho);
        for (CandidateAddress destination : destinations) {
            length += destination.encodedLength();
        }
        return length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeCountedBytes(tagEcho);
        for (CandidateAddress destination : destinations) {
            destination.encode(writer);
        }
    }

    /** Reads a chunk's whole payload; an address that is cut short makes all of it malformed. */
    public static ResponderRedirect decode(ByteReader payload) throws MalformedException {
        byte[] tagEcho = payload.readCountedBytes();
        List<CandidateAddress> destinations = new ArrayList<>();
        while (payload.hasRemaining()) {
            destinations.add(CandidateAddress.decode(payload));
        }
        return new ResponderRedirect(tagEcho, destinations);
    }
}
