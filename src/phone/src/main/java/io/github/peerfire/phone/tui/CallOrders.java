package io.github.peerfire.phone.tui;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ContactSearch;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Orders for the call that the user talks in. Each is answered, or the report says what came of it. */
final class CallOrders {

    private final PhoneController phone;
    private final PhoneSentences sentences;
    private final PrintStream out;

    CallOrders(PhoneController phone, PhoneSentences sentences, PrintStream out) {
        this.phone = phone;
        this.sentences = sentences;
        this.out = out;
    }

    void accept(PhoneSnapshot now) {
        now.ringing().ifPresentOrElse(call -> phone.accept(call.number()), () -> say("call.noneRings"));
    }

    void decline(PhoneSnapshot now) {
        now.ringing().ifPresentOrElse(call -> phone.decline(call.number()), () -> say("call.noneRings"));
    }

    void hangUp(PhoneSnapshot now) {
        now.current().or(now::ringing).ifPresentOrElse(
                call -> phone.hangUp(call.number()), () -> say("call.none"));
    }

    void invite(PhoneSnapshot now, String name) {
        current(now, call -> {
            if (call.kind() != CallKind.GROUP) {
                say("call.noGroup");
                return;
            }
            ContactSearch.named(now.contacts(), name).ifPresentOrElse(contact -> {
                // First, as who takes part already is told of at once.
                say("group.inviting", contact.name());
                phone.invite(call.number(), contact.jid());
            }, () -> say("contacts.which", name));
        });
    }

    void write(PhoneSnapshot now, String text) {
        current(now, call -> {
            if (!call.canChat()) {
                say("chat.impossible");
            } else if (text.isBlank()) {
                say("chat.what");
            } else {
                phone.say(call.number(), text);
            }
        });
    }

    void mute(PhoneSnapshot now) {
        talking(now, call -> phone.setMuted(call.number(), !call.muted()));
    }

    void camera(PhoneSnapshot now) {
        talking(now, call -> {
            if (call.video()) {
                phone.setCameraOff(call.number(), !call.cameraOff());
            } else {
                say("call.noPictures");
            }
        });
    }

    void hold(PhoneSnapshot now) {
        talking(now, call -> phone.setHeld(call.number(), !call.held()));
    }

    /** Talks in the other call; this one is held. */
    void change(PhoneSnapshot now) {
        now.other().ifPresentOrElse(other -> phone.setHeld(other.number(), false), () -> say("call.noOther"));
    }

    void code(PhoneSnapshot now) {
        current(now, call -> {
            call.members().forEach(member -> member.code().ifPresent(
                    digits -> out.println(sentences.of(member.name(), digits))));
            boolean any = call.members().stream().anyMatch(member -> member.code().isPresent());
            call.code().ifPresentOrElse(digits -> say("call.code", digits), () -> {
                if (!any) {
                    say("call.noCode");
                }
            });
        });
    }

    void statistics(PhoneSnapshot now) {
        current(now, call -> call.history().last().ifPresentOrElse(this::show, () -> say("stats.none")));
    }

    private void show(CallSample sample) {
        say("stats.line", sample.audioSent(), sample.audioReceived(), sample.videoSent(), sample.videoReceived(),
                sample.roundTripMilliseconds(), sample.packetLoss());
    }

    private void talking(PhoneSnapshot now, Consumer<CallSnapshot> what) {
        current(now, call -> {
            if (call.active()) {
                what.accept(call);
            } else {
                say("call.notActive");
            }
        });
    }

    private void current(PhoneSnapshot now, Consumer<CallSnapshot> what) {
        now.current().ifPresentOrElse(what, () -> say("call.none"));
    }

    private void say(String key, Object... parts) {
        out.println(sentences.text(key, parts));
    }
}
