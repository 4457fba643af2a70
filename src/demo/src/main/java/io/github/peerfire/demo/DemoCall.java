package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.SignInStep;
import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.PhoneCall;
import io.github.peerfire.phone.PhoneCounters;
import io.github.peerfire.smack.calls.CallPhase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jxmpp.jid.BareJid;

/** Two phones sign in, find each other, and talk. */
final class DemoCall {

    private static final double CALLER_HERTZ = 440;
    private static final double CALLEE_HERTZ = 660;
    private static final Duration SIGN_IN = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration TALK = Duration.ofSeconds(10);
    /** Each phone sends 50 audio messages a second; what is under way at the end may be missing. */
    private static final long AUDIO_EXPECTED = TALK.toSeconds() * 50 * 9 / 10;

    private final Timeline timeline;
    private final ClientConfig callerConfig;
    private final ClientConfig calleeConfig;

    DemoCall(Timeline timeline, ClientConfig callerConfig, ClientConfig calleeConfig) {
        this.timeline = timeline;
        this.callerConfig = callerConfig;
        this.calleeConfig = calleeConfig;
    }

    Report run() throws StepFailure, InterruptedException {
        try (HeadlessPhone callee = signIn("bob", calleeConfig, CALLEE_HERTZ)) {
            CompletableFuture<Long> callerSeen = callableFrom(callee, callerConfig.account());
            CompletableFuture<Long> callerOnline = new CompletableFuture<>();
            ClientConfig watched = callerConfig.withProgress(step -> {
                if (step == SignInStep.AUTHENTICATED) {
                    callerOnline.complete(System.nanoTime());
                }
            });
            try (HeadlessPhone caller = signIn("alice", watched, CALLER_HERTZ)) {
                CompletableFuture<Long> calleeSeen = callableFrom(caller, calleeConfig.account());
                long seen = timeline.await("bob sees alice's peer ID in her presence", STEP, callerSeen);
                timeline.await("alice sees bob's peer ID in his presence", STEP, calleeSeen);
                return talk(caller, callee, millis(seen - callerOnline.join()));
            }
        }
    }

    private HeadlessPhone signIn(String name, ClientConfig config, double hertz)
            throws StepFailure, InterruptedException {
        Map<SignInStep, CompletableFuture<Void>> reached = new EnumMap<>(SignInStep.class);
        for (SignInStep step : SignInStep.values()) {
            reached.put(step, new CompletableFuture<>());
        }
        CompletableFuture<HeadlessPhone> start = HeadlessPhone.start(config.withProgress(step -> {
            config.progress().accept(step);
            reached.get(step).complete(null);
        }), hertz);
        start.exceptionally(failure -> {
            reached.values().forEach(step -> step.completeExceptionally(failure));
            return null;
        });
        for (SignInStep step : SignInStep.values()) {
            timeline.await(name + ": " + step.name().toLowerCase(Locale.ROOT).replace('_', ' '), SIGN_IN,
                    reached.get(step));
        }
        HeadlessPhone phone = timeline.await(name + " is signed in", SIGN_IN, start);
        timeline.happened(name + " is " + phone.client().jid() + " with peer ID " + phone.client().peerId());
        return phone;
    }

    private static CompletableFuture<Long> callableFrom(HeadlessPhone phone, BareJid contact) {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(contact) && known.callable()) {
                seen.complete(System.nanoTime());
            }
        });
        return seen;
    }

    private Report talk(HeadlessPhone caller, HeadlessPhone callee, long firstPresenceMillis)
            throws StepFailure, InterruptedException {
        CompletableFuture<PhoneCall> rings = new CompletableFuture<>();
        callee.onIncomingCall(rings::complete);
        PhoneCall outgoing = caller.call(calleeConfig.account());
        CallWatch callerSide = new CallWatch(outgoing.call());
        PhoneCall incoming = timeline.await("alice proposes a call; bob's phone rings", STEP, rings);
        CallWatch calleeSide = new CallWatch(incoming.call());
        timeline.await("alice hears it ringing", STEP, callerSide.reaches(CallPhase.RINGING));

        long accepted = System.nanoTime();
        incoming.call().accept();
        timeline.await("bob accepts and proceeds", STEP, calleeSide.reaches(CallPhase.PROCEEDED));
        timeline.await("alice initiates the Jingle session", STEP, callerSide.reaches(CallPhase.INITIATING));
        timeline.await("bob accepts the Jingle session", STEP, calleeSide.reaches(CallPhase.CONNECTING));
        long heardByCallee = timeline.await("bob hears alice", STEP, incoming.firstAudio());
        long heardByCaller = timeline.await("alice hears bob", STEP, outgoing.firstAudio());
        timeline.await("the call is active for alice", STEP, callerSide.reaches(CallPhase.ACTIVE));
        timeline.await("the call is active for bob", STEP, calleeSide.reaches(CallPhase.ACTIVE));
        long setup = millis(Math.max(heardByCaller, heardByCallee) - accepted);

        long introducedAt = serverBytes(caller, callee);
        String callerCode = timeline.await("alice has a verification code", STEP, outgoing.call().verificationCode());
        String calleeCode = timeline.await("bob has a verification code", STEP, incoming.call().verificationCode());
        expect(callerCode.equals(calleeCode), "both have the verification code " + callerCode,
                "the verification codes differ, " + callerCode + " and " + calleeCode);

        talkFor(TALK, outgoing, incoming);
        long atTheEnd = serverBytes(caller, callee);
        Report report = new Report(side(caller, outgoing, callerCode), side(callee, incoming, calleeCode), setup,
                firstPresenceMillis, introducedAt, atTheEnd - introducedAt);
        outgoing.call().hangUp();
        timeline.await("alice hangs up", STEP, outgoing.call().ended());
        timeline.await("bob's side has ended too", STEP, incoming.call().ended());
        check(report);
        return report;
    }

    private void talkFor(Duration time, PhoneCall outgoing, PhoneCall incoming)
            throws StepFailure, InterruptedException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        outgoing.call().ended().thenAccept(state -> over.completeExceptionally(
                new IllegalStateException(state.explain(Locale.ENGLISH))));
        incoming.call().ended().thenAccept(state -> over.completeExceptionally(
                new IllegalStateException(state.explain(Locale.ENGLISH))));
        over.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
        timeline.await("they talked for " + time.toSeconds() + " seconds", time.plus(STEP), over);
    }

    private void check(Report report) throws StepFailure {
        check("alice", report.caller(), report.callee(), CALLEE_HERTZ);
        check("bob", report.callee(), report.caller(), CALLER_HERTZ);
    }

    private void check(String name, Report.Side side, Report.Side other, double expectedHertz) throws StepFailure {
        PhoneCounters counters = side.counters();
        expect(counters.audioMessagesReceived() >= AUDIO_EXPECTED,
                name + " received " + counters.audioMessagesReceived() + " audio messages",
                name + " received only " + counters.audioMessagesReceived() + " audio messages of " + AUDIO_EXPECTED);
        expect(Math.abs(side.heardHertz() - expectedHertz) < expectedHertz / 20,
                name + " heard " + Math.round(side.heardHertz()) + " Hz",
                name + " heard " + side.heardHertz() + " Hz instead of " + expectedHertz);
        long dataSent = other.counters().dataMessagesSent();
        // Data messages are reliable: only one that was written just before the counters were read may be missing.
        expect(dataSent >= TALK.toSeconds() && counters.dataMessagesReceived() >= dataSent - 1,
                name + " received " + counters.dataMessagesReceived() + " of " + dataSent + " data messages",
                name + " received only " + counters.dataMessagesReceived() + " of " + dataSent + " data messages");
    }

    private void expect(boolean holds, String observation, String failure) throws StepFailure {
        if (!holds) {
            throw new StepFailure("Failed: " + failure + ".", null);
        }
        timeline.happened(observation);
    }

    private static long serverBytes(HeadlessPhone... phones) {
        long bytes = 0;
        for (HeadlessPhone phone : phones) {
            var traffic = phone.client().rendezvousTraffic().join();
            bytes += traffic.bytesSent() + traffic.bytesReceived();
        }
        return bytes;
    }

    private static Report.Side side(HeadlessPhone phone, PhoneCall call, String code) {
        PeerfireClient client = phone.client();
        return new Report.Side(client.jid().toString(), client.peerId().hex(), code, call.counters(),
                call.heardFrequency());
    }

    private static long millis(long nanoseconds) {
        return TimeUnit.NANOSECONDS.toMillis(nanoseconds);
    }
}
