package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.testbed.openfire.Patience;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Does what Adobe's Video Phone does, the sample of the article (2008 to 2010), in its states and its order; notes what
 * its user would see and hear.
 */
final class AdobePhone implements AutoCloseable {

    private enum State { NOT_READY, READY, CALLING, RINGING, ESTABLISHED }

    private static final int IDENTITY_LENGTH = 64;

    /** The name of who calls. */
    final CompletableFuture<String> incoming = new CompletableFuture<>();
    /** The name of who accepted. */
    final CompletableFuture<String> accepted = new CompletableFuture<>();
    /** The first line that is shown. */
    final CompletableFuture<String> text = new CompletableFuture<>();
    final FlashScreen screen = new FlashScreen();
    private final NetConnection connection;
    private final String name;
    private final AdobeRegistry registry;
    private final FlashDevices devices;
    private State state = State.NOT_READY;
    private PublishedStream outgoing;
    private PlayedStream playing;
    private PlayedStream control;

    AdobePhone(NetConnection connection, String name, URI service, Optional<FlashCamera> camera) {
        this.connection = connection;
        this.name = name;
        this.registry = new AdobeRegistry(service);
        this.devices = new FlashDevices(camera);
        connection.onStatus(this::connectionStatus);
    }

    private void connectionStatus(NetStatus status) {
        if (status.code().equals(StatusCode.STREAM_CONNECT_CLOSED)) {
            hangUp();
        }
    }

    private synchronized State state() {
        return state;
    }

    /** Waits until it can call and be called again. */
    void awaitReady() {
        assertThat(Patience.upTo(Duration.ofSeconds(30)).until(() -> state() == State.READY)).as(name).isTrue();
    }

    PeerId id() {
        return connection.nearId();
    }

    /** It has connected: registers, and then takes calls. */
    void register() throws Exception {
        String identity = connection.nearId().hex();
        if (!registry.register(name, identity) || !registry.refresh(name, identity)) {
            throw new IOException("HTTP update error");
        }
        PublishedStream listener = NetStream.publishDirect(connection, "control" + name,
                made -> made.onPeerConnect(caller -> ring(caller.farId())));
        Phones.await(listener.started());
        synchronized (this) {
            state = State.READY;
        }
    }

    private synchronized boolean ring(PeerId caller) {
        if (state != State.READY) {
            return false;
        }
        state = State.RINGING;
        playing = play(caller, "media-caller");
        playing.receiveAudio(false);
        playing.receiveVideo(false);
        return true;
    }

    /** "Call" is pressed; completes with how the control stream ends. */
    CompletableFuture<String> call(String user) throws Exception {
        return placeCall(user, registry.lookup(user));
    }

    synchronized CompletableFuture<String> placeCall(String user, String identity) {
        if (identity.length() != IDENTITY_LENGTH) {
            throw new IllegalArgumentException("Invalid remote ID, call failed");
        }
        PeerId callee = PeerId.parse(identity);
        control = NetStream.playFrom(connection, callee, "control" + user);
        outgoing = NetStream.publishDirect(connection, "media-caller", made -> made.onStatus(status -> {
            // What ActionScript calls NetStream.Play.Start of an outgoing stream.
            if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS) && state() == State.CALLING) {
                made.send("onIncomingCall", name);
            }
        }));
        devices.attachMicrophone(outgoing);
        devices.attachCamera(outgoing);
        playing = play(callee, "media-callee");
        state = State.CALLING;
        return control.closed().thenApply(NetStatus::code);
    }

    private PlayedStream play(PeerId peer, String stream) {
        return NetStream.playFrom(connection, peer, stream, List.of(), made -> made
                .onAudio((timestamp, tag) -> screen.audio(tag))
                .onVideo((timestamp, tag) -> screen.video(tag))
                .onData(this::told)
                .onStatus(status -> {
                    if (status.code().equals(StatusCode.PLAY_UNPUBLISH_NOTIFY)) {
                        hangUp();
                    }
                }));
    }

    private synchronized void told(String handler, List<AmfValue> arguments) {
        String first = arguments.get(0).asText().orElse("");
        if (handler.equals("onIncomingCall") && state == State.RINGING) {
            incoming.complete(first);
        } else if (handler.equals("onCallAccepted") && state == State.CALLING) {
            state = State.ESTABLISHED;
            accepted.complete(first);
        } else if (handler.equals("onIm")) {
            text.complete(first + ": " + arguments.get(1).asText().orElseThrow());
        }
    }

    /** "Accept" is pressed. */
    synchronized void accept() {
        playing.receiveAudio(true);
        playing.receiveVideo(true);
        outgoing = NetStream.publishDirect(connection, "media-callee");
        outgoing.send("onCallAccepted", name);
        devices.attachCamera(outgoing);
        devices.attachMicrophone(outgoing);
        state = State.ESTABLISHED;
    }

    /** "Send" is pressed. */
    synchronized void say(String line) {
        outgoing.send("onIm", name, line);
    }

    /** "Hang up", "Cancel" or "Reject" is pressed, or the other side's streams end; the control stream stays. */
    synchronized void hangUp() {
        if (state != State.NOT_READY) {
            state = State.READY;
        }
        devices.detach();
        if (playing != null) {
            playing.close();
        }
        if (outgoing != null) {
            outgoing.close();
        }
        if (control != null) {
            control.close();
        }
        playing = null;
        outgoing = null;
        control = null;
    }

    /** "Disconnect" is pressed. */
    void disconnect() throws Exception {
        hangUp();
        synchronized (this) {
            state = State.NOT_READY;
        }
        registry.unregister(name);
        connection.close();
    }

    /** The program ends. */
    @Override
    public void close() {
        devices.close();
        screen.close();
    }
}
