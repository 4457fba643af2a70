package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** The timestamps of one session's packets (RFC 7016 §2.2.4, §3.5.2.2): a 250 Hz clock, its low 16 bits on the wire. */
final class Timestamps {

    /** What {@link #echo} returns if there is nothing to echo. */
    static final int NONE = -1;

    private static final long TICK = 4 * Time.MILLISECOND;
    private static final long ECHO_LIMIT = 128 * Time.SECOND;
    private static final int INVALID_ABOVE = 32_767;

    /** TS_RX, TS_ECHO_TX and TS_ECHO_RX. */
    private int received = NONE;
    private int echoSent = NONE;
    private int echoReceived = NONE;
    /** TS_RX_TIME. */
    private long receivedAt;

    static int at(long now) {
        return (int) (now / TICK) & 0xffff;
    }

    void received(int timestamp, long now) {
        if (timestamp != received) {
            received = timestamp;
            receivedAt = now;
        }
    }

    /** The echo that a packet sent now is to carry, or {@link #NONE}. Without effect until {@link #echoed}. */
    int echo(long now) {
        if (received == NONE) {
            return NONE;
        }
        long elapsed = now - receivedAt;
        if (elapsed > ECHO_LIMIT) {
            received = NONE;
            echoSent = NONE;
            return NONE;
        }
        int echo = (int) (received + elapsed / TICK) & 0xffff;
        return echo == echoSent ? NONE : echo;
    }

    /** A packet with that echo was sent. */
    void echoed(int echo) {
        echoSent = echo;
    }

    /** Takes an echo; returns the round-trip time in nanoseconds that it shows, or {@link #NONE}. */
    long echoReceived(int echo, long now) {
        if (echo == echoReceived) {
            return NONE;
        }
        echoReceived = echo;
        int ticks = at(now) - echo & 0xffff;
        return ticks > INVALID_ABOVE ? NONE : ticks * TICK;
    }
}
