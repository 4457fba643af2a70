package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionParameters;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a server keeps of sessions that are closing, whose far ends never say that they know (attacks A6 and A34). */
class LingeringTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 1935);
    private static final int CROWD = SessionParameters.LINGERING_LIMIT + 200;

    private final Endpoint server = new Endpoint(
            EndpointConfig.RENDEZVOUS, PlainProfile.named("server"), new Random(1)::nextBytes);
    private final Transmit transmit = new Transmit();
    private long now = Time.SECOND;

    /** Opens a session with the server, and is never heard again. */
    private Session open(int number) {
        InetSocketAddress address =
                new InetSocketAddress("198.18." + number / 250 + "." + number % 250, 10_000 + number);
        Endpoint client = new Endpoint(
                EndpointConfig.PEER, PlainProfile.named("client" + number), new Random(number)::nextBytes);
        client.open(PlainProfile.discriminator("server"), List.of(SERVER), 0, now);
        Session opened = null;
        while (client.pollTransmit(transmit, now)) {
            server.receive(transmit.bytes(), 0, transmit.length(), address, 0, now);
            opened = work(server) instanceof EndpointEvent.SessionOpened event ? event.session() : opened;
            if (opened == null && server.pollTransmit(transmit, now)) {
                client.receive(transmit.bytes(), 0, transmit.length(), SERVER, 0, now);
            }
            work(client);
        }
        return opened;
    }

    /** Returns the last thing that happened, or null. */
    private EndpointEvent work(Endpoint endpoint) {
        for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
            task.run();
            endpoint.completeKeying(task, now);
        }
        EndpointEvent last = null;
        for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
            last = event;
        }
        return last;
    }

    /** How many datagrams the server sends now. */
    private int sent() {
        int count = 0;
        while (server.pollTransmit(transmit, now)) {
            count++;
        }
        return count;
    }

    /** How many close requests are repeated within the time after which that is due. */
    private int repeated() {
        long end = now + 5 * Time.SECOND;
        int count = 0;
        while (server.nextDeadline() <= end) {
            now = Math.max(now, server.nextDeadline());
            server.handleTimeout(now);
            count += sent();
        }
        now = end;
        return count;
    }

    @Test
    void thoseThatComeAndAreClosedOneAfterTheOtherDoNotAddUp() {
        for (int number = 0; number < CROWD; number++) {
            open(number).close(now);
            assertThat(sent()).as("all that were told").isEqualTo(1);
        }

        assertThat(repeated()).isBetween(SessionParameters.LINGERING_LIMIT, SessionParameters.LINGERING_LIMIT + 1);
    }

    @Test
    void thoseThatAreClosedTogetherAreAllTold() {
        for (int number = 0; number < CROWD; number++) {
            open(number);
        }
        sent();
        server.close(now);

        assertThat(sent()).isEqualTo(CROWD);
        assertThat(repeated()).as("nobody comes, so nobody has to make room").isEqualTo(CROWD);
    }
}
