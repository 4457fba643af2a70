package io.github.peerfire.phone.swing;

import java.awt.KeyEventDispatcher;
import java.awt.event.KeyEvent;
import javax.swing.MenuSelectionManager;

/**
 * Keeps a letter that chose in a menu from being typed as well. The menu closes when the key goes down, and the cursor
 * is back in its field before the letter comes, again and again if the key is held.
 */
final class MenuLetters implements KeyEventDispatcher {

    private static final int NONE = -1;

    /** The key that went down in a menu and is still held, which repeats it; none of Java's is negative. */
    private int held = NONE;

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (event.getID() == KeyEvent.KEY_TYPED) {
            return held != NONE && !isMenuOpen();
        }
        int key = event.getExtendedKeyCode();
        boolean stillHeld = event.getID() == KeyEvent.KEY_PRESSED && (isMenuOpen() || key == held);
        held = stillHeld ? key : NONE;
        return false;
    }

    private static boolean isMenuOpen() {
        return MenuSelectionManager.defaultManager().getSelectedPath().length > 0;
    }
}
