package io.github.peerfire.rendezvous.relay;

import java.time.Duration;

/**
 * What the relay may use up.
 *
 * @param firstPort first of its UDP ports, 1024 to 65535
 * @param lastPort last of its UDP ports; two for each pair
 * @param after how long two peers try by themselves before the relay is offered; 1 s to 60 s
 * @param pairs pairs at a time, at least 1
 * @param pairsPerPeer pairs of one peer at a time, at least 1
 * @param bytesPerSecondAndPair what a pair may send in both directions together, at least 1000
 * @param bytesPerPair what two peers may send in all while both stay, after which their pair is ended; at least 1000
 * @param bytesPerSecond what all pairs together may send, at least 1000
 * @param idle silence after which a pair is ended; 5 s to 1 h
 */
public record RelaySettings(
        int firstPort,
        int lastPort,
        Duration after,
        int pairs,
        int pairsPerPeer,
        long bytesPerSecondAndPair,
        long bytesPerPair,
        long bytesPerSecond,
        Duration idle) {

    private static final int LEAST_BYTES = 1_000;

    /** @throws IllegalArgumentException if a setting is out of bounds; its message says which */
    public RelaySettings {
        require(firstPort >= 1_024 && lastPort <= 65_535 && lastPort > firstPort,
                "the relay needs two ports at least, from 1024 to 65535");
        require(after.toMillis() >= 1_000 && after.toSeconds() <= 60,
                "the time before the relay is offered must be from 1 second to 1 minute");
        require(pairs >= 1 && pairsPerPeer >= 1, "the numbers of relayed pairs must be at least 1");
        require(bytesPerSecondAndPair >= LEAST_BYTES && bytesPerPair >= LEAST_BYTES && bytesPerSecond >= LEAST_BYTES,
                "the numbers of relayed bytes must be at least " + LEAST_BYTES);
        require(idle.toSeconds() >= 5 && idle.toHours() <= 1,
                "the silence that ends a relayed pair must be from 5 seconds to 1 hour");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Usual limits for a range of ports: offered after 3 s; a pair for each two ports, 4 of one peer; 4 Mbit/s and 4 GB
     * a pair, 100 Mbit/s in all; ended after 60 s of silence. Ports that the system gives to whoever asks for any, on
     * Linux from 32768 on, may be taken by others at any time; a pair that meets one is not opened.
     */
    public static RelaySettings onPorts(int firstPort, int lastPort) {
        return new RelaySettings(firstPort, lastPort, Duration.ofSeconds(3),
                Math.max(1, (lastPort - firstPort + 1) / 2),
                4, 500_000, 4_000_000_000L, 12_500_000, Duration.ofSeconds(60));
    }

    /** The same with other limits of bytes. */
    public RelaySettings withBytes(long perSecondAndPair, long perPair, long perSecond) {
        return new RelaySettings(firstPort, lastPort, after, pairs, pairsPerPeer, perSecondAndPair, perPair, perSecond,
                idle);
    }

    /** The same with other limits of pairs. */
    public RelaySettings withPairs(int atATime, int ofOnePeer) {
        return new RelaySettings(firstPort, lastPort, after, atATime, ofOnePeer, bytesPerSecondAndPair, bytesPerPair,
                bytesPerSecond, idle);
    }
}
