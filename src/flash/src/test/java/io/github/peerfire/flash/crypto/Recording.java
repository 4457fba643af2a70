package io.github.peerfire.flash.crypto;

import io.github.peerfire.flash.capture.CaptureException;
import io.github.peerfire.flash.capture.CaptureReader;
import io.github.peerfire.flash.capture.CapturedDatagram;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recorded session, opened packet by packet as its parties must have opened it. */
final class Recording {

    private final SessionObserver observer;
    private final Map<ObservedSession, Agreement> sessions = new LinkedHashMap<>();

    final List<Chunk> startupChunks = new ArrayList<>();
    final List<byte[]> startupDatagrams = new ArrayList<>();
    int packets;
    int duplicates;
    int malformed;
    final List<String> unopened = new ArrayList<>();

    /** A session that the capture shows and the keys explain. */
    record Agreement(ObservedSession session, Direction toInitiator, Direction toResponder) {

        PeerId initiator() {
            return session.initiator();
        }
    }

    /** What goes one way in one session. */
    static final class Direction {

        final List<Chunk> chunks = new ArrayList<>();
        int packets;

        List<UserData> userData() {
            return chunks.stream().filter(UserData.class::isInstance).map(UserData.class::cast).toList();
        }
    }

    private Recording(List<SessionSecret> secrets) {
        observer = new SessionObserver(secrets);
    }

    static Recording open(String name) throws IOException, CaptureException {
        Recording recording = new Recording(SessionSecret.parse(text(name + ".keys")));
        try (InputStream in = resource(name + ".pcap")) {
            CaptureReader capture = CaptureReader.open(in);
            for (CapturedDatagram datagram = capture.next(); datagram != null; datagram = capture.next()) {
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

    List<Agreement> agreements() {
        return List.copyOf(sessions.values());
    }

    private void take(CapturedDatagram datagram) {
        packets++;
        ObservedPacket packet = observer.observe(datagram.payload(), datagram.time());
        malformed += packet.malformed();
        malformed += packet.header() != null && packet.header().mode() != packet.sender() ? 1 : 0;
        switch (packet.outcome()) {
            case STARTUP -> {
                startupChunks.addAll(packet.chunks());
                startupDatagrams.add(datagram.payload());
            }
            case SESSION -> take(packet, sessions.computeIfAbsent(packet.session().orElseThrow(),
                    session -> new Agreement(session, new Direction(), new Direction())));
            case DUPLICATE -> duplicates++;
            case SEALED, SHORT -> unopened.add(
                    datagram.source() + " to " + datagram.destination() + ", session " + packet.sessionId());
            case MALFORMED -> malformed++;
        }
    }

    private void take(ObservedPacket packet, Agreement agreement) {
        Direction direction =
                packet.sender() == PacketMode.RESPONDER ? agreement.toInitiator() : agreement.toResponder();
        direction.packets++;
        direction.chunks.addAll(packet.chunks());
    }
}
