package io.github.peerfire.demo;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does step by step what Adobe's Video Phone does with its streams, and notes what it is told. */
final class AdobePhone {

    final CompletableFuture<String> incoming = new CompletableFuture<>();
    final CompletableFuture<String> accepted = new CompletableFuture<>();
    final CompletableFuture<String> text = new CompletableFuture<>();
    final CompletableFuture<byte[]> heard = new CompletableFuture<>();
    private final NetConnection connection;
    private final String name;
    private final List<NetStream> streams = new ArrayList<>();
    private volatile PublishedStream outgoing;

    AdobePhone(NetConnection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** The caller's part; completes with how the control stream ends. */
    CompletableFuture<String> call(PeerId callee, String user) {
        PlayedStream control = play(callee, "control" + user);
        publish(callee, "media-caller", "onIncomingCall");
        play(callee, "media-callee");
        return control.closed().thenApply(status -> status.code());
    }

    /** The callee's part, who accepts at once. */
    CompletableFuture<Void> takeCalls() {
        PublishedStream control = NetStream.publishDirect(connection, "control" + name,
                made -> made.onPeerConnect(caller -> {
                    if (streams.size() > 1) {
                        return false;
                    }
                    PlayedStream theirs = play(caller.farId(), "media-caller");
                    theirs.receiveAudio(false);
                    theirs.receiveVideo(false);
                    incoming.thenRun(() -> {
                        publish(caller.farId(), "media-callee", "onCallAccepted");
                        theirs.receiveAudio(true);
                        theirs.receiveVideo(true);
                    });
                    return true;
                }));
        streams.add(control);
        return control.started().thenApply(status -> null);
    }

    private PlayedStream play(PeerId peer, String stream) {
        PlayedStream played = NetStream.playFrom(connection, peer, stream, List.of(), made -> made
                .onAudio((timestamp, tag) -> heard.complete(tag))
                .onData(this::told));
        streams.add(played);
        return played;
    }

    private void told(String handler, List<AmfValue> arguments) {
        switch (handler) {
            case "onIncomingCall" -> incoming.complete(arguments.get(0).asText().orElseThrow());
            case "onCallAccepted" -> accepted.complete(arguments.get(0).asText().orElseThrow());
            case "onIm" -> text.complete(arguments.get(0).asText().orElseThrow() + ": "
                    + arguments.get(1).asText().orElseThrow());
            default -> {
                // |RtmpSampleAccess
            }
        }
    }

    private void publish(PeerId peer, String stream, String greeting) {
        outgoing = NetStream.publishDirect(connection, stream, made -> made
                .onPeerConnect(other -> other.farId().equals(peer))
                .onStatus(status -> {
                    // What ActionScript calls NetStream.Play.Start of an outgoing stream.
                    if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS)) {
                        made.send(greeting, name);
                    }
                }));
        streams.add(outgoing);
    }

    void say(String line) {
        outgoing.send("onIm", name, line);
    }

    void talk(ScheduledExecutorService voice, byte sound) {
        voice.scheduleAtFixedRate(() -> {
            if (outgoing != null) {
                outgoing.audio(System.nanoTime() / 1_000_000 & 0xffffffffL, new byte[] {(byte) 0x82, sound});
            }
        }, 0, 20, TimeUnit.MILLISECONDS);
    }

    void hangUp() {
        streams.forEach(NetStream::close);
    }
}
