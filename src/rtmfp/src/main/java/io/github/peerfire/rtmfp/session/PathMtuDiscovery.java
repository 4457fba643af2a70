package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.nio.ByteBuffer;

/**
 * Finds how long a datagram may be on the path of a busy session (RFC 7016 §3.5.4.3, RFC 4821): the longest first, then
 * by halves. Sizes are of datagrams in bytes, times in nanoseconds. Has no deadline of its own: an idle session does
 * not probe.
 */
final class PathMtuDiscovery {

    /** What every path is taken to carry. */
    static final int BASE = SessionParameters.PACKET_SIZE;

    /** How long the longest path is probed for no more. */
    static final long REPEAT = 600 * Time.SECOND;

    /** How often a size is tried before it counts as too long: one loss may be chance. */
    private static final int TRIES = 3;

    /** What is not worth another probe. */
    private static final int PRECISION = 16;

    private static final byte MARK = 'U';
    private static final int MESSAGE_LENGTH = 5;

    private final int limit;
    private int size = BASE;
    /** The shortest size that did not get through. */
    private int tooLong;
    private int candidate;
    private int number;
    private int tries;
    private boolean outstanding;
    private long lastProbe;

    /** @param limit the longest size to try */
    PathMtuDiscovery(int limit) {
        this.limit = limit;
        this.tooLong = limit + 1;
    }

    /** The longest size that is known to get through. */
    int size() {
        return size;
    }

    /** The size of the probe to send now, or 0 if there is none to send. */
    int nextProbe(long now, long timeout) {
        if (outstanding) {
            if (now - lastProbe < timeout) {
                return 0;
            }
            lost();
        }
        if (isSettled()) {
            if (size == limit || now - lastProbe < REPEAT) {
                return 0;
            }
            tooLong = limit + 1;
        }
        return tooLong > limit ? limit : (size + tooLong) / 2;
    }

    private boolean isSettled() {
        return tooLong - size <= PRECISION;
    }

    private void lost() {
        outstanding = false;
        tries++;
        if (tries == TRIES) {
            tries = 0;
            tooLong = candidate;
        }
    }

    /** A probe of that size is sent; returns the message of its ping. */
    byte[] probeSent(int probeSize, long now) {
        candidate = probeSize;
        lastProbe = now;
        outstanding = true;
        number++;
        return message();
    }

    private byte[] message() {
        return ByteBuffer.allocate(MESSAGE_LENGTH).put(MARK).putInt(number).array();
    }

    /** Takes the message of a ping reply; returns whether it shows that a longer size gets through. */
    boolean answered(byte[] reply) {
        if (!outstanding || !ByteBuffer.wrap(reply).equals(ByteBuffer.wrap(message()))) {
            return false;
        }
        outstanding = false;
        tries = 0;
        size = candidate;
        return true;
    }

    /** Nothing longer than the base gets through any more: begins anew. */
    void fellBack() {
        size = BASE;
        tooLong = limit + 1;
        tries = 0;
        outstanding = false;
    }
}
