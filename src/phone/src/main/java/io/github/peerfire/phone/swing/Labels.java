package io.github.peerfire.phone.swing;

import io.github.peerfire.client.ClientState;
import io.github.peerfire.phone.control.PhoneSentences;
import java.awt.event.ActionEvent;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.plaf.basic.BasicHTML;

/** Makes labelled components; an ampersand in a text stands before the letter that works with Alt. */
final class Labels {

    private final PhoneSentences sentences;

    Labels(PhoneSentences sentences) {
        this.sentences = sentences;
    }

    String text(String key, Object... parts) {
        return sentences.text(key, parts);
    }

    /** What somebody is, does or says, after the name. */
    String of(String name, String sentence) {
        return sentences.of(name, sentence);
    }

    /** What of the connections is there and, where something is known, what to do. */
    String of(ClientState connections) {
        return sentences.of(connections);
    }

    Locale locale() {
        return sentences.locale();
    }

    /**
     * What others chose, such as their names, as it is. Swing takes what begins with {@code <html>} for markup and
     * fetches its pictures; something that cannot be seen, put before it, makes it text for components of all kinds.
     */
    static String plain(String words) {
        return PhoneSentences.apart(BasicHTML.isHTMLString(words) ? "\u200C" + words : words);
    }

    JButton button(String key, Runnable pressed) {
        return acting(new JButton(), key, pressed);
    }

    /** @param pressed is told whether it is down now */
    Toggle toggle(String key, Consumer<Boolean> pressed) {
        Toggle button = new Toggle(pressed);
        return acting(button, key, button::press);
    }

    JMenu menu(String key) {
        return marked(new JMenu(), text(key));
    }

    JMenuItem item(String key, Runnable chosen) {
        return acting(new JMenuItem(), key, chosen);
    }

    /** What a key does. */
    Action action(Runnable done) {
        return new AbstractAction() {

            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent event) {
                done.run();
            }
        };
    }

    /** Any other button, such as one of a group. */
    <B extends AbstractButton> B acting(B button, String key, Runnable pressed) {
        button.addActionListener(event -> pressed.run());
        return marked(button, text(key));
    }

    /** A label whose letter leads to a component, and which is that component's name for those who cannot see it. */
    JLabel label(String key, JComponent of) {
        String text = text(key);
        JLabel label = new JLabel(text.replace("&", ""));
        label.setLabelFor(of);
        of.getAccessibleContext().setAccessibleName(label.getText());
        if (text.indexOf('&') >= 0) {
            label.setDisplayedMnemonic(text.toUpperCase(Locale.ROOT).charAt(text.indexOf('&') + 1));
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
