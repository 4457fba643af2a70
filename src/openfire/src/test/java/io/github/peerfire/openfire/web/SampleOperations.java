package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.operation.call.IntroductionHistory;
import io.github.peerfire.openfire.operation.connectivity.ConnectivityTests;
import io.github.peerfire.openfire.operation.endpoint.EndpointDirectory;
import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.setting.Settings;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.storage.AuditEntry;
import java.util.List;

/** Operations of a service that is not there. */
final class SampleOperations implements Operations {

    final KeysInMemory keys = new KeysInMemory();

    @Override
    public ServiceControl service() {
        throw new UnsupportedOperationException();
    }

    @Override
    public History history() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EndpointDirectory endpoints() {
        throw new UnsupportedOperationException();
    }

    @Override
    public IntroductionHistory introductions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeysInMemory keys() {
        return keys;
    }

    @Override
    public Settings settings() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConnectivityTests connectivity() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditEntry> audit(int most) {
        return List.of();
    }

    @Override
    public byte[] supportBundle() {
        return new byte[0];
    }
}
