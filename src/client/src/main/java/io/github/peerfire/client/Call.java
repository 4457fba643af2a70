package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallState;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** One call, placed or taken. All methods may be called from any thread. */
public final class Call {

    Call() {
    }

    /** The id of propose, which is the Jingle session's too. */
    public String id() {
        throw new UnsupportedOperationException();
    }

    /** The other side's account. */
    public BareJid contact() {
        throw new UnsupportedOperationException();
    }

    /** True if it was placed here. */
    public boolean isOutgoing() {
        throw new UnsupportedOperationException();
    }

    /** Where the call is. */
    public CallState state() {
        throw new UnsupportedOperationException();
    }

    /** Tells of the present state and of every change. */
    public void onStateChange(Consumer<CallState> listener) {
        throw new UnsupportedOperationException();
    }

    /** Completes with the final state, never exceptionally. */
    public CompletableFuture<CallState> ended() {
        throw new UnsupportedOperationException();
    }

    /** Accepts an incoming call; nothing happens in other phases than {@code ALERTING}. */
    public void accept() {
        throw new UnsupportedOperationException();
    }

    /** Declines an incoming call; nothing happens in other phases than {@code ALERTING}. */
    public void decline() {
        throw new UnsupportedOperationException();
    }

    /** Ends the call: cancels it before it is answered, declines it while it rings here, else hangs up. */
    public void hangUp() {
        throw new UnsupportedOperationException();
    }

    /** What this side sends; messages are dropped while the call is not active. */
    public LocalStream local() {
        throw new UnsupportedOperationException();
    }

    /** What the other side sends. */
    public RemoteStream remote() {
        throw new UnsupportedOperationException();
    }

    /** The peer ID of the other side, 64 lower-case hex digits; completes once both know each other's, else exceptionally. */
    public CompletableFuture<String> remotePeerId() {
        throw new UnsupportedOperationException();
    }

    /**
     * The digits that both users can compare by voice, five groups of four (ProtoXEP 6.6). Completes once the peer-to-peer
     * session is verified, exceptionally if the call ends before.
     */
    public CompletableFuture<String> verificationCode() {
        throw new UnsupportedOperationException();
    }

    /** What went between both sides so far. */
    public CompletableFuture<TrafficStatistics> traffic() {
        throw new UnsupportedOperationException();
    }
}
