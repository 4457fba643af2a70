package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import javax.swing.JMenuItem;
import javax.swing.JTextField;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MenuLettersTest {

    private final MenuSelectionManager menus = MenuSelectionManager.defaultManager();
    private final MenuLetters letters = new MenuLetters();

    @AfterEach
    void closeMenu() {
        menus.clearSelectedPath();
    }

    private void openMenu() {
        menus.setSelectedPath(new MenuElement[] {new JMenuItem()});
    }

    /** Whether nobody else gets it. */
    private boolean isTaken(int event) {
        return letters.dispatchKeyEvent(new KeyEvent(new JTextField(), event, 0, 0,
                event == KeyEvent.KEY_TYPED ? KeyEvent.VK_UNDEFINED : KeyEvent.VK_T, 't'));
    }

    @Test
    void theLetterThatChoseIsNotTyped() {
        openMenu();
        assertThat(isTaken(KeyEvent.KEY_PRESSED)).isFalse();
        closeMenu();
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isTrue();
        assertThat(isTaken(KeyEvent.KEY_RELEASED)).isFalse();
    }

    @Test
    void norIsItWhileTheKeyIsHeld() {
        openMenu();
        isTaken(KeyEvent.KEY_PRESSED);
        closeMenu();
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isTrue();
        isTaken(KeyEvent.KEY_PRESSED);
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isTrue();
        isTaken(KeyEvent.KEY_RELEASED);
        isTaken(KeyEvent.KEY_PRESSED);
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isFalse();
    }

    /** Some input methods type without a key that goes down. */
    @Test
    void theNextLetterIsTyped() {
        openMenu();
        isTaken(KeyEvent.KEY_PRESSED);
        closeMenu();
        isTaken(KeyEvent.KEY_RELEASED);
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isFalse();
        isTaken(KeyEvent.KEY_PRESSED);
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isFalse();
    }

    /** It may choose among menus that are closed. */
    @Test
    void aMenuThatStaysGetsItsLetters() {
        openMenu();
        isTaken(KeyEvent.KEY_PRESSED);
        assertThat(isTaken(KeyEvent.KEY_TYPED)).isFalse();
    }
}
