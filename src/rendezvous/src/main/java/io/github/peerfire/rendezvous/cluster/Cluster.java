package io.github.peerfire.rendezvous.cluster;

import java.util.concurrent.CompletionStage;

/** Something that connects rendezvous with each other. */
@FunctionalInterface
public interface Cluster {

    /**
     * Makes a rendezvous one of the nodes. From when the result is complete, all that it has admitted has to be told of
     * by {@link ClusterMembership#arrived}, those who were there before too.
     *
     * @param node takes what other nodes ask, until it has left; called from any thread, also before the result is
     *     complete
     * @return fails if that is not possible; the rendezvous then goes on by itself
     */
    CompletionStage<? extends ClusterMembership> join(ClusterNode node);
}
