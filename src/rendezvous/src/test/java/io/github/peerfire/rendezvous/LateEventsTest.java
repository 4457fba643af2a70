package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.flow.Reliability;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When many datagrams come at once, events are told after all of them: a session may be over before its messages are
 * read.
 */
class LateEventsTest {

    private final Queue<EndpointEvent> held = new ArrayDeque<>();
    private boolean holding;
    private EndpointListener server;
    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(
            RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).build(), Holding::new);

    @Test
    void whatIsReadAfterItsSessionEndedAdmitsNobodyAndFailsNowhere() {
        ScriptedClient client = rendezvous.client("203.0.113.5");
        holding = true;
        client.connect();
        client.setPeerInfo("10.0.0.1:5000");
        rendezvous.pass(Time.SECOND);
        client.onLoop(session -> session.abort(client.driver().now()));
        rendezvous.pass(Time.SECOND);
        assertThat(held).hasAtLeastOneElementOfType(EndpointEvent.MessageArrived.class)
                .hasAtLeastOneElementOfType(EndpointEvent.SessionClosed.class);

        holding = false;
        held.forEach(event -> server.onEvent(event, rendezvous.simulation.now()));

        assertThat(rendezvous.requests).isEmpty();
        assertThat(rendezvous.connected).isEmpty();
        assertThat(rendezvous.statistics().sessionsOpen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoConnectsAndEndsThatInOneIsGoneAndNothingFails(boolean admitted) {
        rendezvous.authorizer = request -> admitted ? new ConnectDecision.Accepted("anybody", Map.of())
                : new ConnectDecision.Rejected(ConnectDecision.Rejected.FAILED, "no");
        ScriptedClient client = rendezvous.client("203.0.113.5");

        client.onLoop(session -> {
            long now = client.driver().now();
            client.controlFlow().write(CommandMessage.of("connect", 1, Map.of("app", "xmpp")).encode(),
                    Reliability.FULL, now);
            client.controlFlow().close(now);
        });
        rendezvous.pass(5 * Time.SECOND);

        assertThat(rendezvous.requests).hasSize(1);
        assertThat(rendezvous.disconnected).hasSameSizeAs(rendezvous.connected).hasSize(admitted ? 1 : 0);
        assertThat(rendezvous.statistics().sessionsOpen()).isZero();
    }

    /** Drivers that keep events back. */
    private final class Holding extends AroundDrivers {

        Holding(EndpointDriverFactory drivers) {
            super(drivers);
        }

        @Override
        public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind,
                EndpointConfig config, CryptographyProfile profile, EndpointListener listener) {
            server = listener;
            return drivers.start(bind, config, profile, (event, now) -> {
                if (holding) {
                    held.add(event);
                } else {
                    listener.onEvent(event, now);
                }
            });
        }
    }
}
