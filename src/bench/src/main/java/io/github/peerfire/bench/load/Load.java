package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import java.io.IOException;

/** The subcommands of the load generator. Each runs until it is done, and says what it found. */
public final class Load {

    private Load() {
    }

    /** Opens sessions. */
    public static Report handshakes(Options options) throws IOException {
        return Handshakes.run(LoadOptions.of(options));
    }

    /** Connects in sessions that are already open. */
    public static Report connects(Options options) throws IOException {
        return Connects.run(LoadOptions.of(options));
    }

    /** Has connected clients introduced to each other. */
    public static Report introductions(Options options) throws IOException {
        return Introductions.run(LoadOptions.of(options));
    }

    /** Has connected clients ask for each other. */
    public static Report lookups(Options options) throws IOException {
        return Lookups.run(LoadOptions.of(options), options.number("clients"));
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
