package io.github.peerfire.openfire.operation.key;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Changes the keys of a store and writes down who did it. */
public final class AuditedKeys implements KeyAdministration {

    private final DeveloperKeys keys;
    private final ToIntFunction<String> endpoints;
    private final Acts acts;
    private final Clock clock;

    /**
     * Changes keys.
     *
     * @param endpoints how many are connected with a key, by its ID
     */
    public AuditedKeys(DeveloperKeys keys, ToIntFunction<String> endpoints, Acts acts, Clock clock) {
        this.keys = keys;
        this.endpoints = endpoints;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public List<KeyRow> keys() {
        return keys.store().keys().stream().map(this::row).toList();
    }

    @Override
    public Optional<KeyRow> get(String id) {
        return keys.store().get(id).map(this::row);
    }

    @Override
    public IssuedKey create(Administrator who, KeyTerms terms) {
        IssuedKey issued = keys.create(terms);
        acts.record(who, "key.create", issued.key().id());
        return issued;
    }

    @Override
    public void change(Administrator who, String id, KeyTerms terms) {
        if (known(id).revoked().isPresent()) {
            throw new IllegalStateException("The key " + id + " was revoked");
        }
        keys.change(id, terms);
        acts.record(who, "key.change", id);
    }

    @Override
    public IssuedKey rotate(Administrator who, String id, Duration overlap) {
        IssuedKey issued = keys.rotate(id, overlap);
        acts.record(who, "key.rotate", id);
        return issued;
    }

    @Override
    public void revoke(Administrator who, String id) {
        keys.revoke(id);
        acts.record(who, "key.revoke", id);
    }

    @Override
    public void remove(Administrator who, String id) {
        keys.store().remove(known(id).id());
        acts.record(who, "key.remove", id);
    }

    private DeveloperKey known(String id) {
        return keys.store().get(id).orElseThrow(() -> new NoSuchElementException("There is no developer key " + id));
    }

    private KeyRow row(DeveloperKey key) {
        boolean expired = key.terms().expires().map(end -> !clock.instant().isBefore(end)).orElse(false);
        KeyRow.State state = key.revoked().isPresent() ? KeyRow.State.REVOKED : expired ? KeyRow.State.EXPIRED
                : key.terms().sandbox() ? KeyRow.State.SANDBOX : KeyRow.State.VALID;
        return new KeyRow(key, state, endpoints.applyAsInt(key.id()));
    }
}
