/**
 * A plugin that joins Openfire 4.2.0 servers in a cluster by way of Hazelcast: the caches, tasks and events that
 * Openfire's own Hazelcast plugin, which is not on Maven Central, gives them, and as much of its routing between nodes
 * as roster presence takes. Tests pack these classes and Hazelcast into a jar named as that plugin is.
 */
package io.github.peerfire.openfire.it.clustering;
