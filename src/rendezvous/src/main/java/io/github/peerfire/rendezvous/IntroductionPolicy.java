package io.github.peerfire.rendezvous;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Decides who learns where a peer is. */
@FunctionalInterface
public interface IntroductionPolicy {

    /**
     * Decides whether {@code target} may be introduced to whoever asked, and told what they say by way of this server.
     * Called on an event loop, for each Initiator Hello and each such message, and on several loops at the same time:
     * it must not block, but may answer later and from any thread. No answer within seconds, of a message within one,
     * or a failure, is a refusal; an {@link OverQuotaException} says that they had their share for now. The answer has
     * to have a {@link CompletionStage#toCompletableFuture}, as those of the platform do.
     *
     * @param askers the admitted peers at the address that asked, one at least; one that qualifies is enough. In a
     *     cluster they may be another node's, see {@link ConnectedPeer#connectionId}
     * @param target never one of the askers
     */
    CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target);

    /**
     * Is asked instead of {@link #mayIntroduce} where whom they asked for is not here: what it answers means nothing,
     * but as long as it takes the askers hear nothing. Called as that one; a policy that works on other threads has
     * them work for nobody, too, lest the time show who is here and does not want to be found. Unless overridden the
     * answer is there at once.
     *
     * @param askers as for {@link #mayIntroduce}
     */
    default CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
        return CompletableFuture.completedStage(false);
    }

    /**
     * Decides whether two that may be introduced, and cannot reach each other directly, may use this service's relay of
     * last resort, if it has one. Asked when it is offered, and every two seconds while they use it, which ends with a
     * no or a failure, and goes on until there is an answer. Called on event loops: it must not block, but may answer
     * later and from any thread. Unless overridden they may.
     */
    default CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
        return CompletableFuture.completedStage(true);
    }

    /**
     * Decides whether somebody who has his connectivity checked may try it out on a peer that offered to help with
     * that: he is told its peer ID and, for a minute, introduced to it whatever {@link #mayIntroduce} says. Called on
     * an event loop; must not block. Unless overridden he may.
     */
    default boolean mayTryOut(ConnectedPeer client, ConnectedPeer helper) {
        return true;
    }
}
