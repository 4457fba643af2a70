package io.github.peerfire.openfire.cluster;

import java.time.Instant;

/** What the plugin does about news that concern its accounts and keys. Called on the cluster's thread. */
public interface NodeNews {

    /** An account was closed at another node, or its password changed. */
    void accountClosed(String username);

    /** As the other, at a time when this node was cut off: what came later is not concerned. */
    void accountClosed(String username, Instant when);

    /** Nobody may have told that accounts were closed. */
    void accountsUncertain();

    /** Developer keys were changed at another node. */
    void keysChanged();
}
