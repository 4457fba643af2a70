package io.github.peerfire.phone.swing;

import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JToggleButton;

/** A button that stays down, which the user presses and of which the phone tells then. */
final class Toggle extends JToggleButton {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<Boolean> pressed;
    /** What was pressed last, until the phone tells that it is so. */
    private transient Optional<Boolean> untold = Optional.empty();

    /** @param pressed is told whether it is down now */
    Toggle(Consumer<Boolean> pressed) {
        this.pressed = pressed;
    }

    /** The user pressed it. */
    void press() {
        untold = Optional.of(isSelected());
        pressed.accept(isSelected());
    }

    /** The phone tells how it is, which may be from before it was pressed. */
    void tell(boolean down) {
        if (untold.orElse(down) == down) {
            untold = Optional.empty();
            setSelected(down);
        }
    }
}
