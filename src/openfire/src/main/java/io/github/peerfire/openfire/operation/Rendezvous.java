package io.github.peerfire.openfire.operation;

import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.time.Instant;
import java.util.Optional;

/** The rendezvous as it comes and goes with the settings. Thread-safe; nothing waits. */
public interface Rendezvous {

    /** The server; empty while it does not listen. */
    Optional<RendezvousServer> server();

    /** What clients are told. */
    Optional<Advertisement> advertisement();

    /** Since when it has been listening as it does. */
    Optional<Instant> listeningSince();

    /** Has it open no sessions, or open them again; also when it is started anew. */
    void drain(boolean on);

    /** Whether it is to open no sessions. */
    boolean isDraining();

    /** Why it does not listen. */
    Optional<Message> problem();

    /** What is missing though it listens. */
    Optional<Message> shortcoming();
}
