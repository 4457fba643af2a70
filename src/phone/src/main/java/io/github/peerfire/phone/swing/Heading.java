package io.github.peerfire.phone.swing;

import java.awt.Font;

/** Above a call: with whom it is, and how it is. The keyboard has nothing to do there. */
final class Heading extends Wrapped {

    private static final long serialVersionUID = 1L;

    private static final float LARGER = 1.3f;

    Heading(String name) {
        super(name, 1);
        setFocusable(false);
    }

    @Override
    Font font(Font label) {
        return label.deriveFont(Font.BOLD, label.getSize() * LARGER);
    }
}
