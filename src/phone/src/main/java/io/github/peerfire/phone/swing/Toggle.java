package io.github.peerfire.phone.swing;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.swing.JToggleButton;

/** A button that stays down, which the user presses and of which the phone tells then. */
final class Toggle extends JToggleButton {

    private static final long serialVersionUID = 1L;

    /** Longer than any order takes; one that came to nothing is not shown as if it had been followed. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final transient Consumer<Boolean> pressed;
    private final transient LongSupplier clock;
    /** What was pressed last, until the phone tells that it is so. */
    private transient Optional<Boolean> untold = Optional.empty();
    private long since;

    /** @param pressed is told whether it is down now */
    Toggle(Consumer<Boolean> pressed) {
        this(pressed, System::nanoTime);
    }

    Toggle(Consumer<Boolean> pressed, LongSupplier clock) {
        this.pressed = pressed;
        this.clock = clock;
    }

    /** The user pressed it. */
    void press() {
        untold = Optional.of(isSelected());
        since = clock.getAsLong();
        pressed.accept(isSelected());
    }

    /** The phone tells how it is, which may be from before it was pressed. */
    void tell(boolean down) {
        if (untold.orElse(down) == down || clock.getAsLong() - since > PATIENCE) {
            untold = Optional.empty();
            setSelected(down);
        }
    }
}
