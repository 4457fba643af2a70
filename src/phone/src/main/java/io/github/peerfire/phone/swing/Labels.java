package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneSentences;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToggleButton;

/** Makes labelled components; an ampersand in a text stands before the letter that works with Alt. */
final class Labels {

    private final PhoneSentences sentences;

    Labels(PhoneSentences sentences) {
        this.sentences = sentences;
    }

    String text(String key, Object... parts) {
        return sentences.text(key, parts);
    }

    PhoneSentences sentences() {
        return sentences;
    }

    JButton button(String key, Runnable pressed) {
        JButton button = marked(new JButton(), text(key));
        button.addActionListener(event -> pressed.run());
        return button;
    }

    JToggleButton toggle(String key, Runnable pressed) {
        JToggleButton button = marked(new JToggleButton(), text(key));
        button.addActionListener(event -> pressed.run());
        return button;
    }

    JLabel label(String key, JComponent of) {
        String text = text(key);
        JLabel label = new JLabel(text.replace("&", ""));
        label.setLabelFor(of);
        if (text.indexOf('&') >= 0) {
            label.setDisplayedMnemonic(text.charAt(text.indexOf('&') + 1));
        }
        return label;
    }

    private static <B extends AbstractButton> B marked(B button, String text) {
        button.setText(text.replace("&", ""));
        if (text.indexOf('&') >= 0) {
            button.setMnemonic(text.toUpperCase(Locale.ROOT).charAt(text.indexOf('&') + 1));
        }
        return button;
    }
}
