package io.github.peerfire.rendezvous.cluster;

/**
 * Names one node of a cluster. Whoever connects the nodes chooses the names; the rendezvous only compares them.
 *
 * @param name not empty; for logs too
 */
public record NodeId(String name) {

    /** @throws IllegalArgumentException if the name is empty */
    public NodeId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A node has to have a name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
