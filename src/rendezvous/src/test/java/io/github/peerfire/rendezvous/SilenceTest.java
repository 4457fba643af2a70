package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.InMemoryCluster;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Whether somebody is not here, left, or does not want to be found is nobody's business (attack A24): the asker sees
 * nothing in each case, and the server does the same things at the same times.
 */
class SilenceTest {

    private static final String ALICE = "203.0.113.5";

    /** What the server does, each with the time since the lookup. */
    private final List<String> work = new ArrayList<>();
    private long origin;
    private Optional<InMemoryCluster> joined = Optional.empty();
    private Function<SimulatedRendezvous, IntroductionPolicy> refusing =
            rendezvous -> (askers, target) -> CompletableFuture.completedFuture(false);

    @Test
    void anUnknownAnOfflineAndAForbiddenPeerCostTheServerTheSameAndSayNothing() {
        List<String> unknown = workFor(Target.UNKNOWN);

        assertThat(unknown).isEmpty();
        assertThat(workFor(Target.OFFLINE)).isEqualTo(unknown);
        assertThat(workFor(Target.FORBIDDEN)).isEqualTo(unknown);
    }

    @Test
    void theyCostTheSameTooWhereThePolicyAnswersLater() {
        refusing = rendezvous -> (askers, target) -> new SlowRefusal(rendezvous.simulation, 0)
                .mayIntroduce(askers, target);
        List<String> unknown = workFor(Target.UNKNOWN);

        assertThat(unknown).isNotEmpty().noneMatch(step -> step.startsWith("send"));
        assertThat(workFor(Target.OFFLINE)).isEqualTo(unknown);
        assertThat(workFor(Target.FORBIDDEN)).isEqualTo(unknown);
    }

    @Test
    void theyTakeTheSameTimeWhereThePolicyTakesItForNobodyToo() {
        refusing = rendezvous -> new SlowRefusal(rendezvous.simulation, 3 * Time.MILLISECOND);
        List<String> unknown = workFor(Target.UNKNOWN);

        assertThat(unknown).isNotEmpty().noneMatch(step -> step.startsWith("send"));
        assertThat(workFor(Target.OFFLINE)).isEqualTo(unknown);
        assertThat(workFor(Target.FORBIDDEN)).isEqualTo(unknown);
    }

    @Test
    void inAClusterTheyCostTheSameAsForbiddenPeersHereAndElsewhere() {
        InMemoryCluster cluster = new InMemoryCluster();
        joined = Optional.of(cluster);
        List<String> unknown = workFor(Target.UNKNOWN);
        List<String> offline = workFor(Target.OFFLINE);
        List<String> forbiddenHere = workFor(Target.FORBIDDEN);
        ClusterMembership other = cluster.join(new PeerlessNode(ForwardedAnswer.Verdict.FORBIDDEN))
                .toCompletableFuture().join();
        other.arrived(new PeerId(new byte[32]));
        List<String> forbiddenThere = workFor(Target.UNKNOWN);

        assertThat(unknown).isNotEmpty().noneMatch(step -> step.startsWith("send"));
        assertThat(offline).isEqualTo(unknown);
        assertThat(forbiddenHere).isEqualTo(unknown);
        assertThat(forbiddenThere).isEqualTo(unknown);
    }

    private enum Target { UNKNOWN, OFFLINE, FORBIDDEN }

    private List<String> workFor(Target kind) {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous(
                RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).build(), Counting::new);
        rendezvous.policy = refusing.apply(rendezvous);
        joined.ifPresent(cluster -> rendezvous.server.join(cluster).join());
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted("203.0.113.6");
        alice.lookUp(rendezvous.admitted("203.0.113.7").id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);
        if (kind == Target.OFFLINE) {
            bob.onLoop(session -> session.close(bob.driver().now()));
            rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        }
        rendezvous.pass(Time.SECOND); // whatever is on its way arrives
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(SimulatedRendezvous.ADDRESS)) {
                work.add("send " + (rendezvous.simulation.now() - origin));
            }
            return true;
        });
        long settled = rendezvous.simulation.now();
        rendezvous.pass(10 * Time.SECOND - settled % (10 * Time.SECOND));
        work.clear();
        origin = rendezvous.simulation.now();
        alice.lookUp(kind == Target.UNKNOWN ? new PeerId(new byte[32]) : bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(6 * Time.SECOND);
        return List.copyOf(work);
    }

    /** Drivers that tell what the server asks of them. */
    private final class Counting extends AroundDrivers {

        Counting(EndpointDriverFactory drivers) {
            super(drivers);
        }

        @Override
        public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind,
                EndpointConfig config, CryptographyProfile profile, EndpointListener listener) {
            return drivers.start(bind, config, profile, listener).thenApply(driver ->
                    new CountingDriver((SimulatedDriver) driver));
        }
    }

    private final class CountingDriver implements EndpointDriver {

        private final SimulatedDriver driver;

        CountingDriver(SimulatedDriver driver) {
            this.driver = driver;
        }

        private void note(String what) {
            work.add(what + " " + (now() - origin));
        }

        @Override
        public Endpoint endpoint() {
            return driver.endpoint();
        }

        @Override
        public long now() {
            return driver.now();
        }

        @Override
        public void execute(Runnable task) {
            note("execute");
            driver.execute(task);
        }

        @Override
        public Cancellable schedule(long delay, Runnable task) {
            if (delay != Upkeep.TIDYING.toNanos()) { // which it does all the time
                note("schedule " + delay);
            }
            Cancellable scheduled = driver.schedule(delay, task);
            return () -> {
                note("cancel");
                scheduled.cancel();
            };
        }

        @Override
        public List<InetSocketAddress> localAddresses() {
            return driver.localAddresses();
        }

        @Override
        public CompletableFuture<Void> closeAsync() {
            return driver.closeAsync();
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
