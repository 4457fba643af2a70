/**
 * Connects the rendezvous of an Openfire cluster: which peer is at which node stands in a clustered cache, everything
 * else goes from node to node as cluster tasks. While the server is in no cluster, nothing of this costs anything.
 *
 * <p>What others keep of ours, the cache's entries and the task, consists of types of the JDK only, since a node may
 * run the plugin, another version of it or none, and may load it again at any time.
 */
package io.github.peerfire.openfire.cluster;
