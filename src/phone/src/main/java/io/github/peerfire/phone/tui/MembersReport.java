package io.github.peerfire.phone.tui;

import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.smack.element.MediaKind;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Prints who comes into a group call and leaves it, whom the user can talk to, and what rests at their ends. */
final class MembersReport {

    private final PhoneSentences sentences;
    private final PrintStream out;

    MembersReport(PhoneSentences sentences, PrintStream out) {
        this.sentences = sentences;
        this.out = out;
    }

    void report(List<MemberSnapshot> before, List<MemberSnapshot> now) {
        before.stream().filter(member -> find(member, now).isEmpty()).forEach(member -> say("group.left", member));
        now.forEach(member -> report(find(member, before), member));
    }

    private static Optional<MemberSnapshot> find(MemberSnapshot wanted, List<MemberSnapshot> members) {
        return members.stream().filter(member -> member.id().equals(wanted.id())).findFirst();
    }

    private void report(Optional<MemberSnapshot> before, MemberSnapshot now) {
        if (before.isEmpty()) {
            say("group.came", now);
        }
        if (now.connected() && before.filter(MemberSnapshot::connected).isEmpty()) {
            say("group.connected", now);
        }
        resting(before, now, MediaKind.AUDIO, "group.muted", "group.heard");
        resting(before, now, MediaKind.VIDEO, "group.cameraOff", "group.seen");
        now.code().filter(code -> before.flatMap(MemberSnapshot::code).filter(code::equals).isEmpty())
                .ifPresent(code -> out.println(sentences.of(now.name(), sentences.text("call.code", code))));
    }

    private void resting(Optional<MemberSnapshot> before, MemberSnapshot now, MediaKind kind, String begun,
            String over) {
        boolean rests = now.resting().contains(kind);
        if (rests != before.filter(member -> member.resting().contains(kind)).isPresent()) {
            say(rests ? begun : over, now);
        }
    }

    private void say(String key, MemberSnapshot member) {
        out.println(sentences.text(key, member.name()));
    }
}
