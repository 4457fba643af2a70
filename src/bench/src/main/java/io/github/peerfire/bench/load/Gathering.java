package io.github.peerfire.bench.load;

import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.LightClient;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that come and stay: how long each took to get in, and how fast the server answers their pings. Confined to
 * one thread.
 */
final class Gathering implements CrowdListener, AutoCloseable {

    private static final long LONGEST_WAIT = 10;
    private static final int LEAVING_AT_ONCE = 20;

    private final Crowd crowd;
    private final List<LightClient> clients = new ArrayList<>();
    private final Latencies arrivals = new Latencies();
    private final Latencies pings = new Latencies();
    private int failed;
    private int closed;

    /** @param networks see {@link io.github.peerfire.bench.crowd.CrowdSettings} */
    Gathering(LoadOptions options, int networks) throws IOException {
        crowd = new Crowd(options.crowd(false, networks, 0), this, new SecureRandom()::nextBytes);
    }

    /** Lets clients come, so many of them at a time, until each is there or has failed. */
    void gather(int count, int window) {
        int begun = 0;
        while (arrived() < count) {
            while (begun < count && begun - arrived() < window) {
                crowd.arrive(System.nanoTime());
                begun++;
            }
            crowd.work(System.nanoTime(), LONGEST_WAIT);
        }
    }

    /** All leave, not so fast that a server loses some of what they say. */
    void leave() {
        for (int i = 0; i < clients.size(); i++) {
            LightClient client = clients.get(i);
            if (client.isConnected()) {
                crowd.leave(client, System.nanoTime());
            }
            if (i % LEAVING_AT_ONCE == 0) {
                crowd.work(System.nanoTime(), 1);
            }
        }
    }

    private int arrived() {
        return crowd.connected() + failed + closed;
    }

    /** Begins to count pings anew. */
    void forgetPings() {
        pings.clear();
        clients.forEach(LightClient::forgetPing);
    }

    /** Has the client ping whose turn it is, unless the server has closed its session. */
    void ping(long turn, long now) {
        LightClient client = clients.get((int) (turn % clients.size()));
        if (client.isConnected()) {
            crowd.ping(client, now);
        }
    }

    Crowd crowd() {
        return crowd;
    }

    /** All that ever got in. */
    List<LightClient> clients() {
        return clients;
    }

    Latencies arrivals() {
        return arrivals;
    }

    /** Those that were answered. */
    Latencies pings() {
        return pings;
    }

    /** How many did not get in. */
    int failed() {
        return failed;
    }

    /** How many sessions the server closed. */
    int closed() {
        return closed;
    }

    @Override
    public void connected(LightClient client, long latency) {
        clients.add(client);
        arrivals.add(latency);
    }

    @Override
    public void failed(LightClient client) {
        failed++;
    }

    @Override
    public void closed(LightClient client) {
        closed++;
    }

    @Override
    public void pingAnswered(LightClient client, long latency) {
        pings.add(latency);
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
