package io.github.peerfire.flash.crypto;

import io.github.peerfire.flash.crypto.ObservedPacket.Outcome;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.PacketReassembler;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the packets between two others, as a capture has them, given the secrets that they agreed on. Keys follow from
 * the keying chunks among the packets and from these secrets.
 *
 * <pre>{@code
 * SessionObserver observer = new SessionObserver(SessionSecret.parse(Files.readString(keys)));
 * ObservedPacket packet = observer.observe(datagram, now);
 * }</pre>
 *
 * <p>For one thread at a time. Sessions whose keying is not among the packets stay closed. The newest thousands of
 * keyings and sessions are kept.
 */
public final class SessionObserver {

    private static final int KEPT = 4_096;
    /** Initiators count their session IDs from the same number, some of them. */
    private static final int SAME_ID = 16;
    private static final int BLOCK = PacketPrimitives.BLOCK;

    private final PacketPrimitives primitives = new PacketPrimitives();
    private final FlashPacketCipher startup =
            new FlashPacketCipher(primitives, PacketKey.startup(), PacketKey.startup());
    private final List<SessionSecret> secrets;
    private final Map<Integer, List<InitiatorInitialKeying>> questions = bounded();
    private final Map<Integer, List<ObservedSession.Direction>> directions = bounded();
    private final PacketReassembler reassembler = new PacketReassembler(reason -> { });

    /** Knows these secrets; without any, only startup packets open. */
    public SessionObserver(List<SessionSecret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    private static <V> Map<Integer, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /**
     * Opens one packet. Packets are to be shown in the order in which they were sent.
     *
     * @param datagram the whole content of a UDP datagram
     * @param now when, in nanoseconds; does not go back
     */
    public ObservedPacket observe(byte[] datagram, long now) {
        int length = datagram.length - SessionIdCodec.LENGTH;
        if (length < BLOCK) {
            return ObservedPacket.unopened(0, Outcome.SHORT);
        }
        int sessionId = SessionIdCodec.scramble(
                scrambledId(datagram), datagram, SessionIdCodec.LENGTH, length);
        byte[] plain = new byte[length];
        for (ObservedSession.Direction direction : directions.getOrDefault(sessionId, List.of())) {
            int opened = direction.cipher().open(datagram, SessionIdCodec.LENGTH, length, plain, 0);
            if (opened == FlashPacketCipher.DUPLICATE) {
                return closed(sessionId, Outcome.DUPLICATE, direction);
            } else if (opened >= 0) {
                return parse(sessionId, Arrays.copyOf(plain, opened), Outcome.SESSION, direction, now);
            }
        }
        int opened = startup.open(datagram, SessionIdCodec.LENGTH, length, plain, 0);
        return opened < 0 ? ObservedPacket.unopened(sessionId, Outcome.SEALED)
                : parse(sessionId, Arrays.copyOf(plain, opened), Outcome.STARTUP, null, now);
    }

    private static int scrambledId(byte[] datagram) {
        return (datagram[0] & 0xff) << 24 | (datagram[1] & 0xff) << 16 | (datagram[2] & 0xff) << 8 | datagram[3] & 0xff;
    }

    private static ObservedPacket closed(int sessionId, Outcome outcome, ObservedSession.Direction direction) {
        return direction == null ? ObservedPacket.unopened(sessionId, outcome)
                : new ObservedPacket(sessionId, outcome, direction.mode(), Optional.of(direction.session()), null,
                        List.of(), 0);
    }

    private ObservedPacket parse(
            int sessionId, byte[] plain, Outcome outcome, ObservedSession.Direction direction, long now) {
        List<Chunk> chunks = new ArrayList<>();
        try {
            ByteReader reader = new ByteReader(plain);
            PacketHeader header = PacketHeader.decode(reader);
            int malformed = read(reader, header.mode(), chunks);
            for (Chunk chunk : List.copyOf(chunks)) {
                malformed += complete(chunk, sessionId, header.mode(), chunks, now);
            }
            if (outcome == Outcome.STARTUP) {
                chunks.forEach(chunk -> learn(chunk, sessionId));
            }
            return new ObservedPacket(sessionId, outcome, direction == null ? PacketMode.STARTUP : direction.mode(),
                    Optional.ofNullable(direction).map(ObservedSession.Direction::session), header, chunks, malformed);
        } catch (MalformedException e) {
            return closed(sessionId, Outcome.MALFORMED, direction);
        }
    }

    private static int read(ByteReader reader, PacketMode mode, List<Chunk> into) {
        ChunkReader chunks = new ChunkReader(reader, mode);
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            into.add(chunk);
        }
        return chunks.malformedCount() + chunks.misplacedCount();
    }

    /** If a fragmented packet is now whole, adds its chunks. */
    private int complete(Chunk chunk, int sessionId, PacketMode mode, List<Chunk> into, long now)
            throws MalformedException {
        byte[] whole = chunk instanceof PacketFragment fragment
                ? reassembler.receive(sessionId, mode, fragment, now) : null;
        if (whole == null) {
            return 0;
        }
        ByteReader reader = new ByteReader(whole);
        PacketHeader header = PacketHeader.decode(reader);
        return read(reader, header.mode(), into);
    }

    private void learn(Chunk chunk, int sessionId) {
        if (chunk instanceof InitiatorInitialKeying keying) {
            List<InitiatorInitialKeying> asked =
                    questions.computeIfAbsent(keying.initiatorSessionId(), id -> new ArrayList<>());
            asked.removeIf(before -> MessageDigest.isEqual(
                    before.sessionKeyInitiatorComponent(), keying.sessionKeyInitiatorComponent()));
            if (asked.size() == SAME_ID) {
                asked.remove(0);
            }
            asked.add(keying);
        } else if (chunk instanceof ResponderInitialKeying answer) {
            questions.getOrDefault(sessionId, List.of()).forEach(question -> match(question, answer));
        }
    }

    private void match(InitiatorInitialKeying question, ResponderInitialKeying answer) {
        for (SessionSecret secret : secrets) {
            if (secret.isOf(question.sessionKeyInitiatorComponent(), answer.sessionKeyResponderComponent())) {
                agreed(question, answer, secret);
                return;
            }
        }
    }

    private void agreed(InitiatorInitialKeying question, ResponderInitialKeying answer, SessionSecret secret) {
        Optional<FlashCertificate> initiator = FlashCertificate.decode(question.initiatorCertificate());
        if (initiator.isEmpty()) {
            return;
        }
        try {
            ObservedSession session = ObservedSession.of(initiator.get(), question.initiatorSessionId(),
                    answer.responderSessionId(), secret.secret(), question.sessionKeyInitiatorComponent(),
                    answer.sessionKeyResponderComponent(), primitives);
            if (!isKnown(session)) {
                add(session.initiatorSessionId(), session.toInitiator());
                add(session.responderSessionId(), session.toResponder());
            }
        } catch (MalformedException e) {
            // Its packets stay closed.
        }
    }

    /** Whether the answer is a repetition. */
    private boolean isKnown(ObservedSession session) {
        return directions.getOrDefault(session.initiatorSessionId(), List.of()).stream()
                .anyMatch(known -> known.session().hasKeysOf(session));
    }

    private void add(int sessionId, ObservedSession.Direction direction) {
        List<ObservedSession.Direction> sameId = directions.computeIfAbsent(sessionId, id -> new ArrayList<>());
        if (sameId.size() == SAME_ID) {
            sameId.remove(0);
        }
        sameId.add(direction);
    }
}
