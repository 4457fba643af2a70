package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import java.io.IOException;

/** The subcommands of the load generator. Each runs until it is done, and says what it found. */
public final class Load {

    private static final int COUNT = 2_000;
    private static final int WINDOW = 8;
    private static final int INTRODUCTIONS = 500;
    private static final int LOOKUPS = 100_000;
    private static final int MANY = 64;
    private static final int CLIENTS = 1_000;

    private Load() {
    }

    /** Opens sessions. */
    public static Report handshakes(Options options) throws IOException {
        return Handshakes.run(LoadOptions.of(options, COUNT, WINDOW));
    }

    /** Connects in sessions that are already open. */
    public static Report connects(Options options) throws IOException {
        return Connects.run(LoadOptions.of(options, COUNT, WINDOW));
    }

    /** Has connected clients introduced to each other. */
    public static Report introductions(Options options) throws IOException {
        return Introductions.run(LoadOptions.of(options, INTRODUCTIONS, 1));
    }

    /** Has connected clients ask for each other. */
    public static Report lookups(Options options) throws IOException {
        return Lookups.run(LoadOptions.of(options, LOOKUPS, MANY), options.number("clients", CLIENTS));
    }

    /** Has clients connect and rest. */
    public static Report idle(Options options) throws IOException {
        return Idle.run(options);
    }

    /** Has clients come and go. */
    public static Report churn(Options options) throws IOException {
        return Churn.run(options);
    }

    /** Attacks a server beside honest clients. */
    public static Report flood(Options options) throws IOException {
        return Flood.run(options);
    }

    /** Has clients come and go beside attackers, and looks at what is left of that in the end. */
    public static Report soak(Options options) throws IOException {
        return Soak.run(options);
    }

    /** Sends packets through the relay of last resort. */
    public static Report relay(Options options) throws Exception {
        return RelayedPackets.run(options);
    }
}
