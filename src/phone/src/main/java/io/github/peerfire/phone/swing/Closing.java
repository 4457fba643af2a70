package io.github.peerfire.phone.swing;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

/** Does something when the user wants a window to close. */
final class Closing extends WindowAdapter {

    private final Runnable wanted;

    Closing(Runnable wanted) {
        this.wanted = wanted;
    }

    @Override
    public void windowClosing(WindowEvent event) {
        wanted.run();
    }
}
