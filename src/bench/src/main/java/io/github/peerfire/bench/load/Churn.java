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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Clients come, connect, look each other up, and leave or vanish, each after a time of its own. Confined to one thread.
 */
final class Churn implements CrowdListener, AutoCloseable {

    private static final int WINDOW = 32;
    private static final long LONGEST_WAIT = 5;
    private static final long PATIENCE = Time.SECOND;

    private int population;
    private final double life;
    private final int vanishing;
    private final double lookupsPerSecond;
    private final Crowd crowd;
    private final HelloPackets packets;
    private final SplittableRandom random = new SplittableRandom();
    private final List<LightClient> present = new ArrayList<>();
    private final Map<LightClient, Integer> places = new HashMap<>();
    private final PriorityQueue<Departure> departures = new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
    private final Map<Long, Long> asked = new HashMap<>();
    private final Latencies arrivals = new Latencies();
    private final Latencies lookups = new Latencies();
    private int begun;
    private int failed;
    private int closed;
    private int left;
    private int vanished;
    private long questions;
    private double lookupCredit;
    private long last = System.nanoTime();

    private record Departure(LightClient client, long due) {
    }

    Churn(Options given, LoadOptions options) throws IOException {
        life = given.time("life");
        vanishing = given.number("vanishing");
        lookupsPerSecond = given.decimal("lookups");
        packets = new HelloPackets(options.identity(new SecureRandom()::nextBytes).startupCipher());
        crowd = new Crowd(options.crowd(true, 0, given.number("loss")), this, new SecureRandom()::nextBytes);
    }

    static Report run(Options given) throws IOException {
        LoadOptions options = LoadOptions.of(given);
        try (Churn churn = new Churn(given, options)) {
            SessionMemory memory = new SessionMemory(options);
            churn.populate(given.number("clients"));
            memory.end();
            churn.reset();
            ServerCost cost = new ServerCost(options.server());
            long began = System.nanoTime();
            churn.go(given.number("clients"), given.time("seconds"));
            Report report = options.newReport("churn");
            churn.report(report, (System.nanoTime() - began) / 1e9);
            cost.report(report, churn.arrivals.count());
            memory.report(report, given.number("clients"));
            return report;
        }
    }

    /** Waits until as many are there as shall be. */
    void populate(int count) {
        population = count;
        while (present.size() < population && failed < population) {
            step(System.nanoTime());
        }
    }

    /** Goes on for so many nanoseconds, with so many clients. */
    void go(int count, long time) {
        population = count;
        long end = System.nanoTime() + time;
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            step(now);
        }
    }

    /** All leave. */
    void leave() {
        for (LightClient client : List.copyOf(present)) {
            depart(client, false, System.nanoTime());
        }
    }

    void reset() {
        arrivals.clear();
        lookups.clear();
        questions = 0;
        failed = 0;
        closed = 0;
        left = 0;
        vanished = 0;
    }

    void report(Report report, double seconds) {
        report.with("clients", present.size()).with("seconds", seconds)
                .with("arrivals", arrivals.count()).with("failed", failed).with("closedByServer", closed)
                .with("left", left).with("vanished", vanished)
                .with("arrivalsPerSecond", arrivals.count() / seconds)
                .with("arrivalP50Microseconds", arrivals.percentile(50))
                .with("arrivalP99Microseconds", arrivals.percentile(99))
                .with("lookups", questions).with("lookupsAnswered", lookups.count())
                .with("lookupP50Microseconds", lookups.percentile(50))
                .with("lookupP99Microseconds", lookups.percentile(99));
    }

    private void step(long now) {
        while (begun < Math.min(WINDOW, population - present.size())) {
            crowd.arrive(now);
            begun++;
        }
        while (!departures.isEmpty() && departures.peek().due <= now) {
            LightClient client = departures.remove().client;
            if (places.containsKey(client)) {
                depart(client, random.nextInt(100) < vanishing, now);
            }
        }
        lookupCredit += Math.min(now - last, Time.SECOND) * lookupsPerSecond * present.size() / Time.SECOND;
        last = now;
        for (; lookupCredit >= 1 && present.size() > 1; lookupCredit--) {
            lookUp(now);
        }
        asked.values().removeIf(time -> now - time > PATIENCE);
        crowd.work(now, LONGEST_WAIT);
    }

    private void lookUp(long now) {
        LightClient asker = present.get(random.nextInt(present.size()));
        LightClient wanted = present.get(random.nextInt(present.size()));
        if (asker != wanted) {
            long number = questions++;
            asked.put(number, now);
            crowd.sendDatagram(asker, packets.hello(wanted.peerId(), number).array());
        }
    }

    private void depart(LightClient client, boolean silently, long now) {
        forget(client);
        if (silently) {
            vanished++;
            crowd.vanish(client);
        } else {
            left++;
            crowd.leave(client, now);
        }
    }

    private void forget(LightClient client) {
        int place = places.remove(client);
        LightClient other = present.remove(present.size() - 1);
        if (other != client) {
            present.set(place, other);
            places.put(other, place);
        }
    }

    @Override
    public void connected(LightClient client, long latency) {
        begun--;
        arrivals.add(latency);
        places.put(client, present.size());
        present.add(client);
        departures.add(new Departure(client,
                System.nanoTime() + (long) (-life * Math.log(1 - random.nextDouble()))));
    }

    @Override
    public void failed(LightClient client) {
        begun--;
        failed++;
    }

    @Override
    public void closed(LightClient client) {
        closed++;
        forget(client);
    }

    @Override
    public void redirected(byte[] tag) {
        Long time = asked.remove(HelloPackets.number(tag));
        if (time != null) {
            lookups.add(System.nanoTime() - time);
        }
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
