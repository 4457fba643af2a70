package io.github.peerfire.cli;

import io.github.peerfire.cli.flv.FlvException;
import io.github.peerfire.cli.media.FlvSource;
import io.github.peerfire.cli.media.Pacer;
import io.github.peerfire.cli.media.PacerCounts;
import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Sends a file over a connection, on the thread that calls. */
final class Publishing {

    private static final long STEP = 20;
    private static final long PROGRESS = 1_000;
    /** How long what was sent last may take to arrive. */
    private static final long DRAIN = 10_000;
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private final String name;
    private final PublishOptions options;
    private final FlvSource source;
    private final Interruption interruption;
    private final Printer printer;
    private final List<PeerStream> peers = new CopyOnWriteArrayList<>();
    private NetConnection connection;
    private PublishedStream stream;
    private Pacer pacer;
    private long begun;
    private long nextProgress;

    Publishing(String name, PublishOptions options, FlvSource source, Interruption interruption, Printer printer) {
        this.name = name;
        this.options = options;
        this.source = source;
        this.interruption = interruption;
        this.printer = printer;
    }

    void run(NetConnection over) throws CommandFailure, InterruptedException, IOException, FlvException {
        connection = over;
        connection.setMaxPeerConnections(options.maxPeers());
        stream = options.isDirect() ? NetStream.publishDirect(connection, name, this::listen)
                : NetStream.publish(connection, name, this::listen);
        pacer = new Pacer(source, stream::write);
        try {
            started();
            awaitSubscribers();
            sendAll();
        } finally {
            stream.close();
            drain();
        }
    }

    private void sendAll() throws CommandFailure, InterruptedException, IOException, FlvException {
        begun = System.nanoTime();
        try {
            if (send()) {
                throw new CommandFailure(ExitCode.INTERRUPTED,
                        "Interrupted after " + Figures.time(pacer.position()) + ".");
            }
        } finally {
            printer.event(summary());
        }
    }

    private void listen(PublishedStream published) {
        published.onStatus(this::told).onPeerConnect(peer -> {
            peers.add(peer);
            return true;
        });
    }

    private void told(NetStatus status) {
        Event event = Statuses.aside(status);
        if (status.stream().orElse(null) instanceof PeerStream peer) {
            boolean joins = status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS);
            String text = peer.farId().hex() + (joins ? " plays " : " no longer plays ") + name + ".";
            event = new Event(joins ? "subscriber" : "subscriber-left", text, event.fields())
                    .with("peerId", peer.farId().hex());
        }
        printer.event(event);
    }

    private void started() throws CommandFailure, InterruptedException {
        CompletableFuture<NetStatus> start = stream.started();
        if (!interruption.await(start)) {
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted before " + name + " was published.");
        }
        try {
            start.join();
        } catch (CompletionException e) {
            throw Failures.ofStream(name + " is not published", e);
        }
    }

    private void awaitSubscribers() throws CommandFailure, InterruptedException {
        long deadline = options.waitMilliseconds();
        boolean there = await(() -> stream.peerStreams().size() >= options.subscribers(), deadline);
        if (interruption.isRequested()) {
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted before anybody played " + name + ".");
        } else if (!there) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "Nobody played " + name + " within "
                    + deadline / 1_000.0 + " s.");
        }
    }

    /** Waits until something holds; false if it took too long or was interrupted. */
    private boolean await(BooleanSupplier condition, long milliseconds) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (milliseconds(start) > milliseconds) {
                return false;
            }
            interruption.pause(STEP);
            if (interruption.isRequested()) {
                return false;
            }
        }
        return true;
    }

    private static long milliseconds(long since) {
        return (System.nanoTime() - since) / NANOSECONDS_PER_MILLISECOND;
    }

    /** Sends all of the file; whether it was interrupted. */
    private boolean send() throws CommandFailure, InterruptedException, IOException, FlvException {
        while (true) {
            long elapsed = milliseconds(begun);
            long pause = pacer.advance(elapsed);
            if (pause == Pacer.END) {
                return false;
            }
            if (elapsed >= nextProgress) {
                nextProgress = elapsed + PROGRESS;
                printer.progress(progress());
            }
            requireListeners();
            interruption.pause(Math.min(pause, STEP));
            if (interruption.isRequested()) {
                return true;
            }
        }
    }

    private void requireListeners() throws CommandFailure {
        if (!stream.isOpen() || !options.isDirect() && !connection.isConnected()) {
            throw new CommandFailure(ExitCode.LOST,
                    "The server ended it after " + Figures.time(pacer.position()) + ".");
        }
        if (options.subscribers() > 0 && stream.peerStreams().isEmpty()) {
            throw new CommandFailure(ExitCode.LOST, "All subscribers left after " + Figures.time(pacer.position())
                    + ".");
        }
    }

    private Event progress() {
        NetStreamInfo info = stream.info().join();
        return counted(Event.of("progress", Figures.time(pacer.position()) + "  "
                + Figures.bytes(pacer.counts().bytes()) + "  " + Figures.rate(info.currentBytesPerSecond())
                + "  to " + (options.isDirect() ? stream.peerStreams().size() + " peers" : "the server")
                + ", round trip " + Math.round(info.smoothedRoundTripMilliseconds()) + " ms, loss "
                + Math.round(info.packetLossRate() * 1_000) / 10.0 + " %"), info);
    }

    private Event summary() {
        NetStreamInfo info = stream.info().join();
        PacerCounts counts = pacer.counts();
        return counted(Event.of("published", "Sent " + Figures.time(pacer.position()) + " of " + name + ": "
                + counts + ", "
                + Figures.bytes(counts.bytes()) + "; " + info.droppedMessages() + " not sent for lack of room."), info);
    }

    private Event counted(Event event, NetStreamInfo info) {
        PacerCounts counts = pacer.counts();
        return event.with("positionMillis", pacer.position()).with("elapsedMillis", milliseconds(begun))
                .with("audioMessages", counts.audio()).with("videoMessages", counts.video())
                .with("dataMessages", counts.data()).with("unreadableScripts", counts.unreadableScripts())
                .with("bytes", counts.bytes()).with("subscribers", stream.peerStreams().size())
                .with("bytesPerSecond", info.currentBytesPerSecond())
                .with("droppedMessages", info.droppedMessages())
                .with("roundTripMillis", info.smoothedRoundTripMilliseconds())
                .with("lossRate", info.packetLossRate());
    }

    /** Lets arrive what is under way. */
    private void drain() throws InterruptedException {
        long start = System.nanoTime();
        while (milliseconds(start) < DRAIN && (!stream.closed().isDone() || isAnythingUnderWay())) {
            Thread.sleep(STEP);
        }
    }

    private boolean isAnythingUnderWay() {
        return peers.stream().anyMatch(peer -> peer.info().join().bufferedBytes() > 0);
    }
}
