package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.BorderLayout;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/**
 * The last thing that the user should read, in as many lines as it takes; can be read with keyboard and screen reader.
 */
final class NoticeBar extends JPanel {

    private static final long serialVersionUID = 1L;

    private final JTextArea text = new JTextArea(2, 20);
    private long shown;

    NoticeBar(Labels labels) {
        super(new BorderLayout());
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.getAccessibleContext().setAccessibleName(labels.text("window.notice"));
        add(text);
        setBorder(BorderFactory.createEmptyBorder(2, 8, 6, 8));
        updateUI();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (text != null) {
            text.setBackground(UIManager.getColor("Panel.background"));
            text.setFont(UIManager.getFont("Label.font").deriveFont(Font.PLAIN));
        }
    }

    /** A sentence of the window itself. */
    void show(String sentence) {
        text.setText(sentence);
    }

    void show(PhoneSnapshot phone) {
        long number = phone.notice().map(Notice::number).orElse(0L);
        if (number > shown) {
            shown = number;
            show(phone.notice().map(Notice::sentence).orElse(""));
        }
    }

    String sentence() {
        return text.getText();
    }
}
