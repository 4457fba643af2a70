package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkType;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.SessionCloseAcknowledgement;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.util.ArrayDeque;
import java.util.Arrays;

/** Makes the packets of established sessions, one at a time (RFC 7016 §2.2.4). Belongs to one endpoint. */
final class SessionTransmitter {

    private static final byte[] KEEPALIVE = new byte[0];

    private final PacketAssembler packet = new PacketAssembler(new byte[SessionParameters.PACKET_SIZE_LIMIT]);

    /** Writes a session's next datagram; false if it has nothing to send. */
    boolean transmit(Session session, DatagramTarget target, long now) {
        if (session.keys == null || session.state.isOver()) {
            return false;
        }
        Path destination = session.path;
        int probe = session.isOpen() && session.traffic != null ? session.traffic.nextProbe(now) : 0;
        boolean echoed = begin(packet, session, now, plainLength(session, probe > 0 ? probe : size(session)));
        if (session.mobility != null && session.mobility.questionPath() != null) {
            // RFC 7016 §3.5.4.2: to the address in question, instead of DESTADDR
            destination = session.mobility.questionPath();
            new Ping(session.mobility.takeQuestion()).appendTo(packet);
        } else if (probe > 0) {
            writeProbe(session.traffic.probeSent(probe, now));
        } else {
            write(session, now);
        }
        if (packet.chunkCount() == 0) {
            return false;
        }
        int length = seal(packet, session, target.bytes());
        if (echoed) {
            session.timestamps.echoed(session.timestamps.echo(now));
        }
        session.packetsSent++;
        session.bytesSent += length;
        target.set(length, destination.address(), destination.interfaceId());
        return true;
    }

    /** Tells the far end at once that the session is over, and needs no answer (RFC 7016 §3.5.5). */
    static void sendAbruptClose(Session session, Path destination, long now) {
        PacketAssembler packet = new PacketAssembler(new byte[64]);
        begin(packet, session, now, 64);
        new SessionCloseAcknowledgement().appendTo(packet);
        byte[] datagram = new byte[SessionParameters.PACKET_SIZE];
        int length = seal(packet, session, datagram);
        session.packetsSent++;
        session.bytesSent += length;
        session.surroundings.outbox.enqueueSealed(Arrays.copyOf(datagram, length), destination, now);
    }

    private static int size(Session session) {
        return session.traffic == null ? SessionParameters.PACKET_SIZE : session.traffic.datagramSize();
    }

    private static int plainLength(Session session, int datagramSize) {
        return session.keys.cipher().maximumPlainLength(datagramSize - SessionIdCodec.LENGTH);
    }

    /** Returns whether there is an echo in the header. */
    private static boolean begin(PacketAssembler packet, Session session, long now, int limit) {
        int echo = session.timestamps.echo(now);
        boolean reverse = session.surroundings.timeCritical.isReceivedByOthers(session, now);
        // RFC 7016 §2.2.4: all packets have the mark of the end that they come from.
        // Old peers want a timestamp in each.
        PacketMode mark = session.isInitiator() ? PacketMode.INITIATOR : PacketMode.RESPONDER;
        packet.begin(0, limit, new PacketHeader(
                false, reverse, mark, Timestamps.at(now), echo == Timestamps.NONE ? PacketHeader.ABSENT : echo));
        return echo != Timestamps.NONE;
    }

    private static int seal(PacketAssembler packet, Session session, byte[] datagram) {
        int length = session.keys.cipher()
                .seal(packet.array(), packet.offset(), packet.length(), datagram, SessionIdCodec.LENGTH);
        int scrambled = SessionIdCodec.scramble(session.sendId, datagram, SessionIdCodec.LENGTH, length);
        new ByteWriter(datagram).writeUint32(scrambled);
        return SessionIdCodec.LENGTH + length;
    }

    private void writeProbe(byte[] message) {
        Ping ping = new Ping(message);
        int padding = packet.remaining() - ping.encodedLength() - PacketAssembler.CHUNK_HEADER_LENGTH;
        packet.beginChunk(ChunkType.PADDING).writeBytes(new byte[padding]);
        packet.commit();
        // RFC 7016 §3.5.4.3: the Ping SHOULD come after the padding, lest a truncated probe be answered
        ping.appendTo(packet);
    }

    private void write(Session session, long now) {
        if (session.closing != null) {
            writeClose(session.closing, now);
            return;
        }
        // RFC 7016 §3.5.4: as quickly as possible
        while (hasAny(session.pingReplies) && new PingReply(session.pingReplies.peek()).appendTo(packet)) {
            session.pingReplies.remove();
            // one more is rare, and most sessions are idle
            session.pingReplies = hasAny(session.pingReplies) ? session.pingReplies : null;
        }
        writeForwardedHellos(session.forwardedHellos);
        // RFC 7016 §3.5.4.1: with an empty message
        if (session.keepalive.isPingWanted() && new Ping(KEEPALIVE).appendTo(packet)) {
            session.keepalive.pingSent(now);
        }
        if (session.traffic != null) {
            session.traffic.write(packet, now);
        }
    }

    private void writeForwardedHellos(ForwardedHellos hellos) {
        while (hellos != null && hellos.peek() != null && hellos.peek().appendTo(packet)) {
            hellos.remove();
        }
    }

    private static boolean hasAny(ArrayDeque<?> queue) {
        return queue != null && !queue.isEmpty();
    }

    private void writeClose(SessionClose closing, long now) {
        if (closing.isAcknowledgementWanted()) {
            append(new SessionCloseAcknowledgement());
            closing.acknowledgementSent();
        }
        if (closing.isRequestWanted()) {
            append(new SessionCloseRequest());
            closing.requestSent(now);
        }
    }

    private void append(Chunk chunk) {
        chunk.appendTo(packet);
    }
}
