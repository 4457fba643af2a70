package io.github.peerfire.client;

import static io.github.peerfire.smack.calls.CallEnding.ANSWERED_ELSEWHERE;
import static io.github.peerfire.smack.calls.CallEnding.BUSY;
import static io.github.peerfire.smack.calls.CallEnding.BUSY_HERE;
import static io.github.peerfire.smack.calls.CallEnding.CANCELLED;
import static io.github.peerfire.smack.calls.CallEnding.CANCELLED_BY_CALLER;
import static io.github.peerfire.smack.calls.CallEnding.DECLINED;
import static io.github.peerfire.smack.calls.CallEnding.DECLINED_HERE;
import static io.github.peerfire.smack.calls.CallEnding.FAILED;
import static io.github.peerfire.smack.calls.CallEnding.HUNG_UP;
import static io.github.peerfire.smack.calls.CallEnding.HUNG_UP_BY_PEER;
import static io.github.peerfire.smack.calls.CallEnding.MEDIA_FAILED;
import static io.github.peerfire.smack.calls.CallEnding.MEDIA_LOST;
import static io.github.peerfire.smack.calls.CallEnding.NO_ANSWER;
import static io.github.peerfire.smack.calls.CallEnding.NO_COMMON_MEDIA;
import static io.github.peerfire.smack.calls.CallEnding.PEER_SILENT;
import static io.github.peerfire.smack.calls.CallEnding.REPLACED;

import io.github.peerfire.smack.calls.CallEnding;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Whether two sides say alike how their call ended; the table is in {@code testing.md}. */
final class LossyStory {

    /** For what one side decided: what the other may say who was told. */
    private static final Map<CallEnding, Set<CallEnding>> TOLD = new EnumMap<>(CallEnding.class);

    /** What only somebody says who was told. */
    private static final Set<CallEnding> HEARSAY =
            EnumSet.of(HUNG_UP_BY_PEER, CANCELLED_BY_CALLER, DECLINED, BUSY, ANSWERED_ELSEWHERE);

    static {
        TOLD.put(HUNG_UP, EnumSet.of(HUNG_UP_BY_PEER));
        TOLD.put(CANCELLED, EnumSet.of(CANCELLED_BY_CALLER));
        TOLD.put(NO_ANSWER, EnumSet.of(CANCELLED_BY_CALLER));
        TOLD.put(DECLINED_HERE, EnumSet.of(DECLINED, BUSY));
        TOLD.put(BUSY_HERE, EnumSet.of(BUSY));
        for (CallEnding both : EnumSet.of(
                MEDIA_FAILED, MEDIA_LOST, PEER_SILENT, REPLACED, FAILED, NO_COMMON_MEDIA)) {
            TOLD.put(both, EnumSet.of(both));
        }
    }

    private LossyStory() {
    }

    /** Whether one of both decided, and the other was told so. */
    static boolean isOne(CallEnding here, CallEnding there) {
        return TOLD.getOrDefault(here, Set.of()).contains(there) || TOLD.getOrDefault(there, Set.of()).contains(here);
    }

    /** Whether each may have decided before it heard of the other. */
    static boolean mayCross(CallEnding here, CallEnding there) {
        return !HEARSAY.contains(here) && !HEARSAY.contains(there);
    }
}
