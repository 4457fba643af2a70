package io.github.peerfire.demo;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.smack.calls.CallPhase;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What a phone shows of one of its calls, as futures; and what it hears. */
final class SeenCall {

    private final PhoneController phone;
    private final int number;
    private final Map<CallPhase, CompletableFuture<Void>> reached = new EnumMap<>(CallPhase.class);
    private final CompletableFuture<Long> heard = new CompletableFuture<>();
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final CompletableFuture<String> over = new CompletableFuture<>();
    private final CompletableFuture<CallView> view = new CompletableFuture<>();
    private final ToneMeter meter = new ToneMeter();
    private volatile List<ChatLine> chat = List.of();

    SeenCall(PhoneController phone, int number) {
        this.phone = phone;
        this.number = number;
        for (CallPhase phase : CallPhase.values()) {
            reached.put(phase, new CompletableFuture<>());
        }
        phone.observe(this::show);
    }

    /** On the phone's thread. */
    private void show(PhoneSnapshot now) {
        now.call(number).ifPresentOrElse(this::show,
                () -> end(now.notice().map(Notice::sentence).orElse("The call is over.")));
    }

    private void show(CallSnapshot now) {
        reached.get(now.state().phase()).complete(null);
        chat = now.chat();
        now.code().ifPresent(code::complete);
        if (now.heard()) {
            heard.complete(System.nanoTime());
        }
        if (now.active() && !view.isDone()) {
            phone.view(number).thenAccept(found -> found.ifPresent(this::listen));
        }
    }

    private void listen(CallView found) {
        found.onSound(frame -> meter.take(frame.samples()));
        view.complete(found);
    }

    private void end(String why) {
        over.complete(why);
        IllegalStateException end = new IllegalStateException(why);
        Stream.concat(reached.values().stream(), Stream.of(heard, code, view))
                .forEach(awaited -> awaited.completeExceptionally(end));
    }

    /** Completes when the call is in that phase; exceptionally, with the reason, if it ends without. */
    CompletableFuture<Void> reaches(CallPhase phase) {
        return reached.get(phase);
    }

    /** Completes when the first sound comes, with {@link System#nanoTime}; exceptionally as {@link #reaches}. */
    CompletableFuture<Long> heard() {
        return heard;
    }

    /** Completes with the verification code; exceptionally as {@link #reaches}. */
    CompletableFuture<String> code() {
        return code;
    }

    /** Completes when the call is over, with the reason. */
    CompletableFuture<String> over() {
        return over;
    }

    void accept() {
        phone.accept(number);
    }

    void say(String line) {
        phone.say(number, line);
    }

    void hangUp() {
        phone.hangUp(number);
    }

    /** The tone that was heard last, in hertz. */
    double hertz() {
        return meter.frequency();
    }

    /** What went either way so far, once both sides could talk. */
    Report.Counters counters() {
        MediaCounters media = view.join().counters(CallView.OTHER);
        return new Report.Counters(media.audioSent().messages(), media.audioSent().bytes(),
                media.audioReceived().messages(), media.audioReceived().bytes(),
                lines(true).count(), bytes(lines(true)), lines(false).count(), bytes(lines(false)));
    }

    private Stream<String> lines(boolean own) {
        return chat.stream().filter(line -> line.own() == own).map(ChatLine::text);
    }

    private static long bytes(Stream<String> lines) {
        return lines.mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length).sum();
    }
}
