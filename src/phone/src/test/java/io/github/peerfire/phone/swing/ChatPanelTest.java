package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.smack.calls.CallPhase;
import java.awt.Component;
import java.awt.Container;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JTextArea;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.junit.jupiter.api.Test;

class ChatPanelTest {

    private static final int KEPT = 5;

    private final ChatPanel panel = new ChatPanel(new Labels(new PhoneSentences(Locale.ENGLISH)), line -> { });
    private final JTextArea written = areas(panel).findFirst().orElseThrow();
    private final List<ChatLine> lines = IntStream.range(0, 40)
            .mapToObj(number -> new ChatLine("Bob", false, "Line " + "x".repeat(number % 3))).toList();

    private static Stream<JTextArea> areas(Container parent) {
        return Stream.of(parent.getComponents()).flatMap(ChatPanelTest::areasOf);
    }

    private static Stream<JTextArea> areasOf(Component child) {
        return child instanceof JTextArea area ? Stream.of(area)
                : child instanceof Container inner ? areas(inner) : Stream.empty();
    }

    private void show(List<ChatLine> chat) {
        CallSnapshot call = Snapshots.call(1, CallKind.CONTACT, "Bob", CallPhase.ACTIVE);
        panel.show(new CallSnapshot(call.number(), call.kind(), call.name(), call.outgoing(), call.video(),
                call.state(), call.media(), true, call.code(), call.history(), chat, call.members()));
    }

    private static String text(List<ChatLine> chat) {
        return chat.stream().map(line -> line.from() + ": " + line.text()).collect(Collectors.joining("\n"));
    }

    private List<ChatLine> until(int last) {
        return lines.subList(Math.max(0, last - KEPT), last);
    }

    @Test
    void theLastLinesStandThereHoweverManyCameAtOnce() {
        for (int step : new int[] {1, 2, KEPT, KEPT + 1, 3 * KEPT}) {
            for (int last = 0; last <= lines.size(); last += step) {
                show(until(last));
                assertThat(written.getText()).isEqualTo(text(until(last)));
            }
            show(List.of());
            assertThat(written.getText()).isEmpty();
        }
    }

    @Test
    void whatStandsThereIsNotWrittenAnew() {
        show(until(30));
        Additions additions = new Additions();
        written.getDocument().addDocumentListener(additions);
        show(until(31));
        assertThat(additions.characters).isEqualTo(text(lines.subList(30, 31)).length() + 1);
    }

    /** Counts characters that were put in. */
    private static final class Additions implements DocumentListener {

        private int characters;

        @Override
        public void insertUpdate(DocumentEvent event) {
            characters += event.getLength();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            // Only what is put in counts.
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            throw new AssertionError("Plain text has no attributes");
        }
    }
}
