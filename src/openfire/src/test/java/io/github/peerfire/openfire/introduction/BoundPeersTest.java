package io.github.peerfire.openfire.introduction;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static io.github.peerfire.openfire.binding.RegistryFixture.id;
import static io.github.peerfire.openfire.binding.RegistryFixture.peer;
import static io.github.peerfire.openfire.binding.RegistryFixture.proven;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.keys.DeveloperKeyStore;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.keys.RefusalStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers 1 to 3 have one developer key. */
class BoundPeersTest {

    private final RegistryFixture fixture = new RegistryFixture();
    private final DeveloperKeyStore store = new InMemoryKeyStore();
    private final List<ConnectedPeer> askedAbout = new ArrayList<>();
    private final KeyHolders holders = new KeyHolders(store, () -> RefusalStyle.CIRRUS, (askers, target) -> {
        askedAbout.add(target);
        return CompletableFuture.completedStage(false);
    }, fixture.clock);
    private final IntroductionPolicy policy = new BoundPeers(fixture.registry, holders);
    private KeyOwner owner;

    @BeforeEach
    void connect() {
        owner = new KeyOwner(new DeveloperKeys(store, new Random(1)::nextBytes, fixture.clock)
                .create(KeyTerms.of("A game")).key().id());
        for (int i = 1; i <= 3; i++) {
            fixture.registry.connected(keyed(i));
            holders.connected(keyed(i));
        }
    }

    @Test
    void holdersOfOneKeyAreIntroducedUntilOneOfThemIsBound() {
        assertThat(introduces(2, 1)).isTrue();
        assertThat(askedAbout).isEmpty();
        fixture.registry.bind(proven(1, DESK));
        assertThat(introduces(2, 1)).isFalse();
        assertThat(introduces(1, 2)).isFalse();
        assertThat(introduces(2, 3)).isTrue();
        fixture.registry.unbind(DESK);
        assertThat(introduces(2, 1)).isTrue();
    }

    @Test
    void theBoundAreAskedAboutAsTheirUsers() {
        fixture.registry.bind(proven(1, DESK));
        fixture.registry.bind(proven(2, BOB));
        introduces(2, 1);
        assertThat(askedAbout).extracting(ConnectedPeer::owner).containsExactly(DESK);
        assertThat(askedAbout).extracting(ConnectedPeer::id).containsExactly(id(1));
    }

    @Test
    void theBoundAreRelayedAsUsersWhateverTheirKeySays() {
        assertThat(policy.mayRelay(keyed(2), keyed(1))).isCompletedWithValue(false);
        fixture.registry.bind(proven(1, DESK));
        fixture.registry.bind(proven(2, BOB));
        assertThat(policy.mayRelay(keyed(2), keyed(1))).isCompletedWithValue(true);
        assertThat(policy.mayRelay(keyed(3), keyed(1))).isCompletedWithValue(false);
    }

    @Test
    void theBoundHelpWithChecksAsUsersWhateverTheirKeySays() {
        new DeveloperKeys(store, new Random(2)::nextBytes, fixture.clock)
                .change(owner.keyId(), KeyTerms.of("A game").asSandbox());
        assertThat(policy.mayTryOut(peer(9, true), keyed(1))).isFalse();
        fixture.registry.bind(proven(1, DESK));
        assertThat(policy.mayTryOut(peer(9, true), keyed(1))).isTrue();
        assertThat(policy.mayTryOut(peer(9, true), keyed(2))).isFalse();
    }

    private boolean introduces(int asker, int target) {
        return policy.mayIntroduce(List.of(keyed(asker)), keyed(target)).toCompletableFuture().join();
    }

    private ConnectedPeer keyed(int number) {
        ConnectedPeer peer = peer(number, true);
        return new ConnectedPeer(peer.connectionId(), peer.id(), true, peer.observed(), owner, peer.clientNonce(),
                peer.serverNonce(), peer.since());
    }
}
