package io.github.peerfire.phone.swing;

import io.github.peerfire.client.ClientState;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.BorderLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JPanel;

/**
 * What the user should read, in as many lines as it takes: what of the connections is lost, for as long as it is, then
 * the last thing, together with what came just before it. Can be read with keyboard and screen reader.
 */
final class NoticeBar extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final long MEANWHILE = TimeUnit.MILLISECONDS.toNanos(1500);
    /** As many sentences stand there together; what came before is left out. */
    static final int MOST = 3;

    private final Wrapped text;
    private final transient Deque<Said> together = new ArrayDeque<>();
    private final transient Labels labels;
    private transient Optional<String> lost = Optional.empty();
    private long shown;
    private int newestCall;

    NoticeBar(Labels labels) {
        super(new BorderLayout());
        this.labels = labels;
        text = new Wrapped(labels.text("window.notice"), 2);
        add(text);
        setBorder(BorderFactory.createEmptyBorder(2, 8, 6, 8));
    }

    /** A sentence of the window's own. */
    void show(String sentence) {
        say(new Notice(shown, sentence));
        fill();
    }

    private void say(Notice notice) {
        long now = System.nanoTime();
        together.removeIf(said -> now - said.when() > MEANWHILE
                || said.notice().sentence().equals(notice.sentence()));
        together.add(new Said(now, notice));
        if (together.size() > MOST) {
            together.remove();
        }
    }

    private void fill() {
        String all = Stream.concat(lost.stream(), together.stream().map(said -> said.notice().sentence())).distinct()
                .collect(Collectors.joining("\n"));
        if (!all.equals(text.getText())) {
            text.setText(all);
        }
    }

    /** A notice and when it came, by {@link System#nanoTime}. */
    private record Said(long when, Notice notice) {
    }

    void show(PhoneSnapshot phone) {
        // How the last call ended is no news once there is another one.
        int newest = phone.calls().stream().mapToInt(CallSnapshot::number).max().orElse(newestCall);
        if (newest > newestCall) {
            newestCall = newest;
            together.clear();
        }
        phone.notice().filter(notice -> notice.number() > shown).ifPresent(notice -> {
            shown = notice.number();
            say(notice);
        });
        together.removeIf(said -> !said.notice().holds(phone));
        lost = phone.connection().filter(state -> state != ClientState.ONLINE).map(labels::of);
        fill();
    }
}
