package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.storage.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Operations of a service that is not there. */
final class SampleOperations implements Operations {

    private final SampleService service = new SampleService();
    private final SampleEndpoints endpoints = new SampleEndpoints(100_000);
    private final SampleIntroductions introductions = new SampleIntroductions();
    private final KeysInMemory keys = new KeysInMemory();
    private final SampleSettings settings = new SampleSettings();
    private final SampleConnectivity connectivity = new SampleConnectivity();

    @Override
    public SampleService service() {
        return service;
    }

    @Override
    public SampleService history() {
        return service;
    }

    @Override
    public SampleEndpoints endpoints() {
        return endpoints;
    }

    @Override
    public SampleIntroductions introductions() {
        return introductions;
    }

    @Override
    public KeysInMemory keys() {
        return keys;
    }

    @Override
    public SampleSettings settings() {
        return settings;
    }

    @Override
    public SampleConnectivity connectivity() {
        return connectivity;
    }

    @Override
    public List<AuditEntry> audit(int most) {
        return List.of(new AuditEntry(Instant.EPOCH, "admin", "key.create", SampleEndpoints.HOSTILE),
                new AuditEntry(Instant.EPOCH, Administrator.ONE_TIME.name(), "service.drain", ""),
                new AuditEntry(Instant.EPOCH, Administrator.UNKNOWN.name(), "setting.change", "port"));
    }

    @Override
    public byte[] supportBundle(Administrator who) {
        return "a zip file".getBytes(StandardCharsets.UTF_8);
    }
}
