package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.DeviceFault;
import java.util.Locale;
import java.util.Optional;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;

class NoticeBarTest {

    private final NoticeBar bar = new NoticeBar(new Labels(new PhoneSentences(Locale.ENGLISH)));

    private void told(long number, String sentence) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        bar.show(new PhoneSnapshot(now.phase(), now.account(), now.connection(), now.contacts(), now.calls(),
                now.missed(), Optional.of(new Notice(number, sentence)), now.settings(), now.devices(), false));
    }

    private String shown() {
        return ((JTextComponent) bar.getComponent(0)).getText();
    }

    @Test
    void whatFailedAtOnceStandsTogetherAndWordForWord() {
        String microphone = DeviceFault.BUSY.sentence("default", Locale.ENGLISH);
        String camera = DeviceFault.NO_CAMERA.sentence("default", Locale.ENGLISH);
        told(1, microphone);
        told(2, camera);
        assertThat(shown()).isEqualTo(microphone + "\n" + camera);
    }

    @Test
    void theSameSentenceStandsOnce() {
        told(1, "No camera.");
        told(2, "No camera.");
        told(2, "Not told anew.");
        assertThat(shown()).isEqualTo("No camera.");
    }
}
