package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.operation.bundle.SupportBundle;
import io.github.peerfire.openfire.operation.call.IntroductionHistory;
import io.github.peerfire.openfire.operation.connectivity.ConnectivityTests;
import io.github.peerfire.openfire.operation.endpoint.EndpointDirectory;
import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.key.KeyAdministration;
import io.github.peerfire.openfire.operation.setting.Settings;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.operation.warning.Watch;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.StorageException;
import java.util.List;

/** The operations of the running plugin. */
record LiveOperations(
        ServiceControl service,
        History history,
        EndpointDirectory endpoints,
        IntroductionHistory introductions,
        KeyAdministration keys,
        Settings settings,
        ConnectivityTests connectivity,
        Watch watch,
        AuditTrail trail,
        Acts acts) implements Operations {

    private static final int MOST_ACTS = 10_000;

    @Override
    public List<AuditEntry> audit(int most) {
        try {
            return trail.latest(Math.max(1, Math.min(MOST_ACTS, most)));
        } catch (StorageException e) {
            return List.of(); // What there is to say about the database, a warning says.
        }
    }

    @Override
    public byte[] supportBundle(Administrator who) {
        acts.record(who, "support.bundle", "");
        return new SupportBundle(this, watch::past).zip();
    }
}
