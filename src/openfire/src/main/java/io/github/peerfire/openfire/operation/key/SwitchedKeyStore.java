package io.github.peerfire.openfire.operation.key;

import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeyStore;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The keys of another store as those see them who admit clients: while keys are switched off there are none. */
public final class SwitchedKeyStore implements DeveloperKeyStore {

    private final DeveloperKeyStore store;
    private final BooleanSupplier on;

    /**
     * Shows a store's keys.
     *
     * @param on whether keys are taken; asked on event loops
     */
    public SwitchedKeyStore(DeveloperKeyStore store, BooleanSupplier on) {
        this.store = store;
        this.on = on;
    }

    @Override
    public Optional<DeveloperKey> find(KeyDigest digest) {
        return on.getAsBoolean() ? store.find(digest) : Optional.empty();
    }

    @Override
    public Optional<DeveloperKey> get(String id) {
        return on.getAsBoolean() ? store.get(id) : Optional.empty();
    }

    @Override
    public Collection<DeveloperKey> keys() {
        return store.keys();
    }

    @Override
    public void put(DeveloperKey key) {
        store.put(key);
    }

    @Override
    public void remove(String id) {
        store.remove(id);
    }
}
