package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.PacketReassembler;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;

/** Takes the packets with session ID 0, which anybody may send (RFC 7016 §2.2.2). Belongs to one endpoint. */
final class StartupReceiver {

    private final Surroundings surroundings;
    private final ResponderHandshake responder;
    private final PacketReassembler reassembler;
    private final byte[] plain = new byte[Sessions.DATAGRAM_LIMIT];

    StartupReceiver(Surroundings surroundings, ResponderHandshake responder) {
        this.surroundings = surroundings;
        this.responder = responder;
        this.reassembler = new PacketReassembler(surroundings::drop);
    }

    /** Takes one sealed packet. */
    void receive(byte[] sealed, int offset, int length, Path source, long now) {
        int plainLength = surroundings.startupCipher.open(sealed, offset, length, plain, 0);
        if (plainLength < 0) {
            surroundings.drop(DropReason.NOT_AUTHENTIC);
        } else {
            process(plain, plainLength, length + SessionIdCodec.LENGTH, source, now);
        }
    }

    /** @param datagramLength what it came in, or 0 if it was reassembled from many */
    private void process(byte[] packet, int length, int datagramLength, Path source, long now) {
        ByteReader reader = new ByteReader(packet, 0, length);
        try {
            if (PacketHeader.decode(reader).mode() != PacketMode.STARTUP) {
                surroundings.drop(DropReason.WRONG_MODE);
                return;
            }
        } catch (MalformedException e) {
            surroundings.drop(DropReason.WRONG_MODE);
            return;
        }
        ChunkReader chunks = new ChunkReader(reader, PacketMode.STARTUP);
        Chunk chunk = chunks.next();
        // One chunk in each packet, or fragments of others: more would only multiply what a small packet can cause.
        if (chunk instanceof PacketFragment) {
            reassembleAll(chunk, chunks, datagramLength == 0, source, now);
        } else if (chunk != null) {
            receive(chunk, Math.max(length, datagramLength), source, now);
        }
        surroundings.counters.dropped(DropReason.MALFORMED, chunks.malformedCount());
        surroundings.counters.dropped(DropReason.WRONG_MODE, chunks.misplacedCount());
    }

    /**
     * What an answer may be long is reckoned from each packet that is whole now; what is beside them counts for none.
     */
    private void reassembleAll(Chunk first, ChunkReader chunks, boolean nested, Path source, long now) {
        Chunk chunk = first;
        while (chunk instanceof PacketFragment fragment) {
            reassemble(fragment, nested, source, now);
            chunk = chunks.next();
        }
        if (chunk != null) {
            surroundings.drop(DropReason.UNEXPECTED);
        }
    }

    private void reassemble(PacketFragment fragment, boolean nested, Path source, long now) {
        if (nested) {
            surroundings.drop(DropReason.UNEXPECTED);
            return;
        }
        byte[] whole = reassembler.receive(source.address(), PacketMode.STARTUP, fragment, now);
        if (whole != null) {
            process(whole, whole.length, 0, source, now);
        }
    }

    /** When {@link #handleTimeout} has something to do next. */
    long nextDeadline() {
        return reassembler.nextDeadline();
    }

    /** RFC 7016 §3.4: forgets packets of which nothing more comes. */
    void handleTimeout(long now) {
        reassembler.handleTimeout(now);
    }

    private void receive(Chunk chunk, int datagramLength, Path source, long now) {
        if (chunk instanceof InitiatorHello hello) {
            responder.receive(hello, source, datagramLength, now);
        } else if (chunk instanceof InitiatorInitialKeying keying) {
            responder.receive(keying, source, datagramLength, now);
        } else if (chunk instanceof ResponderHello hello) {
            receive(hello, source, now);
        } else if (chunk instanceof ResponderRedirect redirect) {
            Session session = opening(redirect.tagEcho());
            if (session != null) {
                session.handshake.receive(redirect, source, now);
            }
        } else {
            surroundings.drop(DropReason.UNEXPECTED);
        }
    }

    private void receive(ResponderHello hello, Path source, long now) {
        boolean awaited = surroundings.table.openingByTag(hello.tagEcho()) != null;
        if (!awaited && surroundings.settings.servesStrangers()) {
            surroundings.listener.helloAnswered(hello.tagEcho(), source.address(), source.interfaceId());
            return;
        }
        Session session = opening(hello.tagEcho());
        if (session != null) {
            session.handshake.receive(hello, source, now);
        }
    }

    private Session opening(byte[] tag) {
        Session session = surroundings.table.openingByTag(tag);
        if (session == null) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else {
            session.wake();
        }
        return session;
    }
}
