package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.testbed.simulation.Simulation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RendezvousKeeperTest {

    private static final Duration LONGEST = Duration.ofSeconds(70);

    private final Simulation simulation = Simulation.seeded(1);
    private final Connections connections = new Connections(simulation);
    private final Service service = new Service();
    private final Binding first = connections.binding(1);
    private final RendezvousKeeper keeper = new RendezvousKeeper(service, new SimulatedClock(simulation),
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(4)), LONGEST, first);

    /** Answers when the test says so. */
    private static final class Service implements BindingSource {

        private final List<CompletableFuture<Binding>> bindings = new ArrayList<>();
        private final List<CompletableFuture<Binding>> again = new ArrayList<>();
        private boolean broken;

        @Override
        public CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
            bindings.add(new CompletableFuture<>());
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return latest(bindings);
        }

        @Override
        public CompletableFuture<Binding> rebind(NetConnection connection) {
            again.add(new CompletableFuture<>());
            return latest(again);
        }

        private static CompletableFuture<Binding> latest(List<CompletableFuture<Binding>> asked) {
            return asked.get(asked.size() - 1);
        }
    }

    private void pass(long seconds) {
        simulation.runFor(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void answer(List<CompletableFuture<Binding>> asked, Binding binding) {
        Service.latest(asked).complete(binding);
        pass(0);
    }

    private void refuse(List<CompletableFuture<Binding>> asked) {
        Service.latest(asked).completeExceptionally(new IOException("item-not-found"));
        pass(0);
    }

    private void xmppBack(boolean resumed) {
        keeper.xmppLost();
        keeper.xmppBack(resumed);
    }

    @Test
    void aBindingThatIsLostIsMadeAnewUnderAnotherPeerId() {
        connections.lose(first);
        pass(2);
        assertThat(keeper.isLive()).isFalse();
        Binding second = connections.binding(2);
        answer(service.bindings, second);
        assertThat(keeper.isLive()).isTrue();
        assertThat(keeper.binding()).isEqualTo(second);
    }

    @Test
    void aRendezvousThatAnswersSeveralAttemptsWithNothingIsSilentUntilItAnswers() {
        connections.lose(first);
        for (int attempt = 1; attempt <= 3; attempt++) {
            pass(5);
            assertThat(service.bindings).hasSize(attempt);
            assertThat(keeper.isSilent()).isEqualTo(attempt > 2);
            Service.latest(service.bindings).completeExceptionally(unanswered());
            pass(0);
        }
        pass(5);
        assertThat(keeper.isSilent()).isTrue();
        refuse(service.bindings);
        assertThat(keeper.isSilent()).as("the service says no").isFalse();
        pass(5);
        Service.latest(service.bindings).completeExceptionally(unanswered());
        pass(5);
        assertThat(keeper.isSilent()).isTrue();
        answer(service.bindings, connections.binding(2));
        assertThat(keeper.isSilent()).isFalse();
    }

    /** What becomes of a connection to somebody who does not answer. */
    private Throwable unanswered() {
        CompletableFuture<NetConnection> connection = NetConnection.connect(
                RtmfpUri.parse("rtmfp://rendezvous.example.net/nobody"), NetConnectionConfig.builder()
                        .bind(new InetSocketAddress("0.0.0.0", 0)).drivers(simulation.drivers())
                        .resolver(host -> CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress())))
                        .connectTimeout(Duration.ofMillis(10)).build());
        assertThat(simulation.runUntil(connection::isDone, TimeUnit.SECONDS.toNanos(60))).isTrue();
        return connection.handle((made, failure) -> failure).join();
    }

    @Test
    void anAttemptThatNeverEndsIsGivenUpAndMadeAgain() {
        xmppBack(false);
        refuse(service.again);
        assertThat(service.bindings).hasSize(1);
        CompletableFuture<Binding> live = keeper.live();
        pass(LONGEST.toSeconds());
        assertThat(live).isCompletedExceptionally();
        assertThat(live.handle((binding, failure) -> failure).join()).isInstanceOf(TimeoutException.class);
        pass(4);
        assertThat(service.bindings).hasSize(2);
        answer(service.bindings, connections.binding(2));
        assertThat(keeper.isLive()).isTrue();
    }

    @Test
    void aSecondBindingThatIsNeverAnsweredIsReplacedByAnotherConnection() {
        xmppBack(false);
        pass(LONGEST.toSeconds());
        assertThat(service.bindings).hasSize(1);
        assertThat(first.connection().isConnected()).as("calls may need it").isTrue();
    }

    @Test
    void aConnectionThatComesTooLateIsClosed() {
        connections.lose(first);
        pass(2);
        CompletableFuture<Binding> slow = Service.latest(service.bindings);
        pass(LONGEST.toSeconds() + 4);
        Binding late = connections.binding(2);
        slow.complete(late);
        pass(1);
        assertThat(late.connection().isConnected()).isFalse();
        assertThat(keeper.binding()).isEqualTo(first);
    }

    @Test
    void aRendezvousThatIsLostWhileItIsBoundAgainIsConnectedAnew() {
        xmppBack(false);
        connections.lose(first);
        answer(service.again, first);
        assertThat(keeper.isLive()).isFalse();
        pass(2);
        assertThat(service.bindings).hasSize(1);
    }

    @Test
    void whatWasBoundWhileAnotherXmppSessionBeganIsBoundAgainForThatOne() {
        connections.lose(first);
        pass(2);
        xmppBack(false);
        Binding second = connections.binding(2);
        answer(service.bindings, second);
        assertThat(keeper.isLive()).isFalse();
        assertThat(service.again).hasSize(1);
        answer(service.again, second);
        assertThat(keeper.isLive()).isTrue();
    }

    @Test
    void whatCannotEvenBeAskedIsTriedAgain() {
        service.broken = true;
        connections.lose(first);
        pass(8);
        assertThat(service.bindings).hasSizeGreaterThan(1);
        service.broken = false;
        pass(4);
        answer(service.bindings, connections.binding(2));
        assertThat(keeper.isLive()).isTrue();
    }

    @Test
    void withoutXmppNobodyIsAskedAndWithItAtOnce() {
        keeper.xmppLost();
        connections.lose(first);
        pass(60);
        assertThat(service.bindings).isEmpty();
        keeper.xmppBack(true);
        assertThat(service.bindings).hasSize(1);
    }

    @Test
    void whatComesAfterSigningOutIsClosedAndWhoeverWaitedIsTold() {
        connections.lose(first);
        pass(2);
        CompletableFuture<Binding> live = keeper.live();
        keeper.close();
        assertThat(live.handle((binding, failure) -> failure).join()).isInstanceOf(CancellationException.class);
        Binding second = connections.binding(2);
        answer(service.bindings, second);
        pass(1);
        assertThat(second.connection().isConnected()).isFalse();
    }

    @Test
    void aListenerThatThrowsKeepsNothingFromBeingTriedAgain() {
        keeper.onChange(() -> {
            throw new IllegalStateException("a fault of the application");
        });
        connections.lose(first);
        pass(2);
        refuse(service.bindings);
        pass(4);
        assertThat(service.bindings).hasSize(2);
    }
}
