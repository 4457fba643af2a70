package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When a server with many clients that say nothing asks them whether they are there. */
class IdleServerTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 1935);
    private static final long TICK = 100 * Time.MILLISECOND;
    private static final long LONGEST_SILENCE = EndpointConfig.RENDEZVOUS.keepalivePeriod();
    private static final long SHORTEST_SILENCE = LONGEST_SILENCE * 7 / 8 - TICK;
    private static final long GONE = EndpointConfig.RENDEZVOUS.silenceLimit();

    private final Endpoint server = new Endpoint(EndpointConfig.RENDEZVOUS.withIdleLimit(Time.NEVER),
            PlainProfile.named("server"), new Random(1)::nextBytes);
    private final List<Client> clients = new ArrayList<>();
    private final Transmit transmit = new Transmit();
    private long now = Time.SECOND;
    private int awakenings;
    private int asked;
    private int mostAtOnce;

    /** Answers at once as long as it is there. */
    private final class Client {

        private final InetSocketAddress address;
        private final Endpoint endpoint;
        private long heard;
        private boolean vanished;
        private boolean left;

        Client(int number) {
            address = new InetSocketAddress("198.18." + number / 250 + "." + number % 250, 10_000 + number);
            endpoint = new Endpoint(EndpointConfig.PEER, PlainProfile.named("client" + number),
                    new Random(number)::nextBytes);
            endpoint.open(PlainProfile.discriminator("server"), List.of(SERVER), 0, now);
        }

        void speak() {
            work(endpoint);
            while (!vanished && endpoint.pollTransmit(transmit, now)) {
                heard = now;
                server.receive(transmit.bytes(), 0, transmit.length(), address, 0, now);
                work(server);
            }
        }

        void hear() {
            if (!vanished) {
                endpoint.receive(transmit.bytes(), 0, transmit.length(), SERVER, 0, now);
                speak();
            }
        }

        /** The server says something to it without having been asked to. */
        void checkThatItIsTime() {
            assertThat(left).isFalse();
            if (!vanished) {
                assertThat(now - heard).isBetween(SHORTEST_SILENCE, LONGEST_SILENCE);
            }
        }
    }

    private int deliver(Consumer<Client> check) {
        int count = 0;
        for (; server.pollTransmit(transmit, now); count++) {
            Client client = clients.get(transmit.destination().getPort() - 10_000);
            check.accept(client);
            client.hear();
        }
        return count;
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

    private void connect(int count) {
        for (int number = 0; number < count; number++) {
            Client client = new Client(number);
            clients.add(client);
            client.speak();
            deliver(any -> { });
            now += Time.MILLISECOND;
        }
        assertThat(server.sessions()).hasSize(count);
    }

    private void run(long time) {
        long end = now + time;
        while (server.nextDeadline() <= end) {
            now = Math.max(now, server.nextDeadline());
            awakenings++;
            server.handleTimeout(now);
            int atOnce = deliver(Client::checkThatItIsTime);
            asked += atOnce;
            mostAtOnce = Math.max(mostAtOnce, atOnce);
        }
        now = end;
    }

    @Test
    void asksAllWhoseTimeHasComeAtATickOfATenthOfASecond() {
        connect(3_000);
        run(60 * Time.SECOND);
        awakenings = 0;
        asked = 0;
        run(100 * Time.SECOND);

        assertThat(asked).isBetween(3_000 * 100 / 27, 3_000 * 1_000 / 234);
        assertThat(awakenings).isLessThanOrEqualTo(1_010);
        assertThat(mostAtOnce).as("as many answers as fit a socket").isLessThanOrEqualTo(256);
    }

    @Test
    void knowsWhoVanishedAndDoesNotMissAnybodyWhoIsThere() {
        connect(400);
        Random random = new Random(27);
        for (int step = 0; step < 3_000; step++) {
            run(random.nextLong(2 * TICK));
            Client client = clients.get(random.nextInt(clients.size()));
            if (!client.left && !client.vanished) {
                act(client, random.nextInt(30));
            }
        }
        run(GONE + 2 * TICK);

        long there = clients.stream().filter(client -> !client.left && !client.vanished).count();
        assertThat(there).isBetween(100L, 300L);
        assertThat(server.sessions()).hasSize((int) there);
    }

    private void act(Client client, int what) {
        if (what == 0) {
            client.vanished = true;
        } else if (what == 1) {
            client.endpoint.close(now);
            client.speak();
            deliver(any -> { });
            client.left = true;
        } else {
            client.endpoint.networkChanged();
            client.speak();
            deliver(any -> { });
        }
    }
}
