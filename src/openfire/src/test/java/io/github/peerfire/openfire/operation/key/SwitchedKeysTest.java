package io.github.peerfire.openfire.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SwitchedKeysTest {

    private final AtomicBoolean on = new AtomicBoolean(true);
    private final InMemoryKeyStore stored = new InMemoryKeyStore();
    private final SwitchedKeys keys = new SwitchedKeys(stored, on::get);
    private final IssuedKey issued =
            new DeveloperKeys(stored, new Random(1)::nextBytes, Clock.systemUTC()).create(KeyTerms.of("a"));

    @Test
    void noKeyAdmitsAnybodyWhileKeysAreSwitchedOff() {
        assertThat(keys.find(KeyDigest.of(issued.text()))).contains(issued.key());
        on.set(false);
        assertThat(keys.find(KeyDigest.of(issued.text()))).isEmpty();
        assertThat(keys.get(issued.key().id())).as("so its endpoints are disconnected").isEmpty();
    }
}
