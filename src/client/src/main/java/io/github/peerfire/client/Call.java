package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallContent;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/**
 * One call, placed or taken. All methods may be called from any thread.
 *
 * <p>A call that moves to another device of the other side, or goes on after one of both sides had to sign in anew, or
 * that both sides placed at once, stays the same object with the same streams; only its {@link #id} changes.
 */
public final class Call {

    private final CallClock clock;
    private final LocalStream local;
    private final RemoteStream remote;
    private final Listeners<CallState> stateListeners = new Listeners<>();
    private final Listeners<String> codeListeners = new Listeners<>();
    private final CallMediaChanges changes;
    private final CompletableFuture<CallState> ended = new CompletableFuture<>();
    private final boolean outgoing;
    private volatile CompletableFuture<PeerId> farPeer = new CompletableFuture<>();
    private volatile CompletableFuture<String> code = new CompletableFuture<>();
    private volatile CallSession session;

    Call(CallSession session, CallClock clock) {
        this.session = session;
        this.outgoing = session.isInitiator();
        this.clock = clock;
        this.local = media().outgoing().local();
        this.remote = media().remote();
        this.changes = new CallMediaChanges(clock);
        follow(session);
    }

    private void follow(CallSession next) {
        next.onState(state -> {
            if (next == session) {
                told(state);
            }
        });
        changes.follow(next.renegotiation());
        CallStreamMedia media = (CallStreamMedia) next.media();
        await(media);
        clock.execute(() -> media.onCode(codeListeners::tell));
    }

    /** Whoever waits for what a session has not told goes on waiting for it if another one takes its place. */
    private void await(CallStreamMedia media) {
        CompletableFuture<PeerId> nextPeer = farPeer.isDone() ? new CompletableFuture<>() : farPeer;
        CompletableFuture<String> nextCode = code.isDone() ? new CompletableFuture<>() : code;
        farPeer = nextPeer;
        code = nextCode;
        media.farPeer().thenAccept(nextPeer::complete);
        media.code().thenAccept(nextCode::complete);
    }

    private void told(CallState state) {
        stateListeners.tell(state);
        if (state.phase() == CallPhase.ACTIVE) {
            changes.connected();
        } else if (state.isOver()) {
            changes.over();
            IllegalStateException over = new IllegalStateException("The call is over.");
            farPeer.completeExceptionally(over);
            code.completeExceptionally(over);
            ended.complete(state);
        }
    }

    /** Another session takes the place of the present one, without an end. */
    void continueAs(CallSession next) {
        CallStreamMedia continued = (CallStreamMedia) next.media();
        ((OwnStream) continued.outgoing()).continueWith(media().outgoing().local());
        continued.continueWith(media().remote());
        CallSession old = session;
        session = next;
        follow(next);
        if (!old.state().phase().hasContents()) {
            sendOnly(old.kinds());
        }
        stateListeners.tell(next.state());
    }

    private CallStreamMedia media() {
        return (CallStreamMedia) session.media();
    }

    /** Whether either side told the other of an address that a TURN server lent it. */
    boolean hasRelay() {
        return media().hasRelay();
    }

    CallSession session() {
        return session;
    }

    /** The id of propose, which is the Jingle session's too. */
    public String id() {
        return session.id();
    }

    /** The other side's account. */
    public BareJid contact() {
        return session.account();
    }

    /** True if it was placed here. */
    public boolean isOutgoing() {
        return outgoing;
    }

    /** Where the call is. */
    public CallState state() {
        return session.state();
    }

    /**
     * What the other side's program said in its user's language when it ended the call, at most 200 characters. Anybody
     * can write anything: to be shown as what the other side says, or not at all.
     */
    public Optional<String> saidByPeer() {
        return session.said();
    }

    /** Tells of the present state and of every change, on the client's thread. */
    public void onStateChange(Consumer<CallState> listener) {
        clock.execute(() -> {
            stateListeners.add(listener);
            listener.accept(session.state());
        });
    }

    /** Completes with the final state, never exceptionally. */
    public CompletableFuture<CallState> ended() {
        return ended.copy();
    }

    /** The kinds of media that were proposed. */
    public Set<MediaKind> proposed() {
        return session.kinds();
    }

    /** Accepts an incoming call with all media; nothing happens in other phases than {@code ALERTING}. */
    public void accept() {
        session.accept();
    }

    /**
     * As {@link #accept()}, but sends some of the proposed media only. What the other side sends of the others is
     * received all the same; {@link #drop} wants none of it.
     *
     * @throws IllegalArgumentException if one was not proposed
     */
    public void accept(Set<MediaKind> wanted) {
        if (!session.kinds().containsAll(wanted)) {
            throw new IllegalArgumentException("Proposed were " + session.kinds() + ", not " + wanted);
        }
        sendOnly(wanted);
        session.accept();
    }

    /** The user agreed to send these kinds, whatever the other side proposed. */
    void sendOnly(Set<MediaKind> wanted) {
        Set<MediaKind> unwanted = EnumSet.noneOf(MediaKind.class);
        unwanted.addAll(session.kinds());
        unwanted.removeAll(wanted);
        changes.withhold(unwanted);
    }

    /**
     * Declines an incoming call, so that no device of this user rings any more; the caller is told that the user is
     * busy, which says least. The same as {@link #hangUp} while it rings.
     */
    public void decline() {
        session.end();
    }

    /** Ends the call: cancels it before it is answered, declines it while it rings here, else hangs up. */
    public void hangUp() {
        session.end();
    }

    /** What the other side can decode of a kind, best first; empty before it has said so, and for data. */
    public List<Codec> farCodecs(MediaKind kind) {
        return session.renegotiation().contents().of(kind).flatMap(CallContent::far)
                .map(RtmfpDescription::codecs).orElse(List.of());
    }

    /** What the call consists of at present, and what of it rests. */
    public CallMediaState mediaState() {
        return changes.state();
    }

    /** Tells of the present state of the media and of every change, on the client's thread. */
    public void onMediaChange(Consumer<CallMediaState> listener) {
        changes.onChange(listener);
    }

    /** Holds the call: nothing is sent, and nothing that arrives is handed out, until {@link #resume}. */
    public void hold() {
        session.renegotiation().hold();
    }

    /** Ends a {@link #hold}. */
    public void resume() {
        session.renegotiation().unhold();
    }

    /** Sends nothing of a kind until {@link #unmute}, and tells the other side. */
    public void mute(MediaKind kind) {
        session.renegotiation().mute(kind);
    }

    /** Ends a {@link #mute}. */
    public void unmute(MediaKind kind) {
        session.renegotiation().unmute(kind);
    }

    /**
     * Adds a kind of media to a call that is active.
     *
     * @return completes with whether the other side agreed
     */
    public CompletableFuture<Boolean> add(MediaKind kind) {
        return changes.add(kind);
    }

    /** Drops a kind of media for both sides; the call ends with the last one. */
    public void drop(MediaKind kind) {
        session.renegotiation().remove(kind);
    }

    /**
     * Tells that the other side wants to add media, on the client's thread. One listener, a later one replaces it;
     * without one, it is agreed to receive them.
     */
    public void onMediaOffer(Consumer<MediaOffer> listener) {
        changes.onOffer(listener);
    }

    /** What this side sends; messages are dropped while the call is not active, or they are muted or held. */
    public LocalStream local() {
        return local;
    }

    /** What the other side sends. */
    public RemoteStream remote() {
        return remote;
    }

    /** The peer ID of the other side; completes once it is known, exceptionally if the call ends before. */
    public CompletableFuture<PeerId> remotePeerId() {
        return farPeer.copy();
    }

    /**
     * The digits that both users can compare by voice, five groups of four (ProtoXEP 6.6). Completes once the
     * peer-to-peer session is verified, exceptionally if the call ends before.
     */
    public CompletableFuture<String> verificationCode() {
        return code.copy();
    }

    /**
     * Tells the digits of each verified session; several in a call whose connection was lost and restored, and users
     * have to compare anew then. On the client's thread.
     */
    public void onVerificationCode(Consumer<String> listener) {
        clock.execute(() -> {
            codeListeners.add(listener);
            media().presentCode().ifPresent(listener);
        });
    }

    /** What both streams have carried so far, and how the way between both sides is. */
    public CompletableFuture<CallStatistics> statistics() {
        return media().statistics();
    }
}
