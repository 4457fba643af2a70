package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often introducers may have us greet strangers: so and so often in all, and each address once a second, with one
 * in hand for a hello that is repeated a little early. Bounded, for what is a second ago limits nobody any more.
 */
final class GreetingLimits {

    /** Answers per second to all addresses together. */
    private static final int RATE = 50;

    /** Answers per second to one address. */
    private static final int RATE_OF_ADDRESS = 1;

    private static final int BURST_OF_ADDRESS = 2;

    private final TokenBucket all = new TokenBucket(RATE, 2 * RATE);
    /** Those that are not full, in the order of their last use: so the first ones are full first. */
    private final Map<InetSocketAddress, TokenBucket> byAddress = new LinkedHashMap<>();

    /** Whether one more answer may go to that address. */
    boolean take(InetSocketAddress address, long now) {
        forgetFull(now);
        TokenBucket known = byAddress.remove(address);
        TokenBucket bucket = known == null ? new TokenBucket(RATE_OF_ADDRESS, BURST_OF_ADDRESS) : known;
        boolean allowed = bucket.mayTake(now) && all.take(now) && bucket.take(now);
        if (!bucket.isFull(now)) {
            byAddress.put(address, bucket);
        }
        return allowed;
    }

    private void forgetFull(long now) {
        Iterator<TokenBucket> eldest = byAddress.values().iterator();
        while (eldest.hasNext() && eldest.next().isFull(now)) {
            eldest.remove();
        }
    }

    /** How many addresses are remembered. */
    int size() {
        return byAddress.size();
    }
}
