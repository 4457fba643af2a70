package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A server with many idle sessions whose process stands still for a while, as it does when garbage is collected. */
class PauseTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 1935);
    private static final long STEP = 5 * Time.MILLISECOND;
    private static final int FITS_SOCKET = 400;
    private static final int READ_IN_STEP = 100;

    private final Endpoint server = new Endpoint(EndpointConfig.RENDEZVOUS.withIdleLimit(Time.NEVER),
            PlainProfile.named("server"), new Random(1)::nextBytes);
    private final List<Endpoint> clients = new ArrayList<>();
    private final Queue<Waiting> socket = new ArrayDeque<>();
    private final Transmit transmit = new Transmit();
    private boolean clientsAnswer = true;
    private long now = Time.SECOND;
    private int sent;
    private int lost;

    private record Waiting(byte[] datagram, InetSocketAddress from) {
    }

    private void connect(int count) {
        for (int i = 0; i < count; i++) {
            Endpoint client = new Endpoint(EndpointConfig.PEER, PlainProfile.named("client" + i),
                    new Random(i)::nextBytes);
            clients.add(client);
            client.open(PlainProfile.discriminator("server"), List.of(SERVER), 0, now);
            answer(client, i);
            while (!socket.isEmpty()) {
                read(READ_IN_STEP);
                write();
            }
            now += Time.MILLISECOND;
        }
        assertThat(server.sessions()).hasSize(count);
    }

    private void answer(Endpoint client, int number) {
        work(client);
        while (client.pollTransmit(transmit, now)) {
            if (socket.size() < FITS_SOCKET) {
                byte[] datagram = Arrays.copyOf(transmit.bytes(), transmit.length());
                socket.add(new Waiting(datagram, address(number)));
            } else {
                lost++;
            }
        }
    }

    private static InetSocketAddress address(int number) {
        return new InetSocketAddress("198.18." + number / 250 + "." + (1 + number % 250), 10_000 + number);
    }

    private void work(Endpoint endpoint) {
        for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
            task.run();
            endpoint.completeKeying(task, now);
        }
        while (endpoint.pollEvent() != null) {
            // nobody listens
        }
    }

    private void read(int most) {
        for (int i = 0; i < most && !socket.isEmpty(); i++) {
            Waiting next = socket.remove();
            server.receive(next.datagram(), 0, next.datagram().length, next.from(), 0, now);
        }
        work(server);
    }

    private void write() {
        while (server.pollTransmit(transmit, now)) {
            sent++;
            int number = transmit.destination().getPort() - 10_000;
            clients.get(number).receive(transmit.bytes(), 0, transmit.length(), SERVER, 0, now);
            if (clientsAnswer) {
                answer(clients.get(number), number);
            }
        }
    }

    private void timers() {
        while (server.nextDeadline() <= now) {
            server.handleTimeout(now);
            write();
        }
        work(server);
    }

    /** Timers before what waits at the socket: that is the order which does harm. */
    private void run(long time) {
        for (long end = now + time; now < end; now += STEP) {
            timers();
            read(READ_IN_STEP);
            write();
        }
    }

    @Test
    void nobodyIsGivenUpForAnswersThatWaitAtTheSocket() {
        connect(300);
        while (socket.size() < 100) {
            now += STEP;
            timers();
        }
        now += 90 * Time.SECOND;
        run(60 * Time.SECOND);

        assertThat(server.sessions()).hasSize(300);
    }

    @Test
    void afterAPauseNotAllAreAskedAtOnce() {
        connect(3_000);
        run(25 * Time.SECOND);
        now += 40 * Time.SECOND;
        sent = 0;
        lost = 0;
        run(STEP);
        assertThat(sent).isBetween(1, 300);
        run(10 * Time.SECOND);

        assertThat(lost).as("answers that did not fit the socket").isZero();
        assertThat(sent).as("one for each").isEqualTo(3_000);
        run(60 * Time.SECOND);
        assertThat(server.sessions()).hasSize(3_000);
    }

    @Test
    void whoVanishedIsGivenUpHoweverOftenThisEndStandsStill() {
        connect(10);
        clientsAnswer = false;
        for (int i = 0; i < 14; i++) {
            run(5 * Time.SECOND);
            now += Time.SECOND;
        }
        assertThat(server.sessions()).isEmpty();
    }
}
