package io.github.peerfire.flash;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The status listeners of one connection or stream. */
final class StatusListeners {

    private static final Logger LOG = LoggerFactory.getLogger(StatusListeners.class);

    private final List<Consumer<NetStatus>> listeners = new CopyOnWriteArrayList<>();

    void add(Consumer<NetStatus> listener) {
        listeners.add(listener);
    }

    void tell(NetStatus status) {
        for (Consumer<NetStatus> listener : listeners) {
            guarded(() -> listener.accept(status));
        }
    }

    /** Runs an application's callback; what it throws is its own fault and must not harm the connection. */
    static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener failed", e);
        }
    }
}
