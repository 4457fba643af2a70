package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.SimulatedCluster.Node;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.keys.RefusalStyle;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Developer keys at two nodes of a cluster that read the same store, and would introduce everybody who is in no
 * sandbox.
 */
class KeysInClusterTest {

    private final SimulatedCluster cluster = new SimulatedCluster(0);
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final DeveloperKeys keys = new DeveloperKeys(store, new Random(7)::nextBytes, Clock.systemUTC());
    private final Node here = node(1);
    private final Node there = node(2);
    private final String sandbox = keys.create(KeyTerms.of("sandbox").asSandbox()).text();
    private final String open = keys.create(KeyTerms.of("open")).text();

    private Node node(int number) {
        KeyHolders holders = new KeyHolders(store, () -> RefusalStyle.CIRRUS,
                (askers, target) -> CompletableFuture.completedStage(true), Clock.systemUTC());
        return cluster.join(cluster.new Node(new InetSocketAddress("198.51.100." + number, 1_935), holders));
    }

    private void reaches(ScriptedClient asker, ScriptedClient target) {
        asker.lookUp(target.id(), here.address);
        cluster.until(() -> asker.isOpenTo(target) && target.isOpenTo(asker));
    }

    private void doesNotReach(ScriptedClient asker, ScriptedClient target) {
        doesNotReach(asker, target, IntroductionOutcome.FORBIDDEN);
    }

    private void doesNotReach(ScriptedClient asker, ScriptedClient target, IntroductionOutcome why) {
        asker.lookUp(target.id(), here.address);
        cluster.simulation.runFor(10 * Time.SECOND);
        assertThat(asker.isOpenTo(target)).isFalse();
        assertThat(here.server.introductions().get(0).outcome()).isEqualTo(why);
    }

    @Test
    void whoIsInASandboxReachesItsOtherEndpointsAtAnotherNode() {
        reaches(here.admittedWith(sandbox, "203.0.113.5"), there.admittedWith(sandbox, "203.0.113.6"));
    }

    @Test
    void whoIsInASandboxReachesNobodyElseAtAnotherNode() {
        doesNotReach(here.admittedWith(sandbox, "203.0.113.5"), there.admittedWith(open, "203.0.113.6"));
    }

    @Test
    void whoIsInASandboxIsReachedByNobodyElseOfAnotherNode() {
        doesNotReach(here.admittedWith(open, "203.0.113.5"), there.admittedWith(sandbox, "203.0.113.6"));
    }

    @Test
    void twoSandboxesAreApart() {
        String other = keys.create(KeyTerms.of("another").asSandbox()).text();
        doesNotReach(here.admittedWith(sandbox, "203.0.113.5"), there.admittedWith(other, "203.0.113.6"));
    }

    @Test
    void whoseKeyNobodyElseAtTheOtherNodeHasReachesWhomTheHostAllows() {
        String other = keys.create(KeyTerms.of("another")).text();
        reaches(here.admittedWith(open, "203.0.113.5"), there.admittedWith(other, "203.0.113.6"));
    }

    @Test
    void introductionsOfAKeyAreCountedAtTheNodeThatMakesThem() {
        String small = keys.create(KeyTerms.of("small").with(new KeyQuota(10, 1))).text();
        ScriptedClient asker = here.admittedWith(small, "203.0.113.5");
        reaches(asker, there.admittedWith(open, "203.0.113.6"));
        doesNotReach(asker, there.admittedWith(open, "203.0.113.7"), IntroductionOutcome.OVER_QUOTA);
        reaches(asker, here.admittedWith(open, "203.0.113.8"));
    }

    @Test
    void whoseKeyIsRevokedReachesNobodyEvenIfItsOwnNodeHasNotNoticedYet() {
        ScriptedClient asker = here.admittedWith(open, "203.0.113.5");
        ScriptedClient target = there.admittedWith(open, "203.0.113.6");
        store.keys().stream().filter(key -> key.terms().label().equals("open")).forEach(key -> keys.revoke(key.id()));
        asker.lookUp(target.id(), here.address);
        cluster.simulation.runFor(10 * Time.SECOND);

        assertThat(asker.isOpenTo(target)).isFalse();
    }
}
