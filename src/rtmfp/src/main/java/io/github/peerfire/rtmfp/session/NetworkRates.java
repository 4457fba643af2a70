package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Rate;
import java.net.InetAddress;

/**
 * How often each network may be answered that nothing is known about but that somebody claims to be there. Networks
 * share a fixed number of counters, in a way that nobody else knows, so that a hello leaves nothing more behind (RFC
 * 7016 §3.5.1.1.2). Sources on this machine are not limited.
 */
final class NetworkRates {

    /** Answers per second to one network. */
    static final int RATE = 200;

    /** Answers at once; as many clients behind one address may have lost a server at the same time. */
    static final int BURST = 400;

    private static final int SLOTS = 2_048;
    private static final Rate ANSWERS = Rate.perSecond(RATE, BURST);
    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_PREFIX = 8;

    private final long secret;
    /** When each counter is full again; made when it is first needed. */
    private long[] fullAt;

    NetworkRates(RandomSource random) {
        this.secret = (long) random.nextInt() << 32 | random.nextInt() & 0xffffffffL;
    }

    /** Whether one more answer may go there. */
    boolean take(InetAddress address, long now) {
        if (address.isLoopbackAddress()) {
            return true;
        }
        if (fullAt == null) {
            fullAt = new long[SLOTS];
        }
        int slot = slot(address.getAddress());
        long taken = ANSWERS.take(fullAt[slot], now);
        fullAt[slot] = taken == Rate.EXCEEDED ? fullAt[slot] : taken;
        return taken != Rate.EXCEEDED;
    }

    private int slot(byte[] address) {
        int length = address.length == 4 ? IPV4_PREFIX : IPV6_PREFIX;
        long mixed = secret + length;
        for (int index = 0; index < length; index++) {
            mixed = (mixed ^ address[index]) * 0x9e3779b97f4a7c15L;
            mixed ^= mixed >>> 29;
        }
        return (int) (mixed >>> 32) & SLOTS - 1;
    }
}
