package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.smack.calls.CallPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private final List<String> said = new ArrayList<>();
    private final Alarm alarm = new Alarm(new Labels(new PhoneSentences(Locale.FRENCH)), new Attention() {

        @Override
        public void draw(String sentence) {
            said.add(sentence);
        }

        @Override
        public void release() {
            said.add("");
        }
    });

    private void show(CallSnapshot... calls) {
        alarm.show(Snapshots.with(List.of(), List.of(calls)));
    }

    private static CallSnapshot call(int number, String name, CallPhase phase) {
        return Snapshots.call(number, CallKind.CONTACT, name, phase);
    }

    @Test
    void eachCallThatRingsIsToldOnceAndNoLongerThanOneRings() {
        show();
        show(call(1, "Bob", CallPhase.ALERTING));
        show(call(1, "Bob", CallPhase.ALERTING));
        show(call(1, "Bob", CallPhase.ALERTING), call(2, "Zoë", CallPhase.ALERTING));
        show(call(2, "Zoë", CallPhase.ALERTING));
        assertThat(said).hasSize(2).allMatch(sentence -> sentence.contains("vidéo"));
        assertThat(said.get(0)).contains("Bob");
        assertThat(said.get(1)).contains("Zoë");
        show(call(2, "Zoë", CallPhase.ACTIVE));
        show();
        assertThat(said).hasSize(3).endsWith("");
    }

    @Test
    void whatOneDoesOneselfIsNoNews() {
        show(call(1, "Bob", CallPhase.PROPOSED));
        show(call(1, "Bob", CallPhase.RINGING));
        show(call(1, "Bob", CallPhase.ACTIVE));
        show();
        assertThat(said).isEmpty();
    }
}
