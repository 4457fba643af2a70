package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.RandomSource;

/** What is sent to addresses that nobody has proven to be at, so that others cannot have us flood somebody. */
final class AnswerBudget {

    /** Answers per second to requests that are too short for them; librtmfp's is, where the URL's path is. */
    private static final int AMPLIFIED_RATE = 20;

    private final TokenBucket amplified = new TokenBucket(AMPLIFIED_RATE, 2 * AMPLIFIED_RATE);
    private final NetworkRates networks;

    AnswerBudget(RandomSource random) {
        this.networks = new NetworkRates(random);
    }

    /**
     * Why an answer must not be sent, or null if it may. Lengths are those of datagrams, in bytes.
     *
     * @param ratio how many times as long as the request the answer may be
     */
    DropReason refusal(Path destination, int answerLength, int requestLength, int ratio, long now) {
        boolean amplifies = answerLength + Outbox.NETWORK_OVERHEAD > ratio * (requestLength + Outbox.NETWORK_OVERHEAD);
        if (amplifies && !amplified.take(now)) {
            return DropReason.AMPLIFYING;
        }
        return networks.take(destination.address().getAddress(), now) ? null : DropReason.OVER_LIMIT;
    }
}
