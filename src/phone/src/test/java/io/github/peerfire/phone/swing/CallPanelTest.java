package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other side turned off. */
class CallPanelTest {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);
    private static final Set<MediaKind> ALL = Set.of(MediaKind.values());

    private PhoneController phone;
    private CallPanel panel;

    @BeforeEach
    void start(@TempDir Path directory) {
        phone = new PhoneController(
                MediaSettings.NONE, new SettingsFile(directory.resolve("phone.properties")), ENGLISH);
        panel = new CallPanel(new Labels(ENGLISH), phone, talking(Set.of(), false), number -> { });
    }

    @AfterEach
    void end() {
        phone.close();
    }

    private static CallSnapshot talking(Set<MediaKind> muted, boolean held) {
        return Snapshots.with(Snapshots.call(1, CallKind.CONTACT, "Bob", CallPhase.ACTIVE),
                new CallMediaState(ALL, ALL, ALL, false, held, Set.of(), muted));
    }

    private void show(Set<MediaKind> muted, boolean held) {
        panel.show(PhoneSnapshot.NEW, talking(muted, held));
    }

    @Test
    void whereThereAreNoPicturesNoneCanBeTurnedOff() {
        CallSnapshot video = Snapshots.call(1, CallKind.CONTACT, "Bob", CallPhase.ACTIVE);
        for (boolean pictures : new boolean[] {true, false}) {
            Set<MediaKind> kinds = pictures ? ALL : Set.of(MediaKind.AUDIO, MediaKind.DATA);
            panel.show(PhoneSnapshot.NEW, Snapshots.with(video,
                    new CallMediaState(kinds, kinds, kinds, false, false, Set.of(), Set.of())));
            assertThat(Parts.of(panel, Toggle.class).filter(button -> button.getText().equals("Camera off"))
                    .findFirst().orElseThrow().isVisible()).isEqualTo(pictures);
        }
    }

    private String heading() {
        return Parts.of(panel, Heading.class).findFirst().orElseThrow().getText();
    }

    @Test
    void whatHappenedToSoundIsSaidBeforeWhatHappenedToPictures() {
        show(Set.of(MediaKind.VIDEO), false);
        assertThat(heading()).endsWith("In a call. The other side has turned its camera off.");
        show(Set.of(MediaKind.VIDEO, MediaKind.AUDIO), false);
        assertThat(heading()).endsWith("In a call. The other side has muted its microphone.");
        show(Set.of(MediaKind.VIDEO, MediaKind.AUDIO), true);
        assertThat(heading()).endsWith("In a call. The other side holds the call.");
        show(Set.of(), false);
        assertThat(heading()).endsWith("In a call.");
    }

    @Test
    void itsLastPictureIsNotShownAsIfItWereStillSo() throws Exception {
        PicturePanel theirs = Parts.of(panel, PicturePanel.class)
                .filter(part -> part.getAccessibleContext().getAccessibleName().contains("Bob")).findFirst()
                .orElseThrow();
        theirs.setSize(320, 240);
        show(Set.of(), false);
        theirs.show(new MediaDevices().openCamera(MediaDevices.TEST, 320, 240, 15).read(0));
        assertThat(colours(theirs)).isGreaterThan(10);
        show(Set.of(MediaKind.VIDEO), false);
        assertThat(colours(theirs)).isOne();
        show(Set.of(), false);
        assertThat(colours(theirs)).isOne();
    }

    private static long colours(PicturePanel panel) {
        BufferedImage shown = new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
        panel.paint(shown.createGraphics());
        return Arrays.stream(shown.getRGB(0, 0, shown.getWidth(), shown.getHeight(), null, 0, shown.getWidth()))
                .distinct().count();
    }
}
