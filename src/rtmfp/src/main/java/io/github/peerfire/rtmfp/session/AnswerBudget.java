package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Rate;

/** What is sent to addresses that nobody has proven to be at, so that others cannot have us flood somebody. */
final class AnswerBudget {

    /**
     * Answers per second of a peer to requests that are too short for them: its certificate is longer than any hello.
     */
    private static final int AMPLIFIED_RATE = 20;

    private static final Rate AMPLIFIED = Rate.perSecond(AMPLIFIED_RATE, 2 * AMPLIFIED_RATE);

    private final boolean strict;
    private final HelloCredit credit;
    private final NetworkRates networks;
    private long amplifiedFullAt = Rate.FULL;

    /** @param strict whether nobody gets more than the ratio allows, as from servers, which anybody knows */
    AnswerBudget(RandomSource random, boolean strict) {
        this.strict = strict;
        this.credit = new HelloCredit(random);
        this.networks = new NetworkRates(random);
    }

    /**
     * Why an answer must not be sent, or null if it may. Lengths are those of datagrams, in bytes.
     *
     * @param allowed how long the answer may be for the length of the request
     */
    DropReason refusal(Path destination, int answerLength, int allowed, long now) {
        boolean amplifies = answerLength > allowed;
        if (amplifies && !credit.take(destination.address(), allowed, answerLength, now)
                && (strict || !takeAmplified(now))) {
            return DropReason.AMPLIFYING;
        }
        return networks.take(destination.address().getAddress(), now) ? null : DropReason.OVER_LIMIT;
    }

    private boolean takeAmplified(long now) {
        long taken = AMPLIFIED.take(amplifiedFullAt, now);
        amplifiedFullAt = taken == Rate.EXCEEDED ? amplifiedFullAt : taken;
        return taken != Rate.EXCEEDED;
    }
}
