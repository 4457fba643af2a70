package io.github.peerfire.phone.swing;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Does something at each letter that comes or goes. */
record Typing(Runnable typed) implements DocumentListener {

    @Override
    public void insertUpdate(DocumentEvent event) {
        typed.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        typed.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        // Styles are none here.
    }
}
