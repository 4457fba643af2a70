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
        return Handshakes.run(LoadOptions.of(greeted(options)));
    }

    /** Connects in sessions that are already open. */
    public static Report connects(Options options) throws IOException {
        return Connects.run(LoadOptions.of(greeted(options)));
    }

    /** Has connected clients introduced to each other. */
    public static Report introductions(Options options) throws IOException {
        return Introductions.run(greeted(options));
    }

    /** Has connected clients ask for each other. */
    public static Report lookups(Options options) throws IOException {
        return Lookups.run(greeted(options));
    }

    /** Has clients connect and rest. */
    public static Report idle(Options options) throws IOException {
        return Idle.run(greeted(options));
    }

    /** Has clients come and go. */
    public static Report churn(Options options) throws IOException {
        return Churn.run(greeted(options));
    }

    /** Attacks a server beside honest clients. */
    public static Report flood(Options options) throws IOException {
        return Flood.run(greeted(options));
    }

    /** Has clients come and go beside attackers, and looks at what is left of that in the end. */
    public static Report soak(Options options) throws IOException {
        return Soak.run(greeted(options));
    }

    /** Sends packets through the relay of last resort. */
    public static Report relay(Options options) throws Exception {
        return RelayedPackets.run(options);
    }

    private static Options greeted(Options options) throws IOException {
        Greeting.say(LoadOptions.of(options));
        return options;
    }
}
