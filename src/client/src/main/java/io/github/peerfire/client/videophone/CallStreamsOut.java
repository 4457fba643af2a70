package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The stream that this side of a call publishes, for the other side only, and once (ProtoXEP 6.4, 8.2). */
final class CallStreamsOut {

    private final CallMachine machine;
    private final String self;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile Runnable playListener = () -> { };
    private volatile PublishedStream stream;

    CallStreamsOut(CallMachine machine, String self) {
        this.machine = machine;
        this.self = self;
    }

    /**
     * Publishes.
     *
     * @param greeting what is done when the other side begins to play, on the endpoint's thread
     */
    void publish(NetConnection connection, String name, Consumer<PeerStream> greeting) {
        stream = NetStream.publishDirect(connection, name, made -> made.onPeerConnect(subscriber -> {
            if (!subscriber.farId().equals(machine.peer()) || !taken.compareAndSet(false, true)) {
                return false;
            }
            subscriber.onStatus(status -> {
                if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS)) {
                    greeting.accept(subscriber);
                    playListener.run();
                } else if (status.code().equals(StatusCode.STREAM_CONNECT_CLOSED)) {
                    machine.end(VideoPhoneEnding.REMOTE_HUNG_UP);
                }
            });
            return true;
        }));
    }

    void audio(long timestamp, byte[] tag) {
        if (machine.isActive() && stream != null) {
            stream.audio(timestamp, tag);
        }
    }

    void video(long timestamp, byte[] tag) {
        if (machine.isActive() && stream != null) {
            stream.video(timestamp, tag);
        }
    }

    void text(String text) {
        if (machine.isActive() && stream != null) {
            stream.send("onIm", self, text);
        }
    }

    void onPlay(Runnable listener) {
        playListener = listener;
    }

    CompletableFuture<Optional<NetStreamInfo>> info() {
        PublishedStream present = stream;
        return present == null ? CompletableFuture.completedFuture(Optional.empty())
                : present.info().thenApply(Optional::of);
    }

    void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
