package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.relay.Relay;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server does again and again, on the first of its event loops: it forgets what is over. */
final class Upkeep {

    /** How often what is over is forgotten. */
    static final Duration TIDYING = Duration.ofSeconds(4);
    private static final Duration RELAY_TIDYING = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ServerState state;

    Upkeep(ServerState state) {
        this.state = state;
    }

    void begin() {
        every(TIDYING, () -> tidy(state.loops().first().now()));
    }

    /** See {@link RendezvousServer#every}. */
    void every(Duration pause, Runnable task) {
        every(pause, task, () -> !state.isClosing(), true);
    }

    private void every(Duration pause, Runnable task, BooleanSupplier wanted, boolean wentWell) {
        state.loops().first().schedule(pause.toNanos(), () -> {
            if (wanted.getAsBoolean()) {
                every(pause, task, wanted, goesWell(task, wentWell));
            }
        });
    }

    /** What fails once, however badly, may go well next time, as with a host's store that was out of reach. */
    private static boolean goesWell(Runnable task, boolean wentWell) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | Error e) {
            if (wentWell) {
                LOG.warn("A repeated task failed; until it goes well, failures are logged at debug level", e);
            } else {
                LOG.debug("A repeated task failed again", e);
            }
            return false;
        }
    }

    /** Forgets what is over, though nothing new comes, and looks whether other nodes came or went. */
    private void tidy(long now) {
        state.drain().refresh();
        state.introductionLog().tidy(now);
        state.registry().departed().tidy(now);
        state.ongoing().tidy(now);
        state.contestedPeers().tidy(now);
        state.limits().tidy(now);
        state.helpers().tidy(now);
    }

    /** Ends pairs of a relay in time, for as long as it is the one that is switched on. */
    void tidy(Relay running) {
        every(RELAY_TIDYING, running::tidy,
                () -> state.relay().filter(current -> current == running).isPresent(), true);
    }
}
