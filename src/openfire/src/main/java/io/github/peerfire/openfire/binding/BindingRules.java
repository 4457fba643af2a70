package io.github.peerfire.openfire.binding;

import java.time.Duration;

/** What the administrator decides about bindings; asked each time. */
public interface BindingRules {

    /** Whether a peer ID is bound only with a nonce proof. */
    boolean requireProof();

    /** How long a session outlives its binding. */
    Duration linger();
}
