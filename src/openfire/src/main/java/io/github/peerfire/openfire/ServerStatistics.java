package io.github.peerfire.openfire;

import io.github.peerfire.openfire.command.Texts;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jivesoftware.openfire.stats.Statistic;
import org.jivesoftware.openfire.stats.StatisticsManager;

/** What Openfire knows of the service as statistics, which its monitoring plugin draws. */
final class ServerStatistics {

    private final ServiceControl service;
    private final Texts texts;

    ServerStatistics(ServiceControl service, Texts texts) {
        this.service = service;
        this.texts = texts;
    }

    private static Map<Measure, ToLongFunction<LiveCounters>> sources() {
        Map<Measure, ToLongFunction<LiveCounters>> sources = new EnumMap<>(Measure.class);
        sources.put(Measure.SESSIONS, counters -> counters.rendezvous().sessionsOpen());
        sources.put(Measure.BOUND, LiveCounters::boundEndpoints);
        sources.put(Measure.CONNECTS, counters -> counters.rendezvous().connectsAccepted());
        sources.put(Measure.REJECTIONS, counters -> counters.rendezvous().connectsRejected());
        sources.put(Measure.INTRODUCTIONS, counters -> counters.introductions().begun());
        return sources;
    }

    void add() {
        sources().forEach((measure, source) -> StatisticsManager.getInstance().addStatistic(key(measure),
                new Drawn(texts.get(measure.key()), measure == Measure.SESSIONS || measure == Measure.BOUND,
                        () -> source.applyAsLong(service.counters()))));
    }

    void remove() {
        sources().keySet().forEach(measure -> StatisticsManager.getInstance().removeStatistic(key(measure)));
    }

    private static String key(Measure measure) {
        return "rtmfp_" + measure.name().toLowerCase(Locale.ROOT);
    }

    /** A level is drawn as it is, a count as what was added since it was asked for the last time. */
    private static final class Drawn implements Statistic {

        private final String name;
        private final boolean level;
        private final LongSupplier value;
        private long last;

        Drawn(String name, boolean level, LongSupplier value) {
            this.name = name;
            this.level = level;
            this.value = value;
            this.last = level ? 0 : value.getAsLong();
        }

        @Override
        public String getName() {
            return "RTMFP: " + name;
        }

        @Override
        public Type getStatType() {
            return level ? Type.count : Type.rate;
        }

        @Override
        public String getDescription() {
            return getName();
        }

        @Override
        public String getUnits() {
            return name;
        }

        @Override
        public synchronized double sample() {
            long now = value.getAsLong();
            long change = now - last;
            last = level ? 0 : now;
            return change;
        }

        @Override
        public boolean isPartialSample() {
            return true; // of this node of a cluster
        }
    }
}
