package io.github.peerfire.openfire.metrics;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.operation.status.ServiceState;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures that are served. None is about a single user. */
final class Figures {

    private static final String COUNTER = "counter";
    private static final String GAUGE = "gauge";

    private final ServiceControl service;
    private final MetricsText text = new MetricsText();

    private Figures(ServiceControl service) {
        this.service = service;
    }

    /**
     * All figures as text.
     *
     * @param traffic what was received and sent, if that is known
     */
    static String of(ServiceControl service, Optional<EndpointMetrics> traffic) {
        Figures figures = new Figures(service);
        LiveCounters counters = service.counters();
        figures.state();
        figures.sessions(counters);
        figures.lookups(counters);
        figures.relay(counters.relay());
        traffic.ifPresent(figures::traffic);
        return figures.text.toString();
    }

    private void state() {
        text.single("peerfire_listening", GAUGE, "Whether the rendezvous listens.",
                service.status().state() == ServiceState.NOT_LISTENING ? 0 : 1);
        text.single("peerfire_draining", GAUGE, "Whether it opens no sessions.",
                service.status().state() == ServiceState.DRAINING ? 1 : 0);
        text.metric("peerfire_info", GAUGE, "The version of the plugin.")
                .sample("peerfire_info", Map.of("version", service.status().versions().plugin()), 1);
        text.single("peerfire_uptime_seconds", GAUGE, "Time since the plugin was loaded.",
                service.status().uptime().toSeconds());
        text.metric("peerfire_warnings", GAUGE, "What is wrong or may be.");
        for (Warning.Level level : Warning.Level.values()) {
            text.sample("peerfire_warnings", Map.of("level", word(level)),
                    service.warnings().stream().filter(warning -> warning.level() == level).count());
        }
    }

    private void sessions(LiveCounters counters) {
        RendezvousStatistics statistics = counters.rendezvous();
        text.single("peerfire_sessions", GAUGE, "RTMFP sessions open.", statistics.sessionsOpen());
        text.single("peerfire_peers", GAUGE, "Peers admitted.", statistics.peersConnected());
        text.single("peerfire_bound_endpoints", GAUGE, "Endpoints bound to XMPP sessions.", counters.boundEndpoints());
        text.single("peerfire_key_endpoints", GAUGE, "Endpoints with developer keys.", counters.keyEndpoints());
        text.single("peerfire_unused_tickets", GAUGE, "Tickets that nobody has used yet.", counters.unusedTickets());
        text.single("peerfire_sessions_opened_total", COUNTER, "Sessions opened.", statistics.sessionsOpened());
        text.single("peerfire_sessions_refused_total", COUNTER, "Sessions refused by limits.",
                statistics.sessionsRefused());
        String connects = "peerfire_connects_total";
        text.metric(connects, COUNTER, "Connects, by what came of them.")
                .sample(connects, Map.of("result", "accepted"), statistics.connectsAccepted())
                .sample(connects, Map.of("result", "rejected"), statistics.connectsRejected())
                .sample(connects, Map.of("result", "timeout"), statistics.connectTimeouts());
        text.single("peerfire_malformed_messages_total", COUNTER, "Messages that do not parse.",
                statistics.malformedMessages());
    }

    private void lookups(LiveCounters counters) {
        RendezvousStatistics statistics = counters.rendezvous();
        text.single("peerfire_introductions_total", COUNTER, "Introductions asked for.",
                counters.introductions().begun());
        text.single("peerfire_lookups_answered_total", COUNTER, "Lookups answered; clients repeat them.",
                statistics.introductions());
        String dropped = "peerfire_lookups_dropped_total";
        text.metric(dropped, COUNTER, "Lookups not answered, by reason.")
                .sample(dropped, Map.of("reason", "stranger"), statistics.lookupsFromStrangers())
                .sample(dropped, Map.of("reason", "unanswerable"), statistics.lookupsUnanswerable())
                .sample(dropped, Map.of("reason", "refused"), statistics.lookupsRefused())
                .sample(dropped, Map.of("reason", "limited"), statistics.lookupsLimited());
        String outcomes = "peerfire_introduction_outcomes_total";
        text.metric(outcomes, COUNTER, "What came of introductions that are over.");
        counters.introductions().outcomes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(outcome ->
                text.sample(outcomes, Map.of("outcome", word(outcome.getKey())), outcome.getValue()));
    }

    private void relay(RelayStatistics relay) {
        text.single("peerfire_relay_pairs", GAUGE, "Pairs relayed.", relay.pairsOpen());
        text.single("peerfire_relay_bytes_total", COUNTER, "Bytes relayed.", relay.bytes());
        text.single("peerfire_relay_packets_total", COUNTER, "Packets relayed.", relay.packets());
        text.single("peerfire_relay_refused_total", COUNTER, "Pairs for which there was no room.",
                relay.pairsRefused());
    }

    private void traffic(EndpointMetrics traffic) {
        String datagrams = "peerfire_datagrams_total";
        text.metric(datagrams, COUNTER, "Datagrams since the rendezvous began to listen.")
                .sample(datagrams, Map.of("direction", "in"), traffic.datagramsReceived())
                .sample(datagrams, Map.of("direction", "out"), traffic.datagramsSent());
        String bytes = "peerfire_bytes_total";
        text.metric(bytes, COUNTER, "Bytes since the rendezvous began to listen.")
                .sample(bytes, Map.of("direction", "in"), traffic.bytesReceived())
                .sample(bytes, Map.of("direction", "out"), traffic.bytesSent());
        String dropped = "peerfire_dropped_total";
        text.metric(dropped, COUNTER, "What was dropped, by reason.");
        traffic.drops().forEach((reason, count) -> text.sample(dropped, Map.of("reason", word(reason)), count));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
