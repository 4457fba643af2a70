package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.phone.PhoneAbilities;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Optional;

/** A call with somebody who has an account. */
final class ContactCall extends ControlledCall {

    private final String name;
    private final Call call;
    private final CallDevices devices;
    private Optional<String> code = Optional.empty();
    private CallState state;
    private CallMediaState rests;

    ContactCall(int number, Call call, CallContext context) {
        super(number, context);
        this.name = context.nameOf(call.contact());
        this.call = call;
        this.devices = new CallDevices(context, video());
        this.state = call.state();
        this.rests = call.mediaState();
    }

    @Override
    void follow() {
        call.onStateChange(next -> context().execute(() -> changed(next)));
        call.onMediaChange(next -> context().execute(() -> {
            rests = next;
            mediaChanged();
        }));
        call.onVerificationCode(digits -> context().execute(() -> {
            code = Optional.of(digits);
            context().changed(this);
        }));
        call.remote().onData(this::received);
    }

    private void received(String handler, List<AmfValue> values) {
        if (handler.equals(ChatLine.HANDLER) && !values.isEmpty()) {
            // Whatever name comes with it: we know whom we talk to.
            values.get(values.size() - 1).asText().ifPresent(text -> told(name, text));
        }
    }

    private boolean video() {
        return call.proposed().contains(MediaKind.VIDEO);
    }

    @Override
    CallSnapshot snapshot() {
        return new CallSnapshot(number(), CallKind.CONTACT, name, call.isOutgoing(), video(), state, rests, code,
                history(), chat(), List.of());
    }

    private void changed(CallState next) {
        if (isOver()) {
            return;
        }
        state = next;
        if (state.phase() == CallPhase.ACTIVE && !devices.isOpen()) {
            devices.open(call.local(), call.remote(), call::statistics,
                    pipeline -> PhoneAbilities.choose(call, pipeline, context().codecs()));
        }
        mediaChanged();
        if (isOver()) {
            close();
            context().tell(name + ": " + state.explain(context().sentences().locale()));
        }
    }

    /** The devices rest while the call does. */
    private void mediaChanged() {
        devices.rest(snapshot());
        context().changed(this);
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
    void setMuted(MediaKind kind, boolean muted) {
        if (muted) {
            call.mute(kind);
        } else {
            call.unmute(kind);
        }
    }

    @Override
    void setHeld(boolean held) {
        if (held) {
            call.hold();
        } else {
            call.resume();
        }
    }

    @Override
    void send(String text) {
        call.local().send(ChatLine.HANDLER, context().ownName(), text);
    }

    @Override
    Optional<CallView> view() {
        return devices.view();
    }

    @Override
    void use(MediaSettings wanted, double volume) {
        devices.use(wanted, volume);
        devices.rest(snapshot());
    }

    @Override
    void sample() {
        if (state.phase() == CallPhase.ACTIVE) {
            call.statistics().thenAccept(statistics -> sampled(CallSample.of(statistics)));
        }
    }

    @Override
    void close() {
        devices.close();
    }
}
