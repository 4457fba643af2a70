package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import java.io.IOException;

/** The subcommands of the load generator. Each runs until it is done, and says what it found. */
public final class Load {

    private static final int COUNT = 2_000;
    private static final int WINDOW = 8;

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
}
