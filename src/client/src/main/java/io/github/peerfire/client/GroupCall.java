package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.muji.ConferenceState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/**
 * A call of several people, who meet in a room and send to each other directly: what this side sends is encoded once
 * and goes to all others (ProtoXEP section 9). All methods may be called from any thread.
 */
public final class GroupCall {

    private final GroupConference conference;

    GroupCall(GroupConference conference) {
        this.conference = conference;
    }

    /** Where they meet. */
    public EntityBareJid room() {
        return conference.room();
    }

    /** Where this user stands; {@code OUTSIDE} or {@code REMOVED} for good once it is over. */
    public ConferenceState state() {
        return conference.state();
    }

    /** Tells the present state and each change, on the client's thread. */
    public void onStateChange(Consumer<ConferenceState> listener) {
        conference.onState(listener);
    }

    /** Completes when this user does not take part any more, never exceptionally. */
    public CompletableFuture<GroupCallEnding> ended() {
        return conference.ended();
    }

    /** With which media this user takes part: those wanted, as far as the others can decode them and there is room. */
    public Set<MediaKind> media() {
        return conference.taken();
    }

    /** The media that this user wanted and does not take part with, and why. */
    public Map<MediaKind, GroupCallFailure> leftOut() {
        return conference.leftOut();
    }

    /** The codecs that all others can decode at the moment, best first; it changes with who takes part. */
    public List<Codec> codecs(MediaKind kind) {
        return conference.codecs().getOrDefault(kind, List.of());
    }

    /** Tells the present codecs of all media of {@link #media()}, and each change; on the client's thread. */
    public void onCodecsChange(Consumer<Map<MediaKind, List<Codec>>> listener) {
        conference.onCodecs(listener);
    }

    /** The others who take part, in the order of their coming. */
    public List<GroupMember> members() {
        return conference.members();
    }

    /** Tells of everybody who takes part, at once of those who do already; on the client's thread. */
    public void onMember(Consumer<GroupMember> listener) {
        conference.onCame(listener);
    }

    /** Tells of everybody who does not take part any more, on the client's thread. */
    public void onMemberLeft(Consumer<GroupMember> listener) {
        conference.onLeft(listener);
    }

    /** How many of the others hear this user and are heard. */
    public long connected() {
        return members().stream().filter(member -> member.state().phase() == CallPhase.ACTIVE).count();
    }

    /** What this user sends, to all others. */
    public LocalStream local() {
        return conference.local();
    }

    /** What the stream of {@link #local()} carries, and to how many. */
    public CompletableFuture<GroupUplink> uplink() {
        return conference.uplink();
    }

    /** Sends nothing of a kind until {@link #unmute}, and tells the others. */
    public void mute(MediaKind kind) {
        conference.setMuted(kind, true);
    }

    /** Ends a {@link #mute}. */
    public void unmute(MediaKind kind) {
        conference.setMuted(kind, false);
    }

    /**
     * Lets an account enter, and invites it on all its devices (XEP-0482). If the call ends before it has answered, the
     * invitation is taken back. Fails with {@link GroupCallException}.
     */
    public CompletableFuture<Void> invite(BareJid account) {
        return conference.invite(account);
    }

    /**
     * Tells what those say who were invited on this device, also what they said before; on the client's thread. One
     * listener.
     */
    public void onAnswer(Consumer<GroupAnswer> listener) {
        conference.onAnswer(listener);
    }

    /** Invites accounts that may enter. */
    void ask(Collection<BareJid> accounts) {
        conference.ask(accounts);
    }

    /** Leaves; idempotent. Completes when the room knows. */
    public CompletableFuture<Void> leave() {
        return conference.leave();
    }
}
