package io.github.peerfire.openfire.operation;

import java.util.Optional;

/** What the plugin is to those who find it in Openfire's list of plugins. */
public interface Operated {

    /** What can be seen and done; empty before the plugin has started and after it was removed. */
    Optional<Operations> operations();
}
