package io.github.peerfire.phone.swing;

import java.awt.KeyEventDispatcher;
import java.awt.event.KeyEvent;
import javax.swing.MenuSelectionManager;

/**
 * Keeps a letter that chose in a menu from being typed as well. The menu closes when the key goes down, and the cursor
 * is back in its field before the letter comes.
 */
final class MenuLetters implements KeyEventDispatcher {

    private boolean downInMenu;

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (event.getID() != KeyEvent.KEY_TYPED) {
            downInMenu = event.getID() == KeyEvent.KEY_PRESSED && isMenuOpen();
            return false;
        }
        return downInMenu && !isMenuOpen();
    }

    private static boolean isMenuOpen() {
        return MenuSelectionManager.defaultManager().getSelectedPath().length > 0;
    }
}
