package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.BareJid;

/** A call with somebody who has an account. */
final class ContactCall extends PairCall {

    private final Call call;
    private Optional<String> code = Optional.empty();
    private CallMediaState rests;

    ContactCall(int number, Call call, CallContext context) {
        super(number, context.nameOf(call.contact()), isVideo(call), call.state(), context);
        this.call = call;
        this.rests = call.mediaState();
    }

    @Override
    void follow() {
        call.onStateChange(next -> context().execute(() -> changed(next)));
        call.onMediaChange(next -> context().execute(() -> {
            rests = next;
            restingChanged();
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
            values.get(values.size() - 1).asText().ifPresent(text -> told(name(), text));
        }
    }

    private static boolean isVideo(Call call) {
        return call.proposed().contains(MediaKind.VIDEO);
    }

    @Override
    boolean isWith(BareJid account) {
        return call.contact().equals(account);
    }

    @Override
    CallSnapshot snapshot() {
        return new CallSnapshot(number(), CallKind.CONTACT, name(), call.isOutgoing(), isVideo(call), state(), rests,
                heard(), code, history(), chat(), List.of());
    }

    private void changed(CallState next) {
        if (!isOver()) {
            reached(next);
        }
    }

    @Override
    void open(CallDevices closed) {
        closed.open(call.local(), call.remote(), this::statistics,
                pipeline -> PhoneAbilities.choose(call, pipeline, context().codecs()));
    }

    @Override
    CompletableFuture<String> explained() {
        return context().explain(call);
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
    CompletableFuture<CallStatistics> statistics() {
        return call.statistics();
    }
}
