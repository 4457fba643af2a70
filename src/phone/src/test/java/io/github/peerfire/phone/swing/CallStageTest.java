package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallStageTest {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    private PhoneController phone;
    private CallStage stage;

    @BeforeEach
    void start(@TempDir Path directory) {
        phone = new PhoneController(
                MediaSettings.NONE, new SettingsFile(directory.resolve("phone.properties")), ENGLISH);
        stage = new CallStage(new Labels(ENGLISH), phone, number -> { });
    }

    @AfterEach
    void end() {
        phone.close();
    }

    private static CallSnapshot call(int number, CallPhase phase) {
        return Snapshots.call(number, CallKind.CONTACT, "Contact " + number, phase);
    }

    private void show(CallSnapshot... calls) {
        stage.show(Snapshots.with(List.of(), List.of(calls)));
    }

    private String front() {
        JTabbedPane tabs = Arrays.stream(stage.getComponents()).filter(JTabbedPane.class::isInstance)
                .map(JTabbedPane.class::cast).findFirst().orElseThrow();
        return tabs.getTitleAt(tabs.getSelectedIndex());
    }

    @Test
    void aCallThatComesIsShown() {
        show(call(1, CallPhase.ALERTING));
        assertThat(front()).isEqualTo("\u25CF Contact 1");
        show(call(1, CallPhase.ACTIVE));
        assertThat(front()).isEqualTo("Contact 1");
    }

    /** Whoever writes a line there, or looks at somebody, goes on. */
    @Test
    void aCallThatComesDoesNotHideTheOneThatTheUserTalksIn() {
        show(call(1, CallPhase.ACTIVE));
        show(call(1, CallPhase.ACTIVE), call(2, CallPhase.ALERTING));
        assertThat(front()).isEqualTo("Contact 1");
        show(call(2, CallPhase.ALERTING));
        assertThat(front()).isEqualTo("\u25CF Contact 2");
    }

    @Test
    void whoeverHasNobodyToCallReadsWhereContactsComeFrom() {
        JLabel hint = Parts.of(stage, JLabel.class).findFirst().orElseThrow();
        show();
        assertThat(hint.getText()).isEqualTo(ENGLISH.text("contacts.empty"));
        stage.show(Snapshots.with(List.of(Snapshots.contact("Bob")), List.of()));
        assertThat(hint.getText()).isEqualTo(ENGLISH.text("window.noCall"));
    }

    @Test
    void aCallThatIsPlacedIsShown() {
        show(call(1, CallPhase.ACTIVE));
        show(call(1, CallPhase.ACTIVE), call(2, CallPhase.PROPOSED));
        assertThat(front()).isEqualTo("Contact 2");
    }
}
