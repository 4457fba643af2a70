package io.github.peerfire.demo;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The last release, of 2011: talks about calls through the rendezvous, and does not look at the ends of streams. */
final class CirrusPhone extends AdobePhone {

    private String remote = "";

    CirrusPhone(NetConnection connection, String name, URI service, Optional<FlashCamera> camera) {
        super(connection, name, service, camera);
        connection.onCall((method, arguments) -> {
            if (method.equals("onRelay")) {
                relayed(text(arguments, 0), text(arguments, 1), text(arguments, 2));
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    private static String text(List<AmfValue> arguments, int index) {
        return arguments.get(index).asText().orElseThrow();
    }

    private void relay(String to, String action) {
        connection().call("relay", to, action, name());
    }

    private synchronized void relayed(String from, String action, String caller) {
        switch (action) {
            case "invite" -> {
                if (state() == State.READY) {
                    remote = from;
                    ring(PeerId.parse(from));
                    incoming.complete(caller);
                } else {
                    relay(from, "reject");
                }
            }
            case "reject" -> {
                become(State.READY);
                hangUp();
            }
            case "accept" -> {
                if (state() == State.CALLING) {
                    become(State.ESTABLISHED);
                    accepted.complete(caller);
                }
            }
            case "bye", "cancel" -> {
                relay(from, "ok");
                become(State.READY);
                hangUp();
            }
            default -> {
                // "ok" is only shown.
            }
        }
    }

    @Override
    synchronized void placeCall(String user, PeerId identity) {
        remote = identity.hex();
        relay(remote, "invite");
        publishAndPlay(identity);
    }

    @Override
    void tellAccepted(PublishedStream published) {
        relay(remote, "accept");
    }

    @Override
    synchronized void hangUp() {
        switch (state()) {
            case ESTABLISHED -> relay(remote, "bye");
            case CALLING -> relay(remote, "cancel");
            case RINGING -> relay(remote, "reject");
            default -> {
                // Nobody has to know.
            }
        }
        super.hangUp();
        remote = "";
    }
}
