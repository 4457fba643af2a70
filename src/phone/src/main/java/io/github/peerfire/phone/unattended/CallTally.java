package io.github.peerfire.phone.unattended;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.media.audio.ToneMeter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a call came to. On the phone's thread. */
final class CallTally {

    private final ToneMeter heard = new ToneMeter();
    private final Set<String> others = new LinkedHashSet<>();
    private Optional<CallView> view = Optional.empty();
    private List<ChatLine> chat = List.of();
    private long written;
    private long read;

    /** @param first how the call is while both sides can talk */
    CallTally(CallSnapshot first) {
        see(first);
    }

    /** Listens from now on. */
    void listen(CallView to) {
        view = Optional.of(to);
        to.onSound(frame -> heard.take(frame.samples()));
    }

    void see(CallSnapshot now) {
        List<ChatLine> lines = ChatLine.since(chat, now.chat());
        long own = lines.stream().filter(ChatLine::own).count();
        written += own;
        read += lines.size() - own;
        chat = now.chat();
        if (now.kind() == CallKind.GROUP) {
            now.members().stream().map(MemberSnapshot::id).forEach(others::add);
        } else {
            others.add(CallView.OTHER);
        }
    }

    /** Messages of sound and lines of text each way, and the tone that was heard last, in a sentence. */
    String explain(PhoneSentences sentences) {
        long sent = view.map(known -> known.counters(CallView.OTHER).audioSent().messages()).orElse(0L);
        long received = view.map(known -> others.stream()
                .mapToLong(member -> known.counters(member).audioReceived().messages()).sum()).orElse(0L);
        return sentences.text("unattended.counters", sent, written, received, read, heard.frequency());
    }
}
