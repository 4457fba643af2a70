package io.github.peerfire.client;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** One call, placed or taken. All methods may be called from any thread. */
public final class Call {

    private final CallSession session;
    private final CallStreamMedia media;
    private final ClientThread thread;
    private final CompletableFuture<CallState> ended = new CompletableFuture<>();

    Call(CallSession session, ClientThread thread) {
        this.session = session;
        this.media = (CallStreamMedia) session.media();
        this.thread = thread;
        session.onState(state -> {
            if (state.isOver()) {
                ended.complete(state);
            }
        });
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
        return session.isInitiator();
    }

    /** Where the call is. */
    public CallState state() {
        return session.state();
    }

    /** Tells of the present state and of every change, on the client's thread. */
    public void onStateChange(Consumer<CallState> listener) {
        thread.execute(() -> {
            session.onState(listener);
            listener.accept(session.state());
        });
    }

    /** Completes with the final state, never exceptionally. */
    public CompletableFuture<CallState> ended() {
        return ended.copy();
    }

    /** What was proposed, and since then added and dropped. */
    public Set<MediaKind> media() {
        return session.kinds();
    }

    /** Accepts an incoming call with all media; nothing happens in other phases than {@code ALERTING}. */
    public void accept() {
        session.accept();
    }

    /**
     * As {@link #accept()}, but with some of the proposed media only.
     *
     * @throws IllegalArgumentException if there are none, or one was not proposed
     */
    public void accept(Set<MediaKind> wanted) {
        if (wanted.isEmpty() || !session.kinds().containsAll(wanted)) {
            throw new IllegalArgumentException("Proposed were " + session.kinds() + ", not " + wanted);
        }
        session.accept();
    }

    /**
     * Declines an incoming call, so that no device of this user rings any more; the caller is told that the user is busy,
     * which says least. The same as {@link #hangUp} while it rings.
     */
    public void decline() {
        session.end();
    }

    /** What of the media rests at present. */
    public CallMediaState mediaState() {
        return new CallMediaState(media(), media(), media(), false, false, Set.of(), Set.of());
    }

    /** Tells of the present state of the media and of every change, on the client's thread. */
    public void onMediaChange(Consumer<CallMediaState> listener) {
        thread.execute(() -> listener.accept(mediaState()));
    }

    /** Holds the call: nothing is sent, and nothing that arrives is handed out, until {@link #resume}. */
    public void hold() {
        throw new UnsupportedOperationException("hold");
    }

    /** Ends a {@link #hold}. */
    public void resume() {
        throw new UnsupportedOperationException("resume");
    }

    /** Sends nothing of a kind until {@link #unmute}, and tells the other side. */
    public void mute(MediaKind kind) {
        throw new UnsupportedOperationException("mute " + kind);
    }

    /** Ends a {@link #mute}. */
    public void unmute(MediaKind kind) {
        throw new UnsupportedOperationException("unmute " + kind);
    }

    /**
     * Adds a kind of media to a call that is active.
     *
     * @return completes with whether the other side agreed
     */
    public CompletableFuture<Boolean> add(MediaKind kind) {
        throw new UnsupportedOperationException("add " + kind);
    }

    /** Drops a kind of media for both sides; the last one is not dropped. */
    public void drop(MediaKind kind) {
        throw new UnsupportedOperationException("drop " + kind);
    }

    /**
     * Tells that the other side wants to add media, on the client's thread. One listener, a later one replaces it; without
     * one, what this device can do is agreed to.
     */
    public void onMediaOffer(Consumer<MediaOffer> listener) {
        thread.execute(() -> { });
    }

    /** Ends the call: cancels it before it is answered, declines it while it rings here, else hangs up. */
    public void hangUp() {
        session.end();
    }

    /** What this side sends; messages are dropped while the call is not active. */
    public LocalStream local() {
        return media.local();
    }

    /** What the other side sends. */
    public RemoteStream remote() {
        return media.remote();
    }

    /** The peer ID of the other side; completes once it is known, exceptionally if the call ends before. */
    public CompletableFuture<PeerId> remotePeerId() {
        return media.farPeer().copy();
    }

    /**
     * The digits that both users can compare by voice, five groups of four (ProtoXEP 6.6). Completes once the
     * peer-to-peer session is verified, exceptionally if the call ends before.
     */
    public CompletableFuture<String> verificationCode() {
        return media.code().copy();
    }

    /**
     * Tells the digits of each verified session; several in a call whose connection was lost and restored, and a user has to
     * compare anew then. On the client's thread.
     */
    public void onVerificationCode(Consumer<String> listener) {
        media.code().thenAccept(code -> thread.execute(() -> listener.accept(code)));
    }

    /** What both streams have carried so far, and how the way between both sides is. */
    public CompletableFuture<CallStatistics> statistics() {
        List<NetStream> streams = media.openStreams();
        CompletableFuture<CallStatistics> sum = CompletableFuture.completedFuture(CallStatistics.NONE);
        for (int i = 0; i < streams.size(); i++) {
            boolean sent = i == 0;
            sum = sum.thenCombine(streams.get(i).info(),
                    (known, info) -> sent ? known.withSent(info) : known.withReceived(info));
        }
        return sum;
    }
}
