package io.github.peerfire.cli.decode;

import io.github.peerfire.cli.output.Event;
import io.github.peerfire.flash.capture.CapturedDatagram;
import io.github.peerfire.flash.crypto.ObservedPacket;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A packet of a capture in readable form. */
public final class DecodedPacket {

    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final CapturedDatagram datagram;
    private final ObservedPacket packet;
    private final List<Description> chunks;
    private final List<Description> messages;

    DecodedPacket(CapturedDatagram datagram, ObservedPacket packet, List<Description> chunks,
            List<Description> messages) {
        this.datagram = datagram;
        this.packet = packet;
        this.chunks = chunks;
        this.messages = messages;
    }

    /** Whether it completes messages. */
    public boolean hasMessages() {
        return !messages.isEmpty();
    }

    /**
     * All of it as an event "packet".
     *
     * @param withChunks whether chunks are told, not only messages
     */
    public Event toEvent(boolean withChunks) {
        Event event = new Event("packet", text(withChunks), Map.of())
                .with("number", datagram.number())
                .with("time", instant().toString())
                .with("source", Addresses.text(datagram.source()))
                .with("destination", Addresses.text(datagram.destination()))
                .with("bytes", datagram.payload().length + datagram.missing())
                .with("session", Integer.toUnsignedLong(packet.sessionId()))
                .with("outcome", outcome());
        PacketHeader header = packet.header();
        if (header != null) {
            event = event.with("mode", header.mode().name().toLowerCase(Locale.ROOT))
                    .with("timeCritical", header.timeCritical())
                    .with("timeCriticalReverse", header.timeCriticalReverse())
                    .with("timestamp", optional(header.timestamp()))
                    .with("timestampEcho", optional(header.timestampEcho()))
                    .with("malformedChunks", packet.malformed());
        }
        if (withChunks) {
            event = event.with("chunks", chunks.stream().map(Description::toMap).toList());
        }
        return event.with("messages", messages.stream().map(Description::toMap).toList());
    }

    private static Integer optional(int timestamp) {
        return timestamp == PacketHeader.ABSENT ? null : timestamp;
    }

    private Instant instant() {
        return Instant.ofEpochSecond(Math.floorDiv(datagram.time(), NANOSECONDS_PER_SECOND),
                Math.floorMod(datagram.time(), NANOSECONDS_PER_SECOND));
    }

    private String outcome() {
        return packet.outcome().name().toLowerCase(Locale.ROOT);
    }

    private String text(boolean withChunks) {
        StringBuilder text = new StringBuilder("#" + datagram.number() + " " + CLOCK.format(instant())
                + " " + Addresses.text(datagram.source()) + " > " + Addresses.text(datagram.destination())
                + ", session " + Integer.toUnsignedString(packet.sessionId()) + ", " + summary());
        if (withChunks) {
            chunks.forEach(chunk -> text.append("\n    ").append(chunk.text()));
        }
        messages.forEach(message -> text.append("\n  = ").append(message.text()));
        return text.toString();
    }

    private String summary() {
        String cut = datagram.missing() == 0 ? "" : ", " + datagram.missing() + " bytes not captured";
        PacketHeader header = packet.header();
        if (header == null) {
            return outcome() + ", " + datagram.payload().length + " bytes" + cut;
        }
        return header.mode().name().toLowerCase(Locale.ROOT)
                + (header.timeCritical() ? ", time critical" : "")
                + (header.timeCriticalReverse() ? ", time critical reverse" : "")
                + (header.timestamp() == PacketHeader.ABSENT ? "" : ", timestamp " + header.timestamp())
                + (header.timestampEcho() == PacketHeader.ABSENT ? "" : ", echo " + header.timestampEcho())
                + (packet.malformed() == 0 ? "" : ", " + packet.malformed() + " malformed chunks") + cut;
    }
}
