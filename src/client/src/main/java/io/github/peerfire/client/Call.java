package io.github.peerfire.client;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import java.util.List;
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

    /** Accepts an incoming call; nothing happens in other phases than {@code ALERTING}. */
    public void accept() {
        session.accept();
    }

    /** Declines an incoming call; the same as {@link #hangUp} while it rings. */
    public void decline() {
        session.end();
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

    /** What both streams have carried so far. */
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
