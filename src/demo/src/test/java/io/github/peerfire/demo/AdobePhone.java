package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
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
 * Does what both releases of Adobe's Video Phone do, in its states and its order; notes what its user would see and
 * hear.
 */
abstract class AdobePhone implements AutoCloseable {

    /** Of the sample. */
    protected enum State { NOT_READY, READY, CALLING, RINGING, ESTABLISHED }

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

    AdobePhone(NetConnection connection, String name, URI service, Optional<FlashCamera> camera) {
        this.connection = connection;
        this.name = name;
        this.registry = new AdobeRegistry(service);
        this.devices = new FlashDevices(camera);
    }

    final NetConnection connection() {
        return connection;
    }

    final String name() {
        return name;
    }

    final PeerId id() {
        return connection.nearId();
    }

    final synchronized State state() {
        return state;
    }

    final synchronized void become(State next) {
        state = next;
    }

    /** Waits until it can call and be called again. */
    final void awaitReady() {
        assertThat(Patience.upTo(Duration.ofSeconds(30)).until(() -> state() == State.READY)).as(name).isTrue();
    }

    /** It has connected: registers, and then takes calls. */
    void register() throws Exception {
        enter();
    }

    /** Enters its name into the registry. */
    final void enter() throws Exception {
        if (!registry.register(name, id().hex())) {
            throw new IOException("HTTP update error");
        }
        become(State.READY);
    }

    /** Half an hour has passed. */
    final boolean refresh() throws Exception {
        return registry.refresh(name, id().hex());
    }

    /** "Call" is pressed. */
    final void call(String user) throws Exception {
        String identity = registry.lookup(user);
        if (identity.length() != IDENTITY_LENGTH) {
            throw new IOException("Invalid remote ID, call failed");
        }
        placeCall(user, PeerId.parse(identity));
    }

    abstract void placeCall(String user, PeerId identity);

    /** Publishes "media-caller" with both devices, and plays "media-callee". */
    final void publishAndPlay(PeerId callee) {
        outgoing = NetStream.publishDirect(connection, "media-caller",
                made -> made.onStatus(status -> outgoingStatus(made, status)));
        devices.attachMicrophone(outgoing);
        devices.attachCamera(outgoing);
        play(callee, "media-callee");
        state = State.CALLING;
    }

    /** Of the caller's stream. */
    void outgoingStatus(PublishedStream stream, NetStatus status) {
        // Is only shown.
    }

    /** It rings: plays "media-caller", and neither hears nor sees it. */
    final void ring(PeerId caller) {
        state = State.RINGING;
        play(caller, "media-caller");
        playing.receiveAudio(false);
        playing.receiveVideo(false);
    }

    private void play(PeerId peer, String stream) {
        playing = NetStream.playFrom(connection, peer, stream, List.of(), made -> made
                .onAudio((timestamp, tag) -> screen.audio(tag))
                .onVideo((timestamp, tag) -> screen.video(tag))
                .onData(this::told)
                .onStatus(this::incomingStatus));
    }

    /** Of the stream that is played. */
    void incomingStatus(NetStatus status) {
        // Is only shown.
    }

    /** A handler of the stream that is played is called. */
    synchronized void told(String handler, List<AmfValue> arguments) {
        if (handler.equals("onIm")) {
            text.complete(arguments.get(0).asText().orElseThrow() + ": " + arguments.get(1).asText().orElseThrow());
        }
    }

    /** "Accept" is pressed. */
    final synchronized void accept() {
        playing.receiveAudio(true);
        playing.receiveVideo(true);
        outgoing = NetStream.publishDirect(connection, "media-callee");
        tellAccepted(outgoing);
        devices.attachCamera(outgoing);
        devices.attachMicrophone(outgoing);
        state = State.ESTABLISHED;
    }

    abstract void tellAccepted(PublishedStream published);

    /** "Send" is pressed. */
    final synchronized void say(String line) {
        outgoing.send("onIm", name, line);
    }

    /** "Hang up", "Cancel" or "Reject" is pressed, or the other side is gone. */
    synchronized void hangUp() {
        state = State.READY;
        devices.detach();
        if (playing != null) {
            playing.close();
        }
        if (outgoing != null) {
            outgoing.close();
        }
        playing = null;
        outgoing = null;
    }

    /** "Disconnect" is pressed. */
    final void disconnect() throws Exception {
        hangUp();
        registry.unregister(name);
        become(State.NOT_READY);
        connection.close();
    }

    /** The program ends. */
    @Override
    public final void close() {
        devices.close();
        screen.close();
    }
}
