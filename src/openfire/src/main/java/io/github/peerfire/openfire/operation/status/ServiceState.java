package io.github.peerfire.openfire.operation.status;

import java.util.Locale;

/** What the rendezvous does. */
public enum ServiceState {
    /** It listens and opens sessions. */
    LISTENING,
    /** It listens, but opens no sessions. */
    DRAINING,
    /** It could not be started; {@link ServiceStatus#problem} says why. */
    NOT_LISTENING;

    /** The key of a word for it. */
    public String key() {
        return "service.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
