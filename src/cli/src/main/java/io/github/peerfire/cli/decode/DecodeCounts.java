package io.github.peerfire.cli.decode;

import io.github.peerfire.flash.crypto.ObservedPacket;
import io.github.peerfire.flash.crypto.ObservedPacket.Outcome;
import io.github.peerfire.flash.crypto.ObservedSession;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much was decoded, and how. */
public final class DecodeCounts {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Set<ObservedSession> sessions = new HashSet<>();
    private long packets;
    private long messages;

    DecodeCounts() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
    }

    void add(ObservedPacket packet, int newMessages) {
        packets++;
        messages += newMessages;
        outcomes.merge(packet.outcome(), 1L, Long::sum);
        packet.session().ifPresent(sessions::add);
    }

    /** Datagrams. */
    public long packets() {
        return packets;
    }

    /** Packets of that outcome. */
    public long packets(Outcome outcome) {
        return outcomes.get(outcome);
    }

    /** Sessions that were opened. */
    public int sessions() {
        return sessions.size();
    }

    /** Messages of all flows. */
    public long messages() {
        return messages;
    }

    /** "12 startup, 3 sealed": outcomes that occurred. */
    public String text() {
        StringBuilder text = new StringBuilder();
        outcomes.forEach((outcome, count) -> {
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count).append(' ')
                        .append(outcome.name().toLowerCase(Locale.ROOT));
            }
        });
        return text.toString();
    }
}
