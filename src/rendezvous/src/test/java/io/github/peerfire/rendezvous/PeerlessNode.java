package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ClusterNode;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A node of a cluster without peers, which counts what it is asked. */
final class PeerlessNode implements ClusterNode {

    CompletionStage<ForwardedAnswer> answer;
    int asked;

    /** @param verdict its answer to every question */
    PeerlessNode(Verdict verdict) {
        answer = CompletableFuture.completedStage(ForwardedAnswer.not(verdict));
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return List.of();
    }

    @Override
    public Collection<PeerId> peers() {
        return List.of();
    }

    @Override
    public boolean has(PeerId peer) {
        return false;
    }

    @Override
    public CompletionStage<ForwardedAnswer> introduce(ForwardedQuestion question) {
        asked++;
        return answer;
    }

    @Override
    public void arrivedElsewhere(PeerId peer) {
        // Nobody was here.
    }
}
