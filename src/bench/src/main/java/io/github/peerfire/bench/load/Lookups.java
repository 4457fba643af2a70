package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions of connected clients for each other, answered with a Redirect. Everybody asks for everybody in turn, since
 * a server may well refuse to bother one client again and again. Nothing comes of it: those who are asked for take no
 * hellos. New questions are asked, all together, once all answers have been read that are there and a pause is over, so
 * that a server finds several of them waiting, as one that has much to do does. Confined to one thread.
 */
class Lookups implements CrowdListener, AutoCloseable {

    private static final long PATIENCE = Time.SECOND;
    private static final long LONGEST_WAIT = 1;
    /** At a time. */
    private static final int ARRIVALS = 16;
    private static final long FAREWELL = Time.SECOND / 2;

    private final LoadOptions options;
    private final long pause;
    private final Crowd crowd;
    private final HelloPackets packets;
    private final List<LightClient> clients = new ArrayList<>();
    /** When those were asked that wait for an answer, by number, the oldest first. */
    private final Map<Long, Long> open = new LinkedHashMap<>();
    private final Latencies answered = new Latencies();
    private int failed;
    private long next;
    private long lastAnswer = System.nanoTime();

    /** @param pause nanoseconds between an answer and the next question */
    Lookups(LoadOptions options, long pause) throws IOException {
        this.options = options;
        this.pause = pause;
        packets = new HelloPackets(options.identity(new SecureRandom()::nextBytes).startupCipher());
        crowd = new Crowd(options.crowd(true, 0, 0), this, new SecureRandom()::nextBytes);
    }

    static Report run(Options given) throws IOException {
        try (Lookups lookups = new Lookups(LoadOptions.of(given), given.time("pause"))) {
            return lookups.run("lookups", given.number("clients"));
        }
    }

    /** What it is called in the report, of so many clients. */
    final Report run(String subcommand, int count) throws IOException {
        SessionMemory memory = new SessionMemory(options);
        gather(count);
        memory.end();
        ask(options.warmup(), options.window());
        Gauge gauge = new Gauge(options, crowd::datagramsSent, crowd::datagramsReceived);
        ask(options.count(), options.window());
        Report report = options.newReport(subcommand).with("clients", count);
        gauge.report(report, answered, failed);
        memory.report(report, count);
        leave();
        return report;
    }

    private void gather(int count) throws IOException {
        for (int begun = 0; clients.size() < count; crowd.work(System.nanoTime(), LONGEST_WAIT)) {
            while (begun < count && begun - clients.size() < ARRIVALS) {
                crowd.arrive(System.nanoTime());
                begun++;
            }
            if (failed > 0) {
                throw new IOException("A client could not connect");
            }
        }
    }

    /** Asks so many questions, so many of them at a time. */
    private void ask(int count, int window) throws IOException {
        answered.clear();
        failed = 0;
        long end = next + count;
        while (next < end || !open.isEmpty()) {
            long now = System.nanoTime();
            while (now - lastAnswer >= pause && next < end && open.size() < window) {
                ask(next++);
            }
            crowd.work(now, LONGEST_WAIT);
            giveUp(now);
            if (failed > window && answered.count() == 0) {
                throw new IOException("The server does not answer");
            }
        }
    }

    private void ask(long number) {
        int asker = (int) (number % clients.size());
        int distance = 1 + (int) (number / clients.size() % (clients.size() - 1));
        LightClient wanted = clients.get((asker + distance) % clients.size());
        open.put(number, System.nanoTime());
        crowd.sendDatagram(clients.get(asker), packets.hello(wanted.peerId(), number).array());
    }

    private void giveUp(long now) {
        Iterator<Long> oldest = open.values().iterator();
        while (oldest.hasNext() && now - oldest.next() > PATIENCE) {
            oldest.remove();
            failed++;
        }
    }

    private void leave() {
        long now = System.nanoTime();
        clients.forEach(client -> crowd.leave(client, now));
        while (System.nanoTime() - now < FAREWELL) {
            crowd.work(System.nanoTime(), LONGEST_WAIT);
        }
    }

    @Override
    public void connected(LightClient client, long latency) {
        crowd.sayAddress(client, System.nanoTime());
        clients.add(client);
    }

    @Override
    public void failed(LightClient client) {
        failed++;
    }

    @Override
    public void redirected(byte[] tag) {
        answered(tag);
    }

    /** The question with that tag has its answer. */
    final void answered(byte[] tag) {
        Long asked = open.remove(HelloPackets.number(tag));
        if (asked != null) {
            lastAnswer = System.nanoTime();
            answered.add(lastAnswer - asked);
        }
    }

    final Crowd crowd() {
        return crowd;
    }

    final HelloPackets packets() {
        return packets;
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
