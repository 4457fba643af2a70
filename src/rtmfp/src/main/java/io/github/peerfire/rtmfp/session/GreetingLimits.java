package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Rate;
import java.net.InetSocketAddress;

/**
 * How often introducers may have somebody greet strangers, us or the far end of one of our sessions: so and so often in
 * all, and each address about once a second. Few bytes, for a server has many.
 */
final class GreetingLimits {

    /** Answers to all addresses together. */
    private static final Rate ALL = Rate.perSecond(50, 100);

    private final int who;
    private final GreetedAddresses greeted;
    private long allFullAt = Rate.FULL;

    /**
     * Limits of one who greets.
     *
     * @param who no other one has, of those that share the addresses
     */
    GreetingLimits(int who, GreetedAddresses greeted) {
        this.who = who;
        this.greeted = greeted;
    }

    /** Whether one more answer may go to that address. */
    boolean take(InetSocketAddress address, long now) {
        long takenOfAll = ALL.take(allFullAt, now);
        if (takenOfAll == Rate.EXCEEDED || !greeted.take(who, address, now)) {
            return false;
        }
        allFullAt = takenOfAll;
        return true;
    }
}
