/**
 * Several rendezvous that know of each other's peers: what they need of whatever connects them. A host implements
 * {@link io.github.peerfire.rendezvous.cluster.Cluster}; {@link io.github.peerfire.rendezvous.cluster.InMemoryCluster}
 * connects those of one process.
 *
 * <p>What nodes tell each other is believed. It must therefore come by a way of its own, on which nobody else can
 * speak, and never by the sockets that endpoints use. A question goes to one node, once: whoever is asked looks among
 * its own peers only and asks nobody else, so that questions cannot go round in circles.
 */
package io.github.peerfire.rendezvous.cluster;
