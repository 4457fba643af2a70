package io.github.peerfire.phone.tui;

import io.github.peerfire.client.ClientState;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints what is different from one snapshot to the next. On the phone's thread. */
public final class TerminalReport implements Consumer<PhoneSnapshot> {

    private final PhoneSentences sentences;
    private final PrintStream out;
    private final Runnable left;
    private final MembersReport members;
    private PhoneSnapshot before = PhoneSnapshot.NEW;

    /**
     * Prints in a language.
     *
     * @param left is run when signing in failed, or the server ended the session, after that was told
     */
    public TerminalReport(PhoneSentences sentences, PrintStream out, Runnable left) {
        this.sentences = sentences;
        this.out = out;
        this.left = left;
        this.members = new MembersReport(sentences, out);
    }

    @Override
    public void accept(PhoneSnapshot now) {
        boolean told = number(now) > number(before);
        if (told) {
            now.notice().map(Notice::sentence).ifPresent(out::println);
        }
        if (now.phase() == SignInPhase.SIGNED_OUT && (told && before.phase() == SignInPhase.SIGNING_IN
                || before.connection().filter(ClientState.REFUSED::equals).isPresent())) {
            left.run();
        }
        for (CallSnapshot call : now.calls()) {
            report(call, before.call(call.number()));
        }
        before = now;
    }

    private static long number(PhoneSnapshot snapshot) {
        return snapshot.notice().map(Notice::number).orElse(0L);
    }

    private void report(CallSnapshot call, Optional<CallSnapshot> earlier) {
        boolean sameState = earlier.map(CallSnapshot::state).filter(call.state()::equals).isPresent();
        if (!sameState && call.state().phase() != CallPhase.IDLE) {
            out.println(sentences.of(call.name(), call.state().explain(sentences.locale())));
        }
        ChatLine.since(earlier.map(CallSnapshot::chat).orElse(List.of()), call.chat())
                .forEach(line -> out.println(sentences.of(line.from(), line.text())));
        earlier.ifPresent(before -> resting(before, call));
        members.report(earlier.map(CallSnapshot::members).orElse(List.of()), call.members());
        if (call.code().isPresent() && !call.code().equals(earlier.flatMap(CallSnapshot::code))) {
            out.println(sentences.text("call.code", call.code().orElseThrow()));
        }
    }

    private void resting(CallSnapshot before, CallSnapshot call) {
        report(call, before.muted(), call.muted(), "call.muted", "call.heard");
        report(call, before.cameraOff(), call.cameraOff(), "call.cameraOff", "call.seen");
        report(call, before.held(), call.held(), "call.held", "call.resumed");
        report(call, before.media().heldByPeer(), call.media().heldByPeer(), "call.heldThere", "call.resumedThere");
        report(call, before.media().mutedByPeer().contains(MediaKind.AUDIO),
                call.media().mutedByPeer().contains(MediaKind.AUDIO), "call.mutedThere", "call.heardThere");
        report(call, before.media().mutedByPeer().contains(MediaKind.VIDEO),
                call.media().mutedByPeer().contains(MediaKind.VIDEO), "call.cameraOffThere", "call.seenThere");
    }

    private void report(CallSnapshot call, boolean before, boolean now, String begun, String over) {
        if (before != now) {
            out.println(sentences.of(call.name(), sentences.text(now ? begun : over)));
        }
    }
}
