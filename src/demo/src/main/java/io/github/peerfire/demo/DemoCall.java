package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.SignInStep;
import io.github.peerfire.client.TrafficStatistics;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneDevice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
        try (PhoneController callee = signIn("bob", calleeConfig, CALLEE_HERTZ)) {
            CompletableFuture<Long> callerSeen = callableFrom(callee, callerConfig.account());
            CompletableFuture<Long> callerOnline = new CompletableFuture<>();
            ClientConfig watched = callerConfig.withProgress(step -> {
                if (step == SignInStep.AUTHENTICATED) {
                    callerOnline.complete(System.nanoTime());
                }
            });
            try (PhoneController caller = signIn("alice", watched, CALLER_HERTZ)) {
                CompletableFuture<Long> calleeSeen = callableFrom(caller, calleeConfig.account());
                long seen = timeline.await("bob sees alice's peer ID in her presence", STEP, callerSeen);
                timeline.await("alice sees bob's peer ID in his presence", STEP, calleeSeen);
                return talk(caller, callee, millis(seen - callerOnline.join()));
            }
        }
    }

    private PhoneController signIn(String name, ClientConfig config, double hertz)
            throws StepFailure, InterruptedException {
        Map<SignInStep, CompletableFuture<Void>> reached = new EnumMap<>(SignInStep.class);
        for (SignInStep step : SignInStep.values()) {
            reached.put(step, new CompletableFuture<>());
        }
        PhoneController phone = new PhoneController(MediaSettings.NONE.withMicrophone(MediaDevices.TONE + ":" + hertz),
                new SettingsFile(Path.of("target", "demo", name)).unused(), new PhoneSentences(Locale.ENGLISH),
                new MediaDevices(), MediaCodecs::forSound);
        try {
            CompletableFuture<Void> signedIn = phone.signIn(config.withProgress(step -> {
                config.progress().accept(step);
                reached.get(step).complete(null);
            })).thenAccept(done -> {
                if (!done) {
                    throw new IllegalStateException(phone.snapshot().notice().map(Notice::sentence).orElseThrow());
                }
            });
            signedIn.exceptionally(failure -> {
                reached.values().forEach(step -> step.completeExceptionally(failure));
                return null;
            });
            for (SignInStep step : SignInStep.values()) {
                timeline.await(name + ": " + step.name().toLowerCase(Locale.ROOT).replace('_', ' '), SIGN_IN,
                        reached.get(step));
            }
            timeline.await(name + " is signed in", SIGN_IN, signedIn);
        } catch (StepFailure | InterruptedException | RuntimeException e) {
            phone.close();
            throw e;
        }
        PhoneDevice device = device(phone);
        timeline.happened(name + " is " + device.jid() + " with peer ID " + device.peer());
        return phone;
    }

    private static PhoneDevice device(PhoneController phone) {
        return phone.snapshot().device().orElseThrow();
    }

    /** Completes with the first snapshot that shows something, and the time. */
    private static <T> CompletableFuture<T> shown(
            PhoneController phone, Function<PhoneSnapshot, Optional<T>> something) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        phone.observe(now -> something.apply(now).ifPresent(seen::complete));
        return seen;
    }

    private static CompletableFuture<Long> callableFrom(PhoneController phone, BareJid contact) {
        return shown(phone, now -> now.contacts().stream()
                .filter(known -> known.jid().equals(contact) && known.callable())
                .map(known -> System.nanoTime()).findFirst());
    }

    private Report talk(PhoneController caller, PhoneController callee, long firstPresenceMillis)
            throws StepFailure, InterruptedException {
        CompletableFuture<SeenCall> rings = shown(callee, now -> now.ringing().map(CallSnapshot::number))
                .thenApply(number -> new SeenCall(callee, number));
        SeenCall outgoing = timeline.await("alice proposes a call", STEP, caller.place(calleeConfig.account(), false)
                .thenApply(number -> new SeenCall(caller, number.orElseThrow())));
        SeenCall incoming = timeline.await("bob's phone rings", STEP, rings);
        timeline.await("alice hears it ringing", STEP, outgoing.reaches(CallPhase.RINGING));

        long accepted = System.nanoTime();
        incoming.accept();
        timeline.await("bob accepts and proceeds", STEP, incoming.reaches(CallPhase.PROCEEDED));
        timeline.await("alice initiates the Jingle session", STEP, outgoing.reaches(CallPhase.INITIATING));
        timeline.await("bob accepts the Jingle session", STEP, incoming.reaches(CallPhase.CONNECTING));
        long heardByCallee = timeline.await("bob hears alice", STEP, incoming.heard());
        long heardByCaller = timeline.await("alice hears bob", STEP, outgoing.heard());
        timeline.await("the call is active for alice", STEP, outgoing.reaches(CallPhase.ACTIVE));
        timeline.await("the call is active for bob", STEP, incoming.reaches(CallPhase.ACTIVE));
        long setup = millis(Math.max(heardByCaller, heardByCallee) - accepted);

        long introducedAt = serverBytes(caller, callee);
        String callerCode = timeline.await("alice has a verification code", STEP, outgoing.code());
        String calleeCode = timeline.await("bob has a verification code", STEP, incoming.code());
        expect(callerCode.equals(calleeCode), "both have the verification code " + callerCode,
                "the verification codes differ, " + callerCode + " and " + calleeCode);

        talkFor(TALK, outgoing, incoming);
        long atTheEnd = serverBytes(caller, callee);
        Report report = new Report(side(caller, outgoing, callerCode), side(callee, incoming, calleeCode), setup,
                firstPresenceMillis, introducedAt, atTheEnd - introducedAt);
        outgoing.hangUp();
        timeline.await("alice hangs up", STEP, outgoing.over());
        timeline.await("bob's side has ended too", STEP, incoming.over());
        check(report);
        return report;
    }

    /** Sound comes from the phones; a line of text each second from us. */
    private void talkFor(Duration time, SeenCall outgoing, SeenCall incoming)
            throws StepFailure, InterruptedException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        CompletableFuture.anyOf(outgoing.over(), incoming.over()).thenAccept(
                why -> over.completeExceptionally(new IllegalStateException(why.toString())));
        for (long second = 1; second <= time.toSeconds(); second++) {
            outgoing.say("This is second " + second + ".");
            incoming.say("I am here for " + second + " s.");
            CompletableFuture<Void> later = new CompletableFuture<>();
            later.completeOnTimeout(null, 1, TimeUnit.SECONDS);
            CompletableFuture.anyOf(over, later).exceptionally(failure -> null).join();
        }
        over.complete(null);
        timeline.await("they talked for " + time.toSeconds() + " seconds", STEP, over);
    }

    private void check(Report report) throws StepFailure {
        check("alice", report.caller(), report.callee(), CALLEE_HERTZ);
        check("bob", report.callee(), report.caller(), CALLER_HERTZ);
    }

    private void check(String name, Report.Side side, Report.Side other, double expectedHertz) throws StepFailure {
        Report.Counters counters = side.counters();
        expect(counters.audioMessagesReceived() >= AUDIO_EXPECTED,
                name + " received " + counters.audioMessagesReceived() + " audio messages",
                name + " received only " + counters.audioMessagesReceived() + " audio messages of " + AUDIO_EXPECTED);
        expect(Math.abs(side.heardHertz() - expectedHertz) < expectedHertz / 20,
                name + " heard " + Math.round(side.heardHertz()) + " Hz",
                name + " heard " + side.heardHertz() + " Hz instead of " + expectedHertz);
        long dataSent = other.counters().dataMessagesSent();
        // Lines of text are reliable: only the last may still be under way when the counters are read.
        expect(dataSent >= TALK.toSeconds() && counters.dataMessagesReceived() >= dataSent - 1,
                name + " received " + counters.dataMessagesReceived() + " of " + dataSent + " lines of text",
                name + " received only " + counters.dataMessagesReceived() + " of " + dataSent + " lines of text");
    }

    private void expect(boolean holds, String observation, String failure) throws StepFailure {
        if (!holds) {
            throw new StepFailure("Failed: " + failure + ".", null);
        }
        timeline.happened(observation);
    }

    private static long serverBytes(PhoneController... phones) {
        long bytes = 0;
        for (PhoneController phone : phones) {
            TrafficStatistics traffic = phone.rendezvousTraffic().join().orElseThrow();
            bytes += traffic.bytesSent() + traffic.bytesReceived();
        }
        return bytes;
    }

    private static Report.Side side(PhoneController phone, SeenCall call, String code) {
        return new Report.Side(device(phone).jid().toString(), device(phone).peer().hex(), code, call.counters(),
                call.hertz());
    }

    private static long millis(long nanoseconds) {
        return TimeUnit.NANOSECONDS.toMillis(nanoseconds);
    }
}
