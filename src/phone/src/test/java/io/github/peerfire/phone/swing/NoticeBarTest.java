package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.smack.calls.CallPhase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;

class NoticeBarTest {

    private final NoticeBar bar = new NoticeBar(new Labels(new PhoneSentences(Locale.ENGLISH)));

    private void told(long number, String sentence) {
        told(new Notice(number, sentence), List.of());
    }

    private void told(Notice notice, List<CallSnapshot> calls) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        bar.show(new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(), calls,
                now.missed(), Optional.of(notice), now.settings(), now.devices(), false));
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
    void aQuestionGoesWhenItIsAnswered() {
        Notice question = new Notice(1, "Bob is calling. Accept or decline?", OptionalInt.of(7));
        told(question, List.of(Snapshots.call(7, CallKind.CONTACT, "Bob", CallPhase.ALERTING)));
        assertThat(shown()).isEqualTo(question.sentence());
        told(question, List.of(Snapshots.call(7, CallKind.CONTACT, "Bob", CallPhase.CONNECTING)));
        assertThat(shown()).isEmpty();
    }

    @Test
    void theSameSentenceStandsOnce() {
        told(1, "No camera.");
        told(2, "No camera.");
        told(2, "Not told anew.");
        assertThat(shown()).isEqualTo("No camera.");
    }
}
