package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.DataListener;
import io.github.peerfire.flash.MediaListener;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The stream that the other side of a call publishes. */
final class CallStreamsIn {

    /** More than people write. */
    private static final int MOST_LINES = 20;
    private static final Duration LINES_WINDOW = Duration.ofSeconds(10);

    private final CallMachine machine;
    private final RateLimit lines = new RateLimit(MOST_LINES, LINES_WINDOW);
    private final AtomicBoolean named = new AtomicBoolean();
    private volatile MediaListener audioListener = (timestamp, tag) -> { };
    private volatile MediaListener videoListener = (timestamp, tag) -> { };
    private volatile Consumer<String> textListener = text -> { };
    private volatile DataListener dataListener = (handler, arguments) -> { };
    private volatile PlayedStream stream;

    CallStreamsIn(CallMachine machine) {
        this.machine = machine;
    }

    /**
     * Plays.
     *
     * @param greeting the handler by which the other side says its name
     * @param greeted is told that name, on the endpoint's thread, once
     */
    void play(NetConnection connection, String name, String greeting, Consumer<String> greeted) {
        stream = NetStream.playFrom(connection, machine.peer(), name, List.of(), made -> made
                .onAudio((timestamp, tag) -> {
                    if (machine.isActive()) {
                        audioListener.onMedia(timestamp, tag);
                    }
                })
                .onVideo((timestamp, tag) -> {
                    if (machine.isActive()) {
                        videoListener.onMedia(timestamp, tag);
                    }
                })
                .onData((handler, arguments) -> {
                    if (!handler.equals(greeting)) {
                        data(handler, arguments);
                    } else if (named.compareAndSet(false, true)) {
                        greeted.accept(Claim.name(arguments, 0));
                    }
                })
                .onStatus(status -> follow(machine, status)));
    }

    /** What the end of a stream means for its call. */
    static void follow(CallMachine machine, NetStatus status) {
        switch (status.code()) {
            case StatusCode.STREAM_CONNECT_FAILED, StatusCode.PLAY_STREAM_NOT_FOUND, StatusCode.PLAY_FAILED ->
                machine.refused(VideoPhoneEnding.UNREACHABLE);
            case StatusCode.STREAM_CONNECT_REJECTED -> machine.refused(VideoPhoneEnding.BUSY);
            case StatusCode.STREAM_CONNECT_CLOSED, StatusCode.PLAY_UNPUBLISH_NOTIFY ->
                machine.end(VideoPhoneEnding.REMOTE_HUNG_UP);
            default -> {
                // On the way.
            }
        }
    }

    private void data(String handler, List<AmfValue> arguments) {
        boolean active = machine.isActive();
        if (handler.equals("onIm")) {
            // Adobe's Video Phone says its name again in front of the text. It is not shown: one claim is enough.
            boolean heard = active || machine.phase() == VideoPhonePhase.ALERTING;
            if (heard && lines.admits(System.nanoTime())) {
                textListener.accept(Claim.text(arguments, 1));
            }
        } else if (active) {
            dataListener.onData(handler, arguments);
        }
    }

    /** Whether audio and video come. */
    void receive(boolean wanted) {
        stream.receiveAudio(wanted);
        stream.receiveVideo(wanted);
    }

    void onAudio(MediaListener listener) {
        audioListener = listener;
    }

    void onVideo(MediaListener listener) {
        videoListener = listener;
    }

    void onText(Consumer<String> listener) {
        textListener = listener;
    }

    void onData(DataListener listener) {
        dataListener = listener;
    }

    CompletableFuture<Optional<NetStreamInfo>> info() {
        PlayedStream present = stream;
        return present == null ? CompletableFuture.completedFuture(Optional.empty())
                : present.info().thenApply(Optional::of);
    }

    void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
