package io.github.peerfire.flash;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The status listeners of one connection or stream. */
final class StatusListeners {

    private final ConnectionContext context;
    private final List<Consumer<NetStatus>> listeners = new CopyOnWriteArrayList<>();

    StatusListeners(ConnectionContext context) {
        this.context = context;
    }

    void add(Consumer<NetStatus> listener) {
        listeners.add(listener);
    }

    void tell(NetStatus status) {
        for (Consumer<NetStatus> listener : listeners) {
            context.guarded(() -> listener.accept(status));
        }
    }
}
