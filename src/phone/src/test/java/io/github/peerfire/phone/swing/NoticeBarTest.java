package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientState;
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

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    private final NoticeBar bar = new NoticeBar(new Labels(ENGLISH));

    private void told(long number, String sentence) {
        told(new Notice(number, sentence), List.of());
    }

    private void told(Notice notice, List<CallSnapshot> calls) {
        told(notice, Optional.empty(), calls);
    }

    private void told(Notice notice, Optional<ClientState> connection, List<CallSnapshot> calls) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        bar.show(new PhoneSnapshot(now.phase(), now.account(), now.device(), connection, now.contacts(), calls,
                now.missed(), Optional.of(notice), now.settings(), now.devices(), false));
    }

    /** Told in the state that it is about. */
    private static Notice connections(long number, ClientState state) {
        return new Notice(number, ENGLISH.of(state), OptionalInt.empty(), Optional.of(state));
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
        Notice question = new Notice(1, "Bob is calling. Accept or decline?", OptionalInt.of(7), Optional.empty());
        told(question, List.of(Snapshots.call(7, CallKind.CONTACT, "Bob", CallPhase.ALERTING)));
        assertThat(shown()).isEqualTo(question.sentence());
        told(question, List.of(Snapshots.call(7, CallKind.CONTACT, "Bob", CallPhase.CONNECTING)));
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsLostStandsThereForAsLongAsItIs() {
        Optional<ClientState> lost = Optional.of(ClientState.WITHOUT_XMPP);
        Optional<ClientState> untrusted = Optional.of(ClientState.SERVER_UNTRUSTED);
        Optional<ClientState> online = Optional.of(ClientState.ONLINE);
        told(connections(1, lost.get()), lost, List.of());
        assertThat(shown()).isEqualTo(ENGLISH.of(lost.get()));
        told(connections(2, untrusted.get()), untrusted, List.of());
        assertThat(shown()).isEqualTo(ENGLISH.of(untrusted.get()));
        for (int number = 3; number < 9; number++) {
            told(new Notice(number, "No camera."), untrusted, List.of());
        }
        assertThat(shown()).isEqualTo(ENGLISH.of(untrusted.get()) + "\nNo camera.");
        told(connections(9, online.get()), online, List.of());
        assertThat(shown()).endsWith("You are online.").doesNotContain("certificate");
    }

    @Test
    void whoIsLetInNoMoreIsToldSoAlsoWhenNobodyIsSignedIn() {
        Notice notice = connections(1, ClientState.REFUSED);
        told(notice, Optional.of(ClientState.REFUSED), List.of());
        told(notice, List.of());
        assertThat(shown()).isEqualTo(notice.sentence());
    }

    @Test
    void howACallEndedIsForgottenWhenThereIsAnother() {
        Notice over = new Notice(1, "You ended the call.");
        told(over, List.of());
        told(over, List.of(Snapshots.call(7, CallKind.CONTACT, "Bob", CallPhase.RINGING)));
        assertThat(shown()).isEmpty();
        told(new Notice(2, "No camera."), List.of(Snapshots.call(7, CallKind.CONTACT, "Bob", CallPhase.ACTIVE)));
        assertThat(shown()).isEqualTo("No camera.");
    }

    @Test
    void theSameSentenceStandsOnce() {
        told(1, "No camera.");
        told(2, "No camera.");
        told(2, "Not told anew.");
        assertThat(shown()).isEqualTo("No camera.");
    }
}
