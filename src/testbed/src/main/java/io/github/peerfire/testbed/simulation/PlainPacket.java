package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is in a datagram of {@link PlainProfile}, which anybody can read.
 *
 * @param sessionId the receiver's session ID, 0 in startup packets that name none
 * @param chunks those that the protocol knows, in their order
 */
public record PlainPacket(int sessionId, PacketHeader header, List<Chunk> chunks) {

    /** Session ID, checksum and sequence number. */
    private static final int OUTSIDE = SessionIdCodec.LENGTH + 8;

    /** Reads a datagram; empty if it is none of that profile's, or no longer in one piece. */
    public static Optional<PlainPacket> of(byte[] datagram) {
        if (datagram.length <= OUTSIDE) {
            return Optional.empty();
        }
        int id = SessionIdCodec.scramble(ByteBuffer.wrap(datagram).getInt(), datagram,
                SessionIdCodec.LENGTH, datagram.length - SessionIdCodec.LENGTH);
        ByteReader reader = new ByteReader(Arrays.copyOfRange(datagram, OUTSIDE, datagram.length));
        try {
            PacketHeader header = PacketHeader.decode(reader);
            ChunkReader chunkReader = new ChunkReader(reader, header.mode());
            List<Chunk> chunks = new ArrayList<>();
            for (Chunk chunk = chunkReader.next(); chunk != null; chunk = chunkReader.next()) {
                chunks.add(chunk);
            }
            return Optional.of(new PlainPacket(id, header, chunks));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** The receiver's session ID and the chunks' types, in one line. */
    public String summary() {
        return chunks.stream().map(chunk -> chunk.getClass().getSimpleName())
                .collect(Collectors.joining(" ", "to " + Integer.toHexString(sessionId) + ": ", ""));
    }

    /** The first chunk of a type. */
    public <T extends Chunk> Optional<T> first(Class<T> type) {
        return chunks.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
