package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** What listeners are told, held against ActionScript's table of {@code NetStatusEvent}. */
final class Told {

    private static final Set<String> ERRORS = Set.of(
            "NetConnection.Call.Failed", "NetConnection.Connect.AppShutdown", "NetConnection.Connect.Failed",
            "NetConnection.Connect.InvalidApp", "NetConnection.Connect.Rejected", "NetStream.Connect.Failed",
            "NetStream.Connect.Rejected", "NetStream.Play.Failed", "NetStream.Play.StreamNotFound",
            "NetStream.Publish.BadName", "NetStream.Record.Failed", "NetStream.Record.NoAccess");

    private Told() {
    }

    /** The code of a status, whose level must be that which the code has in ActionScript. */
    static String code(NetStatus status) {
        String level = ERRORS.contains(status.code()) ? "error"
                : status.code().equals("NetStream.Play.InsufficientBW") ? "warning" : "status";
        assertThat(status.level().text()).as("the level of %s", status.code()).isEqualTo(level);
        return status.code();
    }
}
