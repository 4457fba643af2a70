package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Span;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds that there are nearly as many sessions as may be, or that many introductions are in vain.
 *
 * @param totals what is open
 * @param history how introductions went
 * @param properties how many sessions may be
 */
public record LoadRule(RunningTotals totals, History history, RtmfpProperties properties) implements Rule {

    private static final int FEW = 10;

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        int limit = properties.limits().limits().sessions();
        if (totals.statistics().sessionsOpen() >= limit * 0.9) {
            found.addAll(Finding.warning("sessions-full", limit));
        }
        long unreached = sum(Measure.UNREACHED);
        long all = unreached + sum(Measure.ANSWERED) + sum(Measure.STOPPED) + sum(Measure.RELAYED);
        if (all >= FEW && unreached * 2 > all) {
            found.addAll(Finding.warning("unreached", unreached, all));
        }
        return found;
    }

    private long sum(Measure measure) {
        return history.series(measure, Span.HOUR).values().stream().mapToLong(Long::longValue).sum();
    }
}
