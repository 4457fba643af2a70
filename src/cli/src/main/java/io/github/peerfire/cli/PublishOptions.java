package io.github.peerfire.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** To whom something is published, and when it begins. */
final class PublishOptions {

    @Option(names = {"-d", "--direct"}, description = "Publish to peers, not to the server.")
    private boolean direct;

    @Option(names = "--subscribers", paramLabel = "NUMBER", defaultValue = "1",
            description = "With --direct: begin when so many play; 0 begins at once. ${DEFAULT-VALUE} unless given.")
    private int subscribers;

    @Option(names = "--wait", paramLabel = "SECONDS", converter = SecondsConverter.class,
            description = "With --direct: how long to wait for them; for ever unless given.")
    private Duration wait;

    @Option(names = "--max-peers", paramLabel = "NUMBER", defaultValue = "8",
            description = "With --direct: how many may play at once; ${DEFAULT-VALUE} unless given.")
    private int maxPeers;

    boolean isDirect() {
        return direct;
    }

    /** How many have to play before it begins. */
    int subscribers() {
        return direct ? Math.max(0, subscribers) : 0;
    }

    /** Milliseconds to wait for subscribers. */
    long waitMilliseconds() {
        return wait == null ? Long.MAX_VALUE : wait.toMillis();
    }

    int maxPeers() {
        return Math.max(0, maxPeers);
    }
}
