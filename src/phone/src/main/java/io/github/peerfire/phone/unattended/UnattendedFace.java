package io.github.peerfire.phone.unattended;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneDevice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.phone.tui.TerminalReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a phone answer by itself, says so to whoever it talks to in a line of text, and prints what happens: what a
 * terminal would, and what each call came to.
 */
public final class UnattendedFace {

    private final PhoneController phone;
    private final PhoneSentences sentences;
    private final PrintStream out;
    private final Optional<Duration> longest;
    private final TerminalReport report;
    private final Map<Integer, CallTally> calls = new HashMap<>();
    private final Set<Integer> greeted = new HashSet<>();
    private Optional<PhoneDevice> device = Optional.empty();

    /**
     * Takes over a phone at which nobody is signed in.
     *
     * @param longest after so long that both sides could talk a call is ended; empty to leave that to others
     */
    public UnattendedFace(
            PhoneController phone, PhoneSentences sentences, PrintStream out, Optional<Duration> longest) {
        this.phone = phone;
        this.sentences = sentences;
        this.out = out;
        this.longest = longest;
        this.report = new TerminalReport(sentences, out, () -> { });
        phone.answerAutomatically();
    }

    /**
     * Signs in, and prints what happens from then on; only once.
     *
     * @return the sentence that says why it failed; empty if it did not
     */
    public Optional<String> signIn(ClientConfig config) throws ExecutionException, InterruptedException {
        if (!phone.signIn(config).get()) {
            return phone.snapshot().notice().map(Notice::sentence);
        }
        phone.observe(this::show);
        return Optional.empty();
    }

    /** Answers calls; completes when the server does not let the account in any more. */
    public CompletableFuture<Void> answer() {
        say("unattended.waiting");
        CompletableFuture<Void> over = new CompletableFuture<>();
        phone.observe(now -> {
            if (now.phase() == SignInPhase.SIGNED_OUT) {
                over.complete(null);
            }
        });
        return over;
    }

    /**
     * Follows a call to its end.
     *
     * @param placed its number; nothing if there is none
     * @return completes with whether both sides could talk, after it was printed what came of it, or why there is none
     */
    public CompletableFuture<Boolean> talk(CompletableFuture<Optional<Integer>> placed) {
        return placed.thenCompose(number -> number.map(this::over)
                .orElseGet(() -> phone.settled().thenApply(now -> false)));
    }

    private CompletableFuture<Boolean> over(int number) {
        AtomicBoolean talked = new AtomicBoolean();
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        phone.observe(now -> now.call(number).ifPresentOrElse(call -> {
            if (call.active()) {
                talked.set(true);
            }
        }, () -> over.complete(talked.get())));
        return over;
    }

    /** On the phone's thread. */
    private void show(PhoneSnapshot now) {
        report.accept(now);
        if (now.device().isPresent() && !now.device().equals(device)) {
            device = now.device();
            say("unattended.device", device.get().jid(), device.get().peer());
        }
        for (CallSnapshot call : now.calls()) {
            if (calls.containsKey(call.number())) {
                calls.get(call.number()).see(call);
            } else if (call.active()) {
                begin(call);
            }
            greet(call);
        }
        greeted.removeIf(number -> now.call(number).isEmpty());
        calls.entrySet().removeIf(call -> {
            boolean over = now.call(call.getKey()).isEmpty();
            if (over) {
                out.println(call.getValue().explain(sentences));
            }
            return over;
        });
    }

    private void begin(CallSnapshot call) {
        CallTally tally = new CallTally(call);
        calls.put(call.number(), tally);
        phone.view(call.number()).thenAccept(view -> view.ifPresent(tally::listen));
        longest.ifPresent(time -> CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> phone.hangUp(call.number())));
    }

    /** Where several talk, once there is somebody who reads it. */
    private void greet(CallSnapshot call) {
        boolean read = call.active() && (call.kind() != CallKind.GROUP
                || call.members().stream().anyMatch(MemberSnapshot::connected));
        if (read && greeted.add(call.number())) {
            phone.say(call.number(), sentences.text("unattended.greeting"));
        }
    }

    private void say(String key, Object... parts) {
        out.println(sentences.text(key, parts));
    }
}
