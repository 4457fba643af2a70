package io.github.peerfire.phone;

import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jxmpp.jid.BareJid;

/** The phone without a face: places one call, or accepts all. */
final class Unattended {

    private final PhoneOptions options;
    private final PrintStream out;
    private final PhoneSentences sentences;

    Unattended(PhoneOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.sentences = new PhoneSentences(options.language());
    }

    /** The exit status: 0 after a call, 1 if it failed. */
    int run() throws ExecutionException, InterruptedException {
        HeadlessPhone phone = HeadlessPhone.start(options.config().orElseThrow(), options.devices()).get();
        Runtime.getRuntime().addShutdownHook(new Thread(phone::close, "peerfire-phone-shutdown"));
        say("unattended.signedIn", phone.client().jid(), phone.client().peerId());
        phone.answerAutomatically(this::follow);
        if (options.contact().isEmpty()) {
            say("unattended.waiting");
            new CountDownLatch(1).await();
        }
        return place(phone, options.contact().orElseThrow());
    }

    private int place(HeadlessPhone phone, BareJid contact) throws ExecutionException, InterruptedException {
        PhoneCall call = phone.call(contact);
        follow(call);
        CompletableFuture<Void> talked = new CompletableFuture<>();
        call.call().onStateChange(state -> {
            if (state.phase() == CallPhase.ACTIVE) {
                talked.complete(null);
            }
        });
        call.call().ended().get();
        phone.close();
        return talked.isDone() ? 0 : 1;
    }

    private void follow(PhoneCall call) {
        call.onEvent(this::tell);
        call.call().onStateChange(state -> show(call, state));
        call.call().verificationCode().thenAccept(code -> say("call.code", code));
    }

    /** What of devices and codecs somebody should know. */
    void tell(MediaEvent event) {
        if (event instanceof MediaEvent.DeviceFailed failed) {
            out.println(failed.reason().explain(options.language()));
        } else if (event instanceof MediaEvent.RecordingFailed failed) {
            out.println(failed.reason().explain(options.language()));
        } else if (event instanceof MediaEvent.CodecMissing missing) {
            out.println(missing.explain(options.language()));
        } else if (event instanceof MediaEvent.NoCommonCodec none) {
            out.println(none.explain(options.language()));
        }
    }

    private void show(PhoneCall call, CallState state) {
        out.println(call.call().contact() + ": " + state.explain(options.language()));
        if (state.phase() == CallPhase.ACTIVE) {
            options.seconds().ifPresent(time -> call.call().ended()
                    .orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((over, late) -> call.call().hangUp()));
        }
        if (state.isOver()) {
            PhoneCounters counters = call.counters();
            say("unattended.counters", counters.audioMessagesSent(), counters.dataMessagesSent(),
                    counters.audioMessagesReceived(), counters.dataMessagesReceived(), call.heardFrequency());
        }
    }

    private void say(String key, Object... parts) {
        out.println(sentences.text(key, parts));
    }
}
