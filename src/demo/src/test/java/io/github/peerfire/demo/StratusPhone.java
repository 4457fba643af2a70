package io.github.peerfire.demo;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The article's release, of 2008 to 2010: calls by playing a control stream, and greets in the streams of the call. */
final class StratusPhone extends AdobePhone {

    /** How the last control stream that was played ended. */
    final CompletableFuture<String> refused = new CompletableFuture<>();
    private PlayedStream control;

    StratusPhone(NetConnection connection, String name, URI service, Optional<FlashCamera> camera) {
        super(connection, name, service, camera);
        connection.onStatus(status -> {
            if (status.code().equals(StatusCode.STREAM_CONNECT_CLOSED)) {
                hangUp();
            }
        });
    }

    @Override
    void register() throws Exception {
        enter();
        listen();
    }

    /** Publishes the control stream. */
    void listen() throws Exception {
        Phones.await(NetStream.publishDirect(connection(), "control" + name(),
                made -> made.onPeerConnect(caller -> rings(caller.farId()))).started());
    }

    private synchronized boolean rings(PeerId caller) {
        if (state() != State.READY) {
            return false;
        }
        ring(caller);
        return true;
    }

    @Override
    synchronized void placeCall(String user, PeerId identity) {
        control = NetStream.playFrom(connection(), identity, "control" + user);
        control.closed().thenAccept(status -> refused.complete(status.code()));
        publishAndPlay(identity);
    }

    @Override
    void outgoingStatus(PublishedStream stream, NetStatus status) {
        // What ActionScript calls NetStream.Play.Start of an outgoing stream.
        if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS) && state() == State.CALLING) {
            stream.send("onIncomingCall", name());
        }
    }

    @Override
    void incomingStatus(NetStatus status) {
        if (status.code().equals(StatusCode.PLAY_UNPUBLISH_NOTIFY)) {
            hangUp();
        }
    }

    @Override
    synchronized void told(String handler, List<AmfValue> arguments) {
        super.told(handler, arguments);
        if (handler.equals("onIncomingCall") && state() == State.RINGING) {
            incoming.complete(arguments.get(0).asText().orElseThrow());
        } else if (handler.equals("onCallAccepted") && state() == State.CALLING) {
            become(State.ESTABLISHED);
            accepted.complete(arguments.get(0).asText().orElseThrow());
        }
    }

    @Override
    void tellAccepted(PublishedStream published) {
        published.send("onCallAccepted", name());
    }

    @Override
    synchronized void hangUp() {
        super.hangUp();
        if (control != null) {
            control.close();
        }
        control = null;
    }
}
