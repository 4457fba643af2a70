package io.github.peerfire.openfire.operation;

import io.github.peerfire.openfire.operation.call.IntroductionHistory;
import io.github.peerfire.openfire.operation.connectivity.ConnectivityTests;
import io.github.peerfire.openfire.operation.endpoint.EndpointDirectory;
import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.key.KeyAdministration;
import io.github.peerfire.openfire.operation.setting.Settings;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.storage.AuditEntry;
import java.util.List;

/** All that administrators see and do. The parts stay the same while the plugin runs. Thread-safe. */
public interface Operations {

    /** How the service is, and starting and ending a drain. */
    ServiceControl service();

    /** How it was. */
    History history();

    /** Who is connected. */
    EndpointDirectory endpoints();

    /** Who asked for whom, and what came of it. */
    IntroductionHistory introductions();

    /** The developer keys. */
    KeyAdministration keys();

    /** What can be set. */
    Settings settings();

    /** Trying out connections. */
    ConnectivityTests connectivity();

    /**
     * What administrators did, newest first.
     *
     * @param most how many at most, 1 to 10000
     */
    List<AuditEntry> audit(int most);

    /** Everything that whoever helps needs to know, and no secrets: a zip file. That it was taken is written down. */
    byte[] supportBundle(Administrator who);
}
