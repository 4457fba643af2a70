package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;

/** Takes the packets that come for a session's own ID, in whatever state the session is. Belongs to one endpoint. */
final class SessionReceiver {

    private final Surroundings surroundings;
    private final SessionChunks chunks;
    private final byte[] plain = new byte[Sessions.DATAGRAM_LIMIT];

    SessionReceiver(Surroundings surroundings, SessionChunks chunks) {
        this.surroundings = surroundings;
        this.chunks = chunks;
    }

    /** Takes one sealed packet. */
    void receive(Session session, byte[] sealed, int offset, int length, Path source, long now) {
        if (session.state.isOpening()) {
            receiveWhileOpening(session, sealed, offset, length, source, now);
        } else if (!session.state.isOver() && !surroundings.packetRate.allows(session, now)) {
            surroundings.drop(DropReason.OVER_LIMIT);
        } else if (!session.state.isOver()) {
            int plainLength = open(session.keys.cipher(), sealed, offset, length);
            if (plainLength >= 0) {
                surroundings.packetRate.count(session, now);
                session.bytesReceived += length;
                process(session, plainLength, source, now);
            }
        }
    }

    /** Returns the length of the plain packet, or something negative after counting why there is none. */
    private int open(PacketCipher cipher, byte[] sealed, int offset, int length) {
        int plainLength = cipher.open(sealed, offset, length, plain, 0);
        if (plainLength < 0) {
            // RFC 7016 §2.2.3: SHALL discard
            surroundings.drop(plainLength == PacketCipher.DUPLICATE ? DropReason.DUPLICATE : DropReason.NOT_AUTHENTIC);
        }
        return plainLength;
    }

    /** The answers to our keying come to the session's ID, but with the Default Session Key. */
    private void receiveWhileOpening(
            Session session, byte[] sealed, int offset, int length, Path source, long now) {
        int plainLength = surroundings.startupCipher.open(sealed, offset, length, plain, 0);
        if (plainLength < 0) {
            if (!session.handshake.keepEarly(sealed, offset, length, source)) {
                surroundings.drop(DropReason.NOT_AUTHENTIC);
            }
            return;
        }
        ByteReader reader = new ByteReader(plain, 0, plainLength);
        PacketHeader header = header(reader);
        if (header == null || header.mode() != PacketMode.STARTUP) {
            surroundings.drop(DropReason.WRONG_MODE);
            return;
        }
        ChunkReader chunkReader = new ChunkReader(reader, PacketMode.STARTUP);
        Chunk chunk = chunkReader.next();
        if (chunk instanceof RHelloCookieChange change) {
            session.handshake.receive(change, now);
        } else if (chunk instanceof ResponderInitialKeying keying) {
            session.handshake.receive(keying, now);
        } else if (chunk != null) {
            surroundings.drop(DropReason.UNEXPECTED);
        }
        count(chunkReader);
    }

    /** Takes the first packets for a responder session: one that verifies makes it a session. */
    void receive(ProvisionalSession waiting, byte[] sealed, int offset, int length, Path source, long now) {
        SessionKeys keys = waiting.keys(surroundings.profile);
        int plainLength = open(keys.cipher(), sealed, offset, length);
        if (plainLength < 0) {
            return;
        }
        if (plainLength == 0 || surroundings.closed) {
            surroundings.drop(DropReason.UNEXPECTED);
            return;
        }
        if ((plain[0] & 3) != PacketMode.INITIATOR.code()) {
            surroundings.drop(DropReason.WRONG_MODE);
            return;
        }
        if (!saysSomething(plainLength)) {
            surroundings.drop(DropReason.NOT_AUTHENTIC);
            return;
        }
        Session session = confirm(waiting, keys, waiting.confirmedBy(source), now);
        session.bytesReceived += length;
        process(session, plainLength, source, now);
    }

    /**
     * One made-up packet of 65,536 passes a checksum, but hardly ever has a chunk in it; whoever has the keys has no
     * reason to send none.
     */
    private boolean saysSomething(int plainLength) {
        ByteReader reader = new ByteReader(plain, 0, plainLength);
        PacketHeader header = header(reader);
        return header != null && new ChunkReader(reader, header.mode()).next() != null;
    }

    private Session confirm(ProvisionalSession waiting, SessionKeys keys, Path path, long now) {
        ConfirmedSession confirmed = new ConfirmedSession(waiting.receiveId(), waiting.sendId(), path,
                waiting.certificate(surroundings.profile), keys, waiting.note(), waiting.answeredAt());
        surroundings.provisional.confirm(waiting);
        Session stale = surroundings.table.openByIdentity(confirmed.certificate().canonicalDiscriminator());
        if (stale != null && surroundings.profile.overrides(confirmed.certificate(), stale.farCertificate)) {
            // RFC 7016 §3.5.1.1.2: the existing S_OPEN session is stale
            SessionTransitions.closed(stale, CloseReason.OVERRIDDEN, now);
        }
        Session session = GlareResolution.openingTo(surroundings, confirmed.certificate(), path);
        if (session == null) {
            session = Session.accepted(surroundings, now);
        }
        SessionTransitions.openedAsResponder(session, confirmed, now);
        return session;
    }

    private PacketHeader header(ByteReader reader) {
        try {
            return PacketHeader.decode(reader);
        } catch (MalformedException e) {
            return null;
        }
    }

    private void process(Session session, int plainLength, Path source, long now) {
        ByteReader reader = new ByteReader(plain, 0, plainLength);
        PacketHeader header = header(reader);
        PacketMode expected = session.isInitiator() ? PacketMode.RESPONDER : PacketMode.INITIATOR;
        // RFC 7016 §2.2.4: SHOULD ignore what has our own mark, for it is our own packet come back
        if (header == null || header.mode() != expected) {
            surroundings.drop(DropReason.WRONG_MODE);
            return;
        }
        session.packetsReceived++;
        takeHeader(session, header, now);
        ChunkReader chunkReader = new ChunkReader(reader, header.mode());
        for (Chunk chunk = chunkReader.next(); chunk != null; chunk = chunkReader.next()) {
            chunks.receive(session, chunk, source, now);
        }
        count(chunkReader);
        chunks.endOfPacket(session, source, now);
        session.wake();
    }

    private void takeHeader(Session session, PacketHeader header, long now) {
        if (header.timestamp() != PacketHeader.ABSENT) {
            session.timestamps.received(header.timestamp(), now);
        }
        if (header.timestampEcho() != PacketHeader.ABSENT) {
            long roundTripTime = session.timestamps.echoReceived(header.timestampEcho(), now);
            if (roundTripTime != Timestamps.NONE) {
                session.timeout.measure(roundTripTime);
                if (session.traffic != null) {
                    session.traffic.roundTripMeasured(roundTripTime, now);
                }
            }
        }
        if (header.timeCritical()) {
            surroundings.timeCritical.received(session, now);
        }
        if (header.timeCriticalReverse()) {
            session.timeCriticalReverseReceived = now;
        }
    }

    private void count(ChunkReader chunkReader) {
        surroundings.counters.dropped(DropReason.MALFORMED, chunkReader.malformedCount());
        surroundings.counters.dropped(DropReason.WRONG_MODE, chunkReader.misplacedCount());
    }
}
