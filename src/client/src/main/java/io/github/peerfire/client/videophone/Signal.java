package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What Video Phones of 2011 tell each other of a call, through the rendezvous (ProtoXEP 8.3). */
enum Signal {

    /** The caller calls. */
    INVITE,

    /** The caller gave up. */
    CANCEL,

    /** The callee accepts. */
    ACCEPT,

    /** The callee declines, or is in another call. */
    REJECT,

    /** One of both hung up. */
    BYE,

    /** Answers {@link #CANCEL} and {@link #BYE}. */
    OK;

    private static final String RELAY = "relay";

    /** Of the arguments that the rendezvous passes: who says so, what, and by which name. */
    static Optional<Signal> of(List<AmfValue> arguments) {
        String said = arguments.size() < 2 ? "" : arguments.get(1).asText().orElse("");
        return List.of(values()).stream().filter(signal -> signal.text().equals(said)).findFirst();
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says it; whether it arrives is not told. */
    void send(NetConnection through, PeerId to, String self) {
        through.call(RELAY, to.hex(), text(), self);
    }
}
