package io.github.peerfire.openfire.cluster;

/** What the plugin does about news that concern its accounts and keys. Called on the cluster's thread. */
public interface NodeNews {

    /** An account was closed at another node, or its password changed. */
    void accountClosed(String username);

    /** Developer keys were changed at another node. */
    void keysChanged();
}
