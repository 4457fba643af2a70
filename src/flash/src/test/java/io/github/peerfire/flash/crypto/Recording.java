package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded session, opened packet by packet as its parties must have opened it: keys follow from the keying chunks in the
 * capture and from the shared secrets beside it.
 */
final class Recording {

    private final PacketPrimitives primitives = new PacketPrimitives();
    private final FlashPacketCipher startup =
            new FlashPacketCipher(primitives, PacketKey.startup(), PacketKey.startup());
    private final List<RecordedSecret> secrets;
    private final Map<Integer, InitiatorInitialKeying> initiators = new LinkedHashMap<>();
    private final Map<Integer, List<Direction>> directions = new LinkedHashMap<>();

    final List<Chunk> startupChunks = new ArrayList<>();
    final List<Agreement> agreements = new ArrayList<>();
    int packets;
    int duplicates;
    int malformed;
    final List<String> unopened = new ArrayList<>();

    /** One key agreement that the capture shows and the keys explain. */
    record Agreement(
            FlashCertificate initiator, KeyDerivation keys, Direction toInitiator, Direction toResponder) {
    }

    /** What goes one way in one session. */
    static final class Direction {

        final FlashPacketCipher cipher;
        final PacketMode mode;
        final List<Chunk> chunks = new ArrayList<>();
        int packets;

        private Direction(FlashPacketCipher cipher, PacketMode mode) {
            this.cipher = cipher;
            this.mode = mode;
        }

        List<UserData> userData() {
            return chunks.stream().filter(UserData.class::isInstance).map(UserData.class::cast).toList();
        }
    }

    private Recording(List<RecordedSecret> secrets) {
        this.secrets = secrets;
    }

    static Recording open(String name) throws IOException, MalformedException {
        Recording recording = new Recording(RecordedSecret.parse(text(name + ".keys")));
        try (InputStream capture = resource(name + ".pcap")) {
            for (PcapReader.Datagram datagram : PcapReader.read(capture)) {
                // MonaServer sends itself one empty datagram to wake up.
                if (datagram.payload().length > 0) {
                    recording.take(datagram);
                }
            }
        }
        return recording;
    }

    static String text(String file) throws IOException {
        try (InputStream in = resource(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String file) {
        return Recording.class.getResourceAsStream("/vectors/" + file);
    }

    private void take(PcapReader.Datagram datagram) throws MalformedException {
        packets++;
        byte[] payload = datagram.payload();
        int encrypted = payload.length - SessionIdCodec.LENGTH;
        int sessionId = SessionIdCodec.scramble(
                new ByteReader(payload).readUint32(), payload, SessionIdCodec.LENGTH, encrypted);
        byte[] plain = new byte[encrypted];
        for (Direction direction : directions.getOrDefault(sessionId, List.of())) {
            int length = direction.cipher.open(payload, SessionIdCodec.LENGTH, encrypted, plain, 0);
            if (length == FlashPacketCipher.DUPLICATE) {
                duplicates++;
                return;
            } else if (length >= 0) {
                direction.packets++;
                parse(plain, length, direction.mode, direction.chunks);
                return;
            }
        }
        int length = startup.open(payload, SessionIdCodec.LENGTH, encrypted, plain, 0);
        if (length < 0) {
            unopened.add(datagram.source() + " to " + datagram.destination() + ", session " + sessionId);
            return;
        }
        for (Chunk chunk : parse(plain, length, PacketMode.STARTUP, startupChunks)) {
            learn(chunk, sessionId);
        }
    }

    private List<Chunk> parse(byte[] plain, int length, PacketMode expected, List<Chunk> into)
            throws MalformedException {
        ByteReader reader = new ByteReader(Arrays.copyOf(plain, length));
        PacketHeader header = PacketHeader.decode(reader);
        if (header.mode() != expected) {
            malformed++;
        }
        ChunkReader chunks = new ChunkReader(reader, header.mode());
        List<Chunk> found = new ArrayList<>();
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            found.add(chunk);
        }
        malformed += chunks.malformedCount() + chunks.misplacedCount();
        into.addAll(found);
        return found;
    }

    private void learn(Chunk chunk, int sessionId) {
        if (chunk instanceof InitiatorInitialKeying keying) {
            initiators.put(keying.initiatorSessionId(), keying);
        } else if (chunk instanceof ResponderInitialKeying answer) {
            InitiatorInitialKeying question = initiators.get(sessionId);
            byte[] initiator = question.sessionKeyInitiatorComponent();
            byte[] responder = answer.sessionKeyResponderComponent();
            for (RecordedSecret secret : secrets) {
                if (secret.isOf(initiator, responder)) {
                    agree(question, sessionId, answer.responderSessionId(),
                            KeyDerivation.of(secret.secret(), initiator, responder), responder);
                    return;
                }
            }
        }
    }

    private void agree(InitiatorInitialKeying question, int toInitiatorId, int toResponderId, KeyDerivation keys,
            byte[] responderComponent) {
        try {
            SessionKeyingComponent near = SessionKeyingComponent.decode(question.sessionKeyInitiatorComponent());
            SessionKeyingComponent far = SessionKeyingComponent.decode(responderComponent);
            Direction toInitiator = direction(
                    keys.decryptKey(), keys.hmacReceiveKey(), far, near, PacketMode.RESPONDER);
            Direction toResponder = direction(keys.encryptKey(), keys.hmacSendKey(), near, far, PacketMode.INITIATOR);
            directions.computeIfAbsent(toInitiatorId, id -> new ArrayList<>()).add(toInitiator);
            directions.computeIfAbsent(toResponderId, id -> new ArrayList<>()).add(toResponder);
            agreements.add(new Agreement(FlashCertificate.decode(question.initiatorCertificate()).orElseThrow(),
                    keys, toInitiator, toResponder));
        } catch (MalformedException e) {
            malformed++;
        }
    }

    private Direction direction(byte[] cipherKey, byte[] hmacKey, SessionKeyingComponent sender,
            SessionKeyingComponent receiver, PacketMode mode) {
        int hmacLength = sender.hmac().sendsTo(receiver.hmac()) ? sender.hmacLength() : 0;
        PacketKey key = PacketKey.of(
                cipherKey, hmacKey, hmacLength, sender.sequenceNumbers().sendsTo(receiver.sequenceNumbers()));
        return new Direction(new FlashPacketCipher(primitives, key, key), mode);
    }
}
