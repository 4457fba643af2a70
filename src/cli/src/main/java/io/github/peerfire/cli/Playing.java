package io.github.peerfire.cli;

import io.github.peerfire.cli.flv.TagSink;
import io.github.peerfire.cli.media.Gap;
import io.github.peerfire.cli.media.Recorder;
import io.github.peerfire.cli.media.RecorderCounts;
import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.message.RtmpMessage;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes a stream to where the options say, on the thread that calls. */
final class Playing {

    private static final int MOST_QUEUED = 100_000;
    private static final long STEP = 50;
    private static final long PROGRESS = 1_000;
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private final String name;
    private final PlayOptions options;
    private final Interruption interruption;
    private final Printer printer;
    private final Recorder recorder;
    private final BlockingQueue<RtmpMessage> queue = new LinkedBlockingQueue<>(MOST_QUEUED);
    private final CompletableFuture<NetStatus> unpublished = new CompletableFuture<>();
    private volatile boolean overflown;
    private boolean anythingCame;
    private PlayedStream stream;
    private long asked;
    private double startMilliseconds;
    private long nextProgress = PROGRESS;

    Playing(String name, PlayOptions options, TagSink sink, Interruption interruption, Printer printer) {
        this.name = name;
        this.options = options;
        this.interruption = interruption;
        this.printer = printer;
        this.recorder = new Recorder(sink, this::tell);
    }

    /** Plays what {@code opener} opens, to its end or until it is enough. */
    void run(Function<Consumer<PlayedStream>, PlayedStream> opener)
            throws CommandFailure, InterruptedException, IOException {
        asked = System.nanoTime();
        stream = opener.apply(this::listen);
        try {
            awaitStart();
            CommandFailure end = record();
            stream.close();
            takeQueued();
            recorder.finish();
            printer.event(summary());
            if (end != null) {
                throw end;
            }
        } finally {
            stream.close();
        }
    }

    private void listen(PlayedStream played) {
        played.onStatus(this::told).onMessage(this::received);
        if (!options.wantsAudio()) {
            played.receiveAudio(false);
        }
        if (!options.wantsVideo()) {
            played.receiveVideo(false);
        }
    }

    private void received(RtmpMessage message) {
        if (!queue.offer(message)) {
            overflown = true;
        }
    }

    private void told(NetStatus status) {
        printer.event(Statuses.aside(status));
        if (status.code().equals(StatusCode.PLAY_UNPUBLISH_NOTIFY)) {
            unpublished.complete(status);
        }
    }

    private void tell(Gap gap) {
        printer.event(Event.of("gap", "Gap: no " + gap.kind() + " from " + Figures.time(gap.from()) + " to "
                        + Figures.time(gap.to()) + ", " + gap.missing() + " messages are missing.")
                .with("kind", gap.kind()).with("fromMillis", gap.from()).with("toMillis", gap.to())
                .with("missing", gap.missing()));
    }

    private void awaitStart() throws CommandFailure, InterruptedException {
        CompletableFuture<NetStatus> start = stream.started();
        boolean there = interruption.await(start, Math.min(options.waitMilliseconds(), Integer.MAX_VALUE));
        if (interruption.isRequested() && !there) {
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted before " + name + " began.");
        } else if (!there) {
            throw late();
        }
        try {
            start.join();
            startMilliseconds = Figures.milliseconds(System.nanoTime() - asked);
            printer.event(Event.of("playing", "Playing " + name + "; it began after " + startMilliseconds + " ms.")
                    .with("stream", name).with("startMillis", startMilliseconds));
        } catch (CompletionException e) {
            throw Failures.ofStream(name, e);
        }
    }

    private CommandFailure late() {
        return new CommandFailure(ExitCode.UNREACHABLE, name + " did not begin within "
                + options.waitMilliseconds() / 1_000.0 + " s.");
    }

    private long millisecondsSinceAsked() {
        return (System.nanoTime() - asked) / NANOSECONDS_PER_MILLISECOND;
    }

    /** Records to the end; why that came too early, or null. */
    private CommandFailure record() throws CommandFailure, IOException, InterruptedException {
        while (true) {
            boolean over = stream.closed().isDone(); // asked before the rest, all of which comes before it
            RtmpMessage message = queue.poll(STEP, TimeUnit.MILLISECONDS);
            if (message != null) {
                anythingCame = true;
                recorder.take(message);
            }
            if (interruption.isRequested()) {
                return new CommandFailure(ExitCode.INTERRUPTED, "Interrupted after "
                        + Figures.time(recorder.position()) + ".");
            } else if (!anythingCame && millisecondsSinceAsked() > options.waitMilliseconds()) {
                throw late();
            } else if (isEnough()) {
                return null;
            } else if (overflown) {
                return new CommandFailure(ExitCode.FILE, options.target() + " takes it more slowly than it comes.");
            } else if (message == null && unpublished.isDone()) {
                return null;
            } else if (message == null && over) {
                return new CommandFailure(ExitCode.LOST, name + " broke off after " + Figures.time(recorder.position())
                        + ": " + stream.closed().join().description());
            }
            progress();
        }
    }

    private boolean isEnough() {
        return recorder.position() >= options.durationMilliseconds() || recorder.length() >= options.maxSize();
    }

    private void takeQueued() throws IOException {
        for (RtmpMessage message = queue.poll(); message != null && !isEnough(); message = queue.poll()) {
            recorder.take(message);
        }
    }

    private void progress() {
        long elapsed = millisecondsSinceAsked();
        if (elapsed >= nextProgress) {
            nextProgress = elapsed + PROGRESS;
            NetStreamInfo info = stream.info().join();
            printer.progress(counted(Event.of("progress", Figures.time(recorder.position()) + "  "
                    + Figures.bytes(recorder.counts().bytes()) + "  " + Figures.rate(info.currentBytesPerSecond())
                    + ", round trip " + Math.round(info.smoothedRoundTripMilliseconds()) + " ms, "
                    + (recorder.counts().missingAudio() + recorder.counts().missingVideo()) + " messages missing"),
                    info));
        }
    }

    private Event summary() {
        RecorderCounts counts = recorder.counts();
        String text = "Played " + Figures.time(recorder.position()) + " of " + name + ": " + counts + ", "
                + Figures.bytes(counts.bytes())
                + "; " + (counts.audioGaps() + counts.videoGaps()) + " gaps, " + counts.latecomers() + " too late."
                + (options.target().isEmpty() ? "" : "\nWrote " + options.target() + ".");
        return counted(Event.of("played", text), stream.info().join())
                .with("output", options.target().isEmpty() ? null : options.target())
                .with("fileBytes", recorder.length());
    }

    private Event counted(Event event, NetStreamInfo info) {
        RecorderCounts counts = recorder.counts();
        return event.with("positionMillis", recorder.position())
                .with("elapsedMillis", millisecondsSinceAsked())
                .with("audioMessages", counts.audio()).with("videoMessages", counts.video())
                .with("dataMessages", counts.data()).with("bytes", counts.bytes())
                .with("bytesPerSecond", info.currentBytesPerSecond())
                .with("audioGaps", counts.audioGaps()).with("videoGaps", counts.videoGaps())
                .with("missingAudio", counts.missingAudio()).with("missingVideo", counts.missingVideo())
                .with("late", counts.latecomers())
                .with("roundTripMillis", info.smoothedRoundTripMilliseconds());
    }
}
