package io.github.peerfire.phone.unattended;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallTallyTest {

    /** A phone keeps so many. */
    private static final int KEPT = 1000;

    private static CallSnapshot call(List<ChatLine> lines) {
        Set<MediaKind> all = Set.of(MediaKind.values());
        return new CallSnapshot(1, CallKind.CONTACT, "Bob", false, false, CallState.of(CallPhase.ACTIVE),
                new CallMediaState(all, all, all, false, false, Set.of(), Set.of()), true, Optional.empty(),
                SampleHistory.NONE, lines, List.of());
    }

    @Test
    void linesThatThePhoneForgotCountToo() {
        List<ChatLine> lines = IntStream.range(0, 1500)
                .mapToObj(number -> new ChatLine("Bob", number % 3 == 0, "yes")).toList();
        CallTally tally = new CallTally(call(lines.subList(0, 10)));
        for (int last = 10; last <= lines.size(); last += 10) {
            tally.see(call(lines.subList(Math.max(0, last - KEPT), last)));
        }
        assertThat(tally.explain(new PhoneSentences(Locale.ENGLISH)))
                .startsWith("Sent: 0 messages with sound, 500 with text; received: 0 and 1000;");
    }
}
