package io.github.peerfire.openfire.operation.bundle;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.operation.status.ServiceState;
import io.github.peerfire.openfire.operation.status.Warning;
import java.util.List;
import java.util.Locale;

/** How the service is, in one line. */
final class Health {

    private Health() {
    }

    /**
     * The line: {@code ok}, {@code warning} or {@code error}, then values, none of which says anything about a user.
     *
     * @param service how it is
     */
    static String line(ServiceControl service) {
        List<Warning> warnings = service.warnings();
        LiveCounters counters = service.counters();
        ServiceState state = service.status().state();
        String word = state == ServiceState.NOT_LISTENING || has(warnings, Warning.Level.ERROR) ? "error"
                : has(warnings, Warning.Level.WARNING) ? "warning" : "ok";
        return word + " state=" + state.name().toLowerCase(Locale.ROOT)
                + " uptime=" + service.status().uptime().toSeconds()
                + " sessions=" + counters.rendezvous().sessionsOpen()
                + " bound=" + counters.boundEndpoints()
                + " introductions=" + counters.introductions().begun()
                + " warnings=" + warnings.size();
    }

    private static boolean has(List<Warning> warnings, Warning.Level level) {
        return warnings.stream().anyMatch(warning -> warning.level() == level);
    }
}
