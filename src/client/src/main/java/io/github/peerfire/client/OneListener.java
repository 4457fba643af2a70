package io.github.peerfire.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The one listener that is told something; a later one replaces it. The first is told what came before it, too. On one
 * thread.
 */
final class OneListener<T> {

    /** Of those that nobody was told yet. */
    static final int MOST_UNTOLD = 100;

    private final Predicate<? super T> stillNews;
    private final List<T> untold = new ArrayList<>();
    private Optional<Consumer<? super T>> listener = Optional.empty();

    /** One to whom everything is news, however late. */
    OneListener() {
        this(each -> true);
    }

    /** @param stillNews whether something is worth telling later than it came */
    OneListener(Predicate<? super T> stillNews) {
        this.stillNews = stillNews;
    }

    void set(Consumer<? super T> next) {
        listener = Optional.of(next);
        List<T> late = untold.stream().filter(stillNews).toList();
        untold.clear();
        late.forEach(each -> Listeners.tell(next, each));
    }

    void tell(T news) {
        if (listener.isPresent()) {
            Listeners.tell(listener.get(), news);
            return;
        }
        untold.removeIf(stillNews.negate());
        if (untold.size() < MOST_UNTOLD) {
            untold.add(news);
        }
    }
}
