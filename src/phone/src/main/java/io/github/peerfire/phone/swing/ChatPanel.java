package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ChatLine;
import java.awt.BorderLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** What was written in a call, and a line to write. */
final class ChatPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private final transient Labels labels;
    private final JTextArea written = new JTextArea(6, 20);
    private final JTextField line = new JTextField();
    private final JButton send;
    private transient List<ChatLine> shown = List.of();
    /** Of the lines that are shown, in characters. */
    private final transient Deque<Integer> lengths = new ArrayDeque<>();

    /** @param said gets each line */
    ChatPanel(Labels labels, Consumer<String> said) {
        super(new BorderLayout(4, 4));
        this.labels = labels;
        written.setEditable(false);
        written.setLineWrap(true);
        written.setWrapStyleWord(true);
        send = labels.button("window.send", () -> {
            said.accept(line.getText());
            line.setText("");
            line.requestFocusInWindow();
        });
        line.addActionListener(event -> send.doClick());
        JPanel bottom = new JPanel(new BorderLayout(4, 0));
        bottom.add(labels.label("window.line", line), BorderLayout.WEST);
        bottom.add(line);
        bottom.add(send, BorderLayout.EAST);
        add(labels.label("window.chat", written), BorderLayout.NORTH);
        add(new JScrollPane(written));
        add(bottom, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(4, 4, 4, 4));
    }

    void show(CallSnapshot call) {
        line.setEnabled(call.canChat());
        send.setEnabled(call.canChat());
        if (!call.chat().equals(shown)) {
            show(call.chat());
        }
    }

    /** Only what changed: to lay out all lines of a long talk takes some hundredths of a second. */
    private void show(List<ChatLine> lines) {
        List<ChatLine> added = ChatLine.since(shown, lines);
        for (int dropped = shown.size() + added.size() - lines.size(); dropped > 0; dropped--) {
            written.replaceRange("", 0, Math.min(lengths.remove() + 1, written.getDocument().getLength()));
        }
        for (ChatLine said : added) {
            String line = labels.of(said.from(), said.text());
            written.append(lengths.isEmpty() ? line : "\n" + line);
            lengths.add(line.length());
        }
        shown = lines;
        written.setCaretPosition(written.getDocument().getLength());
    }
}
