package io.github.peerfire.phone.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who looks at a phone. On the controller's thread. */
final class Observers {

    private final List<Consumer<PhoneSnapshot>> all = new CopyOnWriteArrayList<>();
    private final Consumer<Throwable> unforeseen;

    /** @param unforeseen is told why an observer failed */
    Observers(Consumer<Throwable> unforeseen) {
        this.unforeseen = unforeseen;
    }

    /** One more, who sees the phone as it is. */
    void add(Consumer<PhoneSnapshot> observer, PhoneSnapshot present) {
        all.add(observer);
        show(observer, present);
    }

    void show(PhoneSnapshot present) {
        all.forEach(observer -> show(observer, present));
    }

    /** Whoever cannot be told is not told any more. */
    private void show(Consumer<PhoneSnapshot> observer, PhoneSnapshot present) {
        try {
            observer.accept(present);
        } catch (RuntimeException | Error e) {
            all.remove(observer);
            unforeseen.accept(e);
        }
    }
}
