package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.BorderLayout;
import java.awt.Font;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/**
 * What the user should read, in as many lines as it takes: the last thing, together with what came just before it.
 * Can be read with keyboard and screen reader.
 */
final class NoticeBar extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final long MEANWHILE = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final int MOST = 3;

    private final JTextArea text = new JTextArea(2, 20);
    private final transient Deque<Said> together = new ArrayDeque<>();
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

    /** A sentence. */
    void show(String sentence) {
        long now = System.nanoTime();
        together.removeIf(said -> now - said.when() > MEANWHILE || said.sentence().equals(sentence));
        together.add(new Said(now, sentence));
        if (together.size() > MOST) {
            together.remove();
        }
        text.setText(together.stream().map(Said::sentence).collect(Collectors.joining("\n")));
    }

    /** A sentence and when it was said, by {@link System#nanoTime}. */
    private record Said(long when, String sentence) {
    }

    void show(PhoneSnapshot phone) {
        long number = phone.notice().map(Notice::number).orElse(0L);
        if (number > shown) {
            shown = number;
            show(phone.notice().map(Notice::sentence).orElse(""));
        }
    }
}
