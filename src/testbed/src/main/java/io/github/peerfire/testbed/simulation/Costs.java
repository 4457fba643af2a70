package io.github.peerfire.testbed.simulation;

/**
 * What a host's processor takes for its work, in nanoseconds; 0 for nothing. One thread handles datagrams, another one
 * keys.
 *
 * @param datagram for each that arrives
 * @param keying for each piece of key work
 * @param backlog how many datagrams may wait for the first thread; more are lost
 */
public record Costs(long datagram, long keying, int backlog) {

    /** A processor that is infinitely fast. */
    public static final Costs NONE = new Costs(0, 0, Integer.MAX_VALUE);
}
