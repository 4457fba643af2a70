package io.github.peerfire.phone.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TerminalReport report = new TerminalReport(
            new PhoneSentences(Locale.ENGLISH), new PrintStream(out, true, StandardCharsets.UTF_8),
            () -> { });

    private void written(List<ChatLine> lines) {
        talked(lines, Set.of());
    }

    private void talked(List<ChatLine> lines, Set<MediaKind> mutedThere) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        Set<MediaKind> all = Set.of(MediaKind.values());
        CallSnapshot call = new CallSnapshot(1, CallKind.CONTACT, "Bob", false, false, CallState.of(CallPhase.ACTIVE),
                new CallMediaState(all, all, all, false, false, Set.of(), mutedThere), true, Optional.empty(),
                SampleHistory.NONE, lines, List.of());
        report.accept(new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(),
                List.of(call), now.missed(), now.notice(), now.settings(), now.devices(), false));
    }

    private void told(long number, String sentence) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        report.accept(new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(),
                now.calls(), now.missed(), Optional.of(new Notice(number, sentence)), now.settings(),
                now.devices(), false));
    }

    @Test
    void linesAreToldOnceEachAlsoWhenTheFirstOnesAreForgotten() {
        List<ChatLine> lines = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> new ChatLine("Bob", false, number % 2 == 0 ? "yes" : "no")).toList();
        for (int last = 0; last <= lines.size(); last++) {
            written(lines.subList(Math.max(0, last - 3), last));
            written(lines.subList(Math.max(0, last - 3), last));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1)).containsExactly("Bob: no", "Bob: yes",
                "Bob: no", "Bob: yes", "Bob: no", "Bob: yes", "Bob: no", "Bob: yes");
    }

    private void present(MemberSnapshot... members) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        Set<MediaKind> all = Set.of(MediaKind.values());
        CallSnapshot call = new CallSnapshot(1, CallKind.GROUP, "Friends", true, true, CallState.of(CallPhase.ACTIVE),
                new CallMediaState(all, all, all, false, false, Set.of(), Set.of()), true, Optional.empty(),
                SampleHistory.NONE, List.of(), List.of(members));
        report.accept(new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(),
                List.of(call), now.missed(), now.notice(), now.settings(), now.devices(), false));
    }

    @Test
    void whoIsInAGroupAndHowIsTold() {
        MemberSnapshot carol = new MemberSnapshot("c", "Carol", true, Set.of(), Optional.of("1234"));
        present();
        present(carol, new MemberSnapshot("b", "Bob", false, Set.of(), Optional.empty()));
        present(carol, new MemberSnapshot("b", "Bob", true, Set.of(), Optional.empty()));
        present(carol, new MemberSnapshot("b", "Bob", true, Set.of(MediaKind.AUDIO), Optional.empty()));
        present(carol, new MemberSnapshot("b", "Bob", true, Set.of(MediaKind.VIDEO), Optional.of("5678")));
        present(carol, new MemberSnapshot("b", "Bob", true, Set.of(), Optional.of("5678")));
        present(carol);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1)).containsExactly(
                "Carol takes part.", "Carol hears you now.", "Carol: Code to compare by voice: 1234",
                "Bob takes part.", "Bob hears you now.", "Bob has muted the microphone.",
                "Bob has the microphone on again.", "Bob has turned the camera off.",
                "Bob: Code to compare by voice: 5678", "Bob has the camera on again.", "Bob has left.");
    }

    @Test
    void whatTheOtherSideTurnsOffAndOnIsALineEach() {
        for (Set<MediaKind> muted : List.of(Set.<MediaKind>of(), Set.of(MediaKind.VIDEO), Set.of(MediaKind.VIDEO),
                Set.of(MediaKind.VIDEO, MediaKind.AUDIO), Set.<MediaKind>of())) {
            talked(List.of(), muted);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1)).containsExactly(
                "Bob: The other side has turned its camera off.", "Bob: The other side has muted its microphone.",
                "Bob: The other side has its microphone on again.", "Bob: The other side has its camera on again.");
    }

    @Test
    void whatFailedIsALineEachOnce() {
        String busy = DeviceFault.BUSY.sentence("default", Locale.ENGLISH);
        String missing = DeviceFault.NO_CAMERA.sentence("default", Locale.ENGLISH);
        told(1, busy);
        told(1, busy);
        told(2, missing);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(busy, missing);
    }
}
