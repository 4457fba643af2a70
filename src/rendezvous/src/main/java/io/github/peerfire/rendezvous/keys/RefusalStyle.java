package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.ConnectDecision.Rejected;

/** How clients are told that they are not admitted: they were written for services of different kinds. */
public enum RefusalStyle {
    /** {@code NetConnection.Connect.Failed}, whatever the reason. */
    CIRRUS,
    /**
     * {@code NetConnection.Connect.InvalidApp} where no such key is known, otherwise
     * {@code NetConnection.Connect.Rejected} with the reason: so it can be found out that a key once was good.
     */
    MEDIA_SERVER;

    Rejected decision(KeyRefusal why) {
        if (this == CIRRUS) {
            return new Rejected(Rejected.FAILED, "developer key");
        }
        return why == KeyRefusal.UNKNOWN
                ? new Rejected(Rejected.INVALID_APP, "application")
                : new Rejected(Rejected.REJECTED, why.word());
    }
}
