package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.DataListener;
import io.github.peerfire.flash.MediaListener;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A call from or to a Video Phone, about whose user nothing is proven but the peer ID. Methods may be called from any
 * thread and do not block.
 *
 * <pre>{@code
 * line.onIncomingCall(call -> {
 *     show(call.claimedName() + " (unverified) calls");
 *     call.onAudio((timestamp, tag) -> speaker.play(tag));
 *     call.accept();
 * });
 * }</pre>
 */
public final class VideoPhoneCall {

    private final CallMachine machine;
    private final CallStreamsOut out;
    private final CallStreamsIn in;
    private final boolean incoming;

    VideoPhoneCall(CallMachine machine, CallStreamsOut out, CallStreamsIn in, boolean incoming) {
        this.machine = machine;
        this.out = out;
        this.in = in;
        this.incoming = incoming;
    }

    /** Whose call it is, proven by the session's key agreement. */
    public PeerId peer() {
        return machine.peer();
    }

    /** Whether the other side called. */
    public boolean isIncoming() {
        return incoming;
    }

    /**
     * What the other side calls itself, or the name that was called: without control characters, at most 64 characters,
     * perhaps empty. A claim that anybody can make, to be shown as such.
     */
    public String claimedName() {
        return machine.claimedName();
    }

    /** Always false: a name that nobody proved must not be shown as if somebody had. */
    public boolean isVerified() {
        return false;
    }

    /** How far it is. */
    public VideoPhonePhase phase() {
        return machine.phase();
    }

    /** Why it is over; empty before. */
    public Optional<VideoPhoneEnding> ending() {
        return machine.ending();
    }

    /** Completes when it is over; on the line's thread. */
    public CompletableFuture<VideoPhoneEnding> ended() {
        return machine.ended().copy();
    }

    /** Tells the present phase and each change, on the line's thread. */
    public void onPhase(Consumer<VideoPhonePhase> listener) {
        machine.onPhase(listener);
    }

    /** Takes an incoming call that rings; otherwise nothing. */
    public void accept() {
        if (incoming) {
            machine.accept();
        }
    }

    /** Hangs up, declines or gives up. Idempotent. */
    public void hangUp() {
        machine.end(VideoPhoneEnding.HUNG_UP);
    }

    /**
     * Sends an audio message; nothing unless the call is active.
     *
     * @param timestamp milliseconds since the stream began
     * @param tag an FLV audio tag's body; must not be changed afterwards
     */
    public void audio(long timestamp, byte[] tag) {
        out.audio(timestamp, tag);
    }

    /**
     * Sends a video message; nothing unless the call is active.
     *
     * @param timestamp milliseconds since the stream began
     * @param tag an FLV video tag's body; must not be changed afterwards
     */
    public void video(long timestamp, byte[] tag) {
        out.video(timestamp, tag);
    }

    /** Sends a line of text, {@code onIm}; nothing unless the call is active. */
    public void sendText(String text) {
        out.text(text);
    }

    /** Is told each audio message of the active call, on the endpoint's thread; one listener. */
    public void onAudio(MediaListener listener) {
        in.onAudio(listener);
    }

    /** Is told each video message of the active call, as {@link #onAudio}. */
    public void onVideo(MediaListener listener) {
        in.onVideo(listener);
    }

    /**
     * Is told each line of text, at most 4,096 characters without controls but line feeds, from when it rings; on the
     * endpoint's thread. Of more than 20 lines in ten seconds the rest is dropped. One listener, a later one replaces
     * it.
     */
    public void onText(Consumer<String> listener) {
        in.onText(listener);
    }

    /** Is told all other data messages of the active call, unchecked, on the endpoint's thread. */
    public void onData(DataListener listener) {
        in.onData(listener);
    }

    /**
     * Is told when the other side begins to play our stream, and can see nothing before a key frame; on the endpoint's
     * thread. One listener, a later one replaces it.
     */
    public void onPlay(Runnable listener) {
        out.onPlay(listener);
    }

    /** What our stream has carried, and how the way is; empty before there is one. */
    public CompletableFuture<Optional<NetStreamInfo>> sent() {
        return out.info();
    }

    /** What the other side's stream has carried; empty before there is one. */
    public CompletableFuture<Optional<NetStreamInfo>> received() {
        return in.info();
    }

    CallMachine machine() {
        return machine;
    }
}
