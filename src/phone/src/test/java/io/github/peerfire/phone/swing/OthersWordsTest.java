package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTabbedPane;
import javax.swing.ListCellRenderer;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever calls may have any name, also one that would be markup where Swing finds it. */
class OthersWordsTest {

    private static final String NAME = "<html><img src=http://example.net/seen>";
    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    private final Labels labels = new Labels(ENGLISH);
    private PhoneController phone;

    @BeforeEach
    void start(@TempDir Path directory) {
        phone = new PhoneController(
                MediaSettings.NONE, new SettingsFile(directory.resolve("phone.properties")), ENGLISH);
    }

    @AfterEach
    void end() {
        phone.close();
    }

    @Test
    void aNameInACallIsText() {
        CallStage stage = new CallStage(labels, phone, number -> { });
        stage.show(Snapshots.with(List.of(), List.of(
                Snapshots.call(1, CallKind.VIDEO_PHONE, NAME, CallPhase.ALERTING),
                Snapshots.call(2, CallKind.GROUP, NAME, CallPhase.ACTIVE))));
        // Two tabs, two headings, one member.
        assertThat(textsOf(stage)).filteredOn(text -> text.contains(NAME)).hasSize(5);
    }

    @Test
    void aNameOnTheRosterIsText() {
        RosterPanel roster = new RosterPanel(labels, phone);
        PhoneSnapshot now = Snapshots.with(List.of(Snapshots.contact(NAME)), List.of());
        roster.show(now);
        assertThat(textsOf(roster)).filteredOn(text -> text.contains(NAME)).hasSize(1);
    }

    @Test
    void aNameOfADeviceIsText() {
        assertThat(row(new JList<>(new String[] {NAME}), new DeviceLabels(labels), 0)).endsWith(NAME);
    }

    /** What can be read; fails for what would be rendered. */
    private static List<String> textsOf(Container view) {
        List<String> texts = new ArrayList<>();
        for (Component child : view.getComponents()) {
            if (child instanceof JLabel label) {
                texts.add(unrendered(label, label.getText()));
            } else if (child instanceof JTextComponent text) {
                texts.add(text.getText());
            } else if (child instanceof JTabbedPane tabs) {
                IntStream.range(0, tabs.getTabCount()).mapToObj(tabs::getTitleAt)
                        .forEach(title -> texts.add(unrendered(tabs, title)));
            } else if (child instanceof JList<?> list) {
                IntStream.range(0, list.getModel().getSize()).forEach(index -> texts.add(row(list, index)));
                continue;
            }
            if (child instanceof Container container) {
                texts.addAll(textsOf(container));
            }
        }
        return texts;
    }

    private static <E> String row(JList<E> list, int index) {
        return row(list, list.getCellRenderer(), index);
    }

    private static <E> String row(JList<E> list, ListCellRenderer<? super E> renderer, int index) {
        JLabel shown = (JLabel) renderer.getListCellRendererComponent(
                list, list.getModel().getElementAt(index), index, false, false);
        unrendered(shown, String.valueOf(shown.getToolTipText()));
        return unrendered(shown, shown.getText());
    }

    private static String unrendered(JComponent shown, String text) {
        assertThat(shown.getClientProperty(BasicHTML.propertyKey)).as(text).isNull();
        assertThat(BasicHTML.isHTMLString(text)).as(text).isFalse();
        return text;
    }
}
