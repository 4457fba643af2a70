package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Without UDP and without sockets: whatever takes datagrams from one address to another. */
class AnyTransportTest {

    private final Random random = new Random(7);
    private final End alice = new End("alice", TestPeer.address(203, 0, 113, 1, 1), 3);
    private final End bob = new End("bob", new InetSocketAddress("2001:db8::2", 65_535), 8);
    private long now = Time.SECOND;

    /** An endpoint at one address of some network, which it knows as an interface of some number. */
    private final class End {

        final Endpoint endpoint;
        final InetSocketAddress address;
        final int interfaceId;
        final List<EndpointEvent> events = new ArrayList<>();

        End(String name, InetSocketAddress address, int interfaceId) {
            this.endpoint = new Endpoint(EndpointConfig.PEER, PlainProfile.named(name), random::nextBytes);
            this.address = address;
            this.interfaceId = interfaceId;
        }

        void work() {
            for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
                task.run();
                endpoint.completeKeying(task, now);
            }
            for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
                events.add(event);
            }
            endpoint.handleTimeout(now);
        }

        /** Takes each datagram to the other one, as a pigeon would. */
        void sendTo(End other) {
            Transmit datagram = new Transmit();
            while (endpoint.pollTransmit(datagram, now)) {
                assertThat(datagram.destination()).isEqualTo(other.address);
                assertThat(datagram.interfaceId()).isEqualTo(interfaceId);
                byte[] carried = Arrays.copyOf(datagram.bytes(), datagram.length());
                other.endpoint.receive(carried, 0, carried.length, address, other.interfaceId, now);
            }
        }
    }

    @Test
    @Proves({"R7016-014", "R7016-126"})
    void whateverCarriesDatagramsBetweenAddressesCarriesSessions() {
        byte[] message = "by pigeon".getBytes(StandardCharsets.US_ASCII);
        alice.endpoint.open(PlainProfile.discriminator("bob"), List.of(bob.address), alice.interfaceId, now)
                .openFlow(new byte[1], FlowOptions.DEFAULT, now).write(message, Reliability.FULL, now);
        for (int step = 0; step < 100; step++) {
            alice.work();
            alice.sendTo(bob);
            bob.work();
            bob.sendTo(alice);
            now += 10 * Time.MILLISECOND;
        }

        assertThat(bob.events.stream().filter(EndpointEvent.MessageArrived.class::isInstance)
                .map(event -> ((EndpointEvent.MessageArrived) event).message())).containsExactly(message);
    }
}
