package io.github.peerfire.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom an application has told something. What one of them throws is its own fault: the others are told, and the client
 * does what it has to do next. Any thread.
 */
final class Listeners<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<? super T>> all = new CopyOnWriteArrayList<>();

    void add(Consumer<? super T> listener) {
        all.add(listener);
    }

    void tell(T news) {
        all.forEach(listener -> tell(listener, news));
    }

    /** One of them only. */
    static <T> void tell(Consumer<? super T> listener, T news) {
        try {
            listener.accept(news);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed", e);
        }
    }
}
