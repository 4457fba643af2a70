package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.relay.RelayTransport;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Whoever starts the server again, on the same ports, waits for the relay's too. */
class RelayClosingTest {

    private final Simulation simulation = Simulation.seeded(SimulatedRendezvous.SEED);
    private final CompletableFuture<Void> relayClosed = new CompletableFuture<>();

    @Test
    void theServerIsClosedWhenItsRelayIs() {
        RendezvousConfig config = RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS)
                .relay(RelaySettings.onPorts(20_000, 20_099)).build();
        RendezvousServer server = RendezvousServer.start(config,
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE,
                simulation.drivers(), SlowTransport::new).join();

        CompletableFuture<Void> closed = server.closeAsync();
        simulation.runFor(60 * Time.SECOND);
        assertThat(closed).isNotDone();
        relayClosed.complete(null);

        assertThat(closed).isCompleted();
    }

    /** Closes when the test says so. */
    private final class SlowTransport implements RelayTransport {

        @Override
        public CompletionStage<Socket> bind(InetSocketAddress address, Receiver receiver) {
            throw new AssertionError("Nobody is relayed here");
        }

        @Override
        public long now() {
            return simulation.now();
        }

        @Override
        public CompletableFuture<Void> closeAsync() {
            return relayClosed;
        }
    }
}
