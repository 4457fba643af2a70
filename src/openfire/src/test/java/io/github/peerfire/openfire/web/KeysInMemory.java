package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.key.KeyAdministration;
import io.github.peerfire.openfire.operation.key.KeyRow;
import io.github.peerfire.openfire.storage.NoDatabase;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Developer keys in memory, and who did what. */
final class KeysInMemory implements KeyAdministration {

    private final DeveloperKeys keys =
            new DeveloperKeys(new InMemoryKeyStore(), new SecureRandom()::nextBytes, Clock.systemUTC());
    private final List<String> acts = new ArrayList<>();
    private boolean broken;

    /** Has the database fail whenever something is to be written. */
    void breakDatabase() {
        broken = true;
    }

    /** In the form {@code admin create}. */
    List<String> acts() {
        return List.copyOf(acts);
    }

    @Override
    public List<KeyRow> keys() {
        return keys.store().keys().stream().map(KeysInMemory::row).toList();
    }

    @Override
    public Optional<KeyRow> get(String id) {
        return keys.store().get(id).map(KeysInMemory::row);
    }

    @Override
    public IssuedKey create(Administrator who, KeyTerms terms) {
        if (broken) {
            NoDatabase.trail().latest(1);
        }
        acts.add(who.name() + " create");
        return keys.create(terms);
    }

    @Override
    public void change(Administrator who, String id, KeyTerms terms) {
        acts.add(who.name() + " change");
        keys.change(id, terms);
    }

    @Override
    public IssuedKey rotate(Administrator who, String id, Duration overlap) {
        acts.add(who.name() + " rotate");
        return keys.rotate(id, overlap);
    }

    @Override
    public void revoke(Administrator who, String id) {
        acts.add(who.name() + " revoke");
        keys.revoke(id);
    }

    @Override
    public void remove(Administrator who, String id) {
        acts.add(who.name() + " remove");
        keys.store().remove(id);
    }

    private static KeyRow row(DeveloperKey key) {
        KeyRow.State state = key.revoked().isPresent() ? KeyRow.State.REVOKED
                : key.terms().sandbox() ? KeyRow.State.SANDBOX : KeyRow.State.VALID;
        return new KeyRow(key, state, 3);
    }
}
