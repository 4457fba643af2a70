package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterPanelTest {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);
    private static final String NONE = ENGLISH.text("contacts.none");

    private PhoneController phone;
    private RosterPanel roster;

    @BeforeEach
    void start(@TempDir Path directory) {
        phone = new PhoneController(
                MediaSettings.NONE, new SettingsFile(directory.resolve("phone.properties")), ENGLISH);
        roster = new RosterPanel(new Labels(ENGLISH), phone);
        roster.show(Snapshots.with(List.of(Snapshots.contact("Bob")), List.of()));
    }

    @AfterEach
    void end() {
        phone.close();
    }

    private void search(String words) {
        Parts.of(roster, JTextField.class).findFirst().orElseThrow().setText(words);
    }

    private boolean isNobodyFound() {
        return Parts.of(roster, JLabel.class).filter(label -> label.getText().equals(NONE)).findFirst().orElseThrow()
                .getParent().isVisible();
    }

    @Test
    void aSearchThatMatchesNobodySaysSo() {
        search("Zo\u00eb");
        assertThat(isNobodyFound()).isTrue();
        search("Bo");
        assertThat(isNobodyFound()).isFalse();
    }

    @Test
    void withoutASearchNothingIsSaid() {
        assertThat(isNobodyFound()).isFalse();
        roster.show(Snapshots.with(List.of(), List.of()));
        assertThat(isNobodyFound()).isFalse();
    }
}
