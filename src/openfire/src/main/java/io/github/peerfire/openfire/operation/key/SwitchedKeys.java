package io.github.peerfire.openfire.operation.key;

import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.KeyLookup;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Keys that can be switched off: there are none then for those who admit clients. */
public final class SwitchedKeys implements KeyLookup {

    private final KeyLookup keys;
    private final BooleanSupplier on;

    /**
     * Shows keys as long as they are switched on.
     *
     * @param on whether keys are taken; asked on event loops
     */
    public SwitchedKeys(KeyLookup keys, BooleanSupplier on) {
        this.keys = keys;
        this.on = on;
    }

    @Override
    public Optional<DeveloperKey> find(KeyDigest digest) {
        return on.getAsBoolean() ? keys.find(digest) : Optional.empty();
    }

    @Override
    public Optional<DeveloperKey> get(String id) {
        return on.getAsBoolean() ? keys.get(id) : Optional.empty();
    }
}
