package io.github.peerfire.bench.load;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Simulated clients of one server, all on the thread that runs them, which never waits for anything but them. */
final class Swarm implements AutoCloseable {

    private static final int LARGEST_DATAGRAM = 65_536;
    private static final long LONGEST_WAIT = 50 * Time.MILLISECOND;
    private static final long FAREWELL = 5 * Time.SECOND;

    private final InetSocketAddress server;
    private final Selector selector;
    private final SecureRandom random = new SecureRandom();
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
    private final ByteBuffer incoming = ByteBuffer.allocate(LARGEST_DATAGRAM);
    private final long origin = System.nanoTime();
    private long datagramsSent;
    private long datagramsReceived;

    private record Alarm(long due, SimulatedClient client) {
    }

    Swarm(InetSocketAddress server) throws IOException {
        this.server = server;
        this.selector = Selector.open();
    }

    InetSocketAddress server() {
        return server;
    }

    SecureRandom random() {
        return random;
    }

    /** Nanoseconds since the swarm began. */
    long now() {
        return System.nanoTime() - origin;
    }

    void countSent() {
        datagramsSent++;
    }

    void countReceived() {
        datagramsReceived++;
    }

    /** By all clients so far. */
    long datagramsSent() {
        return datagramsSent;
    }

    /** By all clients so far. */
    long datagramsReceived() {
        return datagramsReceived;
    }

    /** So many clients with an identity each. */
    List<SimulatedClient> add(LoadOptions options, int count) throws IOException {
        List<SimulatedClient> added = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            added.add(add(options.identity(random::nextBytes)));
        }
        return added;
    }

    private SimulatedClient add(FlashCryptographyProfile identity) throws IOException {
        DatagramChannel channel = openChannel();
        SimulatedClient client = new SimulatedClient(this, identity, channel);
        channel.register(selector, SelectionKey.OP_READ, client);
        clients.add(client);
        return client;
    }

    /** A socket that reaches the server: on loopback if the server is there. */
    private DatagramChannel openChannel() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(server.getAddress().isLoopbackAddress() ? new InetSocketAddress(server.getAddress(), 0) : null);
        return channel;
    }

    /** Has a client called again when its endpoint wants to be. */
    void schedule(SimulatedClient client, long due) {
        alarms.add(new Alarm(due, client));
    }

    /**
     * Runs all clients until something is so.
     *
     * @param patience nanoseconds
     * @return false if it did not become so in time
     */
    boolean runUntil(BooleanSupplier condition, long patience) {
        long deadline = now() + patience;
        while (!condition.getAsBoolean()) {
            long now = now();
            if (now >= deadline) {
                return false;
            }
            ring(now);
            receive(now);
        }
        return true;
    }

    private void ring(long now) {
        while (!alarms.isEmpty() && alarms.peek().due <= now) {
            Alarm alarm = alarms.poll();
            alarm.client.ring(alarm.due, now);
        }
    }

    private void receive(long now) {
        long wait = alarms.isEmpty() ? LONGEST_WAIT : Math.min(LONGEST_WAIT, alarms.peek().due - now);
        try {
            selector.select(key -> ((SimulatedClient) key.attachment()).receive(incoming),
                    Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes all sessions in order, then the sockets. */
    @Override
    public void close() throws IOException {
        long now = now();
        clients.forEach(client -> client.leave(now));
        runUntil(() -> clients.stream().allMatch(SimulatedClient::isGone), FAREWELL);
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
