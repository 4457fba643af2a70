package io.github.peerfire.openfire.operation;

import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.time.Instant;
import java.util.Optional;
import org.xmpp.packet.JID;

/** A rendezvous that advertises itself and does not listen, unless a test gives it a server. */
public final class StoppedRendezvous implements Rendezvous {

    /** What is said to be the server. */
    public Optional<RendezvousServer> server = Optional.empty();
    /** What is said to be the host. */
    public String host = "rtmfp.example.net";
    /** What is said to be missing. */
    public Optional<Message> shortcoming = Optional.empty();
    private boolean draining;

    @Override
    public Optional<RendezvousServer> server() {
        return server;
    }

    @Override
    public Optional<Advertisement> advertisement() {
        return Optional.of(new Advertisement(host, 1935, new JID("rtmfp.example.net")));
    }

    @Override
    public Optional<Instant> listeningSince() {
        return Optional.empty();
    }

    @Override
    public void drain(boolean on) {
        draining = on;
    }

    @Override
    public boolean isDraining() {
        return draining;
    }

    @Override
    public Optional<Message> problem() {
        return Optional.of(Message.of("warning.not-listening.other", "why"));
    }

    @Override
    public Optional<Message> shortcoming() {
        return shortcoming;
    }
}
