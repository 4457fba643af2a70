package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.PhoneAbilities;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One call of the controller, with its devices. On the controller's thread. */
final class ControlledCall {

    /** What the controller does for its calls; each method may be called by any thread. */
    interface Owner {

        /** Runs something on the controller's thread. */
        void execute(Runnable task);

        /** Tells the user something. */
        void tell(String sentence);

        /** Something of the call is different. On the controller's thread. */
        void changed(ControlledCall call);
    }

    private final int number;
    private final String name;
    private final Call call;
    private final MediaCodecs codecs;
    private final MediaSettings settings;
    private final PhoneSentences sentences;
    private final Owner owner;
    private Optional<MediaSession> media = Optional.empty();
    private Optional<String> code = Optional.empty();
    private SampleHistory history = SampleHistory.NONE;
    private CallState state;
    private CallMediaState rests;

    ControlledCall(int number, String name, Call call, MediaCodecs codecs, MediaSettings settings,
            PhoneSentences sentences, Owner owner) {
        this.number = number;
        this.name = name;
        this.call = call;
        this.codecs = codecs;
        this.settings = video() ? settings : settings.withCamera(MediaDevices.NONE);
        this.sentences = sentences;
        this.owner = owner;
        this.state = call.state();
        this.rests = call.mediaState();
    }

    void follow() {
        call.onStateChange(next -> owner.execute(() -> changed(next)));
        call.onMediaChange(next -> owner.execute(() -> {
            rests = next;
            mediaChanged();
        }));
        call.onVerificationCode(digits -> owner.execute(() -> {
            code = Optional.of(digits);
            owner.changed(this);
        }));
    }

    private boolean video() {
        return call.proposed().contains(MediaKind.VIDEO);
    }

    Call call() {
        return call;
    }

    boolean isOver() {
        return state.isOver();
    }

    Optional<MediaSession> media() {
        return media;
    }

    CallSnapshot snapshot() {
        return new CallSnapshot(number, call.contact(), name, call.isOutgoing(), video(), state, rests,
                code, history);
    }

    private void changed(CallState next) {
        if (isOver()) {
            return;
        }
        state = next;
        if (state.phase() == CallPhase.ACTIVE && media.isEmpty()) {
            begin();
        }
        mediaChanged();
        if (isOver()) {
            close();
            owner.tell(name + ": " + state.explain(sentences.locale()));
        }
    }

    /** The devices rest while the call does. */
    private void mediaChanged() {
        media.ifPresent(session -> {
            CallSnapshot now = snapshot();
            session.pipeline().setMuted(now.muted());
            session.pipeline().setCameraOff(now.cameraOff());
            session.pipeline().setHeld(now.held() || !now.active());
        });
        owner.changed(this);
    }

    private void begin() {
        MediaSession session = new MediaSession(call.local(), call.remote(), call::statistics, codecs, settings,
                new MediaDevices(), this::happened);
        PhoneAbilities.choose(call, session.pipeline(), codecs);
        session.start();
        media = Optional.of(session);
    }

    /** Devices are given back on another thread: that may take a while. */
    void close() {
        media.ifPresent(session -> CompletableFuture.runAsync(session::close));
    }

    /** Takes the figures of the last second. */
    void sample() {
        if (state.phase() == CallPhase.ACTIVE) {
            call.statistics().thenAccept(statistics -> owner.execute(() -> {
                history = history.with(CallSample.of(statistics));
                owner.changed(this);
            }));
        }
    }

    private void happened(MediaEvent event) {
        if (event instanceof MediaEvent.DeviceFailed failed) {
            owner.tell(failed.reason().explain(sentences.locale()));
        } else if (event instanceof MediaEvent.RecordingFailed failed) {
            owner.tell(failed.reason().explain(sentences.locale()));
        } else if (event instanceof MediaEvent.CodecMissing missing) {
            owner.tell(missing.explain(sentences.locale()));
        }
    }
}
