package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.client.videophone.VideoPhoneCall;
import io.github.peerfire.client.videophone.VideoPhoneEnding;
import io.github.peerfire.client.videophone.VideoPhonePhase;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A call with a user of Adobe's Video Phone, which knows of no mute or hold: we send silence then, and write that the
 * call is held.
 */
final class LegacyCall extends PairCall {

    private static final Set<MediaKind> KINDS = Set.of(MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.DATA);

    private static final Set<CallEnding> MISSED = Set.of(CallEnding.MISSED, CallEnding.CANCELLED_BY_CALLER);

    private final VideoPhoneCall call;
    private final Resting resting = new Resting();
    private boolean wasActive;

    LegacyCall(int number, VideoPhoneCall call, String name, CallContext context) {
        super(number, name, true, CallState.of(CallPhase.IDLE), context);
        this.call = call;
    }

    @Override
    void follow() {
        call.onText(text -> told(name(), text));
        call.onPhase(phase -> context().execute(() -> changed(phase)));
    }

    private void changed(VideoPhonePhase phase) {
        if (isOver()) {
            return;
        }
        wasActive |= phase == VideoPhonePhase.ACTIVE;
        reached(switch (phase) {
            case CONNECTING -> CallState.of(call.isIncoming() ? CallPhase.IDLE : CallPhase.PROPOSED);
            case ALERTING -> CallState.of(call.isIncoming() ? CallPhase.ALERTING : CallPhase.RINGING);
            case ACTIVE -> CallState.of(CallPhase.ACTIVE);
            case ENDED -> CallState.ended(ending(call.ending().orElse(VideoPhoneEnding.REMOTE_HUNG_UP)));
        });
        state().ending().filter(MISSED::contains).ifPresent(why -> context().missed(new UnansweredCall(
                CallKind.VIDEO_PHONE, Optional.empty(), name(), call.claimedName(), Instant.now(), true)));
    }

    @Override
    boolean isWithVideoPhone(String registered) {
        return registered.equals(call.claimedName());
    }

    @Override
    boolean answers(UnansweredCall missed) {
        return missed.kind() == CallKind.VIDEO_PHONE && isWithVideoPhone(missed.registered());
    }

    @Override
    void open(CallDevices closed) {
        VideoPhoneStreams streams = new VideoPhoneStreams(call);
        closed.open(streams, streams, this::statistics, pipeline -> {
            // What every Flash Player from 10.0 decodes.
            pipeline.encodeAudio(AudioCodec.SPEEX);
            pipeline.encodeVideo(VideoCodec.AVC);
        });
    }

    private CallEnding ending(VideoPhoneEnding why) {
        boolean incoming = call.isIncoming();
        return switch (why) {
            case HUNG_UP -> wasActive ? CallEnding.HUNG_UP
                    : incoming ? CallEnding.DECLINED_HERE : CallEnding.CANCELLED;
            case REMOTE_HUNG_UP -> wasActive ? CallEnding.HUNG_UP_BY_PEER
                    : incoming ? CallEnding.CANCELLED_BY_CALLER : CallEnding.DECLINED;
            case BUSY -> CallEnding.BUSY;
            case NO_ANSWER -> incoming ? CallEnding.MISSED : CallEnding.NO_ANSWER;
            case UNREACHABLE -> CallEnding.UNAVAILABLE;
        };
    }

    @Override
    CallSnapshot snapshot() {
        return new CallSnapshot(number(), CallKind.VIDEO_PHONE, name(), !call.isIncoming(), true, state(),
                resting.of(KINDS), heard(), Optional.empty(), history(), chat(), List.of());
    }

    @Override
    void accept() {
        call.accept();
    }

    @Override
    void hangUp() {
        call.hangUp();
    }

    @Override
    void setMuted(MediaKind kind, boolean rests) {
        resting.setMuted(kind, rests);
        restingChanged();
    }

    @Override
    void setHeld(boolean rests) {
        if (state().phase() == CallPhase.ACTIVE && resting.isHeld() != rests) {
            resting.setHeld(rests);
            call.sendText(context().sentences().text(rests ? "call.held" : "call.resumed"));
            restingChanged();
        }
    }

    @Override
    void send(String text) {
        call.sendText(text);
    }

    @Override
    CompletableFuture<CallStatistics> statistics() {
        return call.sent().thenCombine(call.received(), (sent, received) ->
                new CallStatistics(sent, received, Optional.empty()));
    }
}
