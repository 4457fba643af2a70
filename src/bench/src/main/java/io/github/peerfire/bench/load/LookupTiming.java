package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousLimits;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Attack A24 over UDP: measures whether an asker can tell by time why a lookup is not answered. Each lookup is followed
 * at once by a hello to the server itself, whose answer waits for what the lookup cost. Reports for unknown, offline
 * and forbidden peers the median, the mean and Welch's t against the unknown ones.
 */
public final class LookupTiming implements PeerListener {

    /** Two unknown peers, so that it shows how far apart equals are. */
    private static final List<String> NAMES = List.of("unknown", "another", "offline", "forbidden");
    private static final int LIMITLESS = 1_000_000;
    /** Lookups that are not measured, if there are to be as many of each kind. */
    private static final int WARM_UP = 1_000;
    private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

    /** What the server still does for one lookup must not fall on the next. */
    private static final long PAUSE_MICROS = 500;

    private final SecureRandom random = new SecureRandom();
    private final BlockingQueue<Long> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Session> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConnectedPeer> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConnectedPeer> departures = new LinkedBlockingQueue<>();
    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();

    private record Client(EndpointDriver driver, PeerId id) {
    }

    LookupTiming() {
    }

    /**
     * Measures, with {@code count} lookups of each kind, and a policy that takes {@code policy} microseconds elsewhere.
     */
    public static Report run(Options options) throws Exception {
        return new LookupTiming().run(options.number("count"), options.number("policy"));
    }

    Report run(int count, long policyMicros) throws Exception {
        RendezvousConfig config = RendezvousConfig.builder().bind(new InetSocketAddress(LOCAL, 0))
                .limits(new RendezvousLimits(1_000, 1_000, 1_000, Duration.ofSeconds(10), LIMITLESS, LIMITLESS))
                .build();
        try (RendezvousServer server = RendezvousServer.start(config,
                request -> new ConnectDecision.Accepted("any", Map.of()),
                new Refusing(policyMicros), this)
                        .join()) {
            InetSocketAddress address = server.boundAddresses().get(0);
            Client asker = client(address);
            Client forbidden = client(address);
            Client offline = client(address);
            offline.driver.closeAsync().join();
            awaited(departures, "left");
            Report report = report(measure(
                    asker.driver, address, count, List.of(nobody(), nobody(), offline.id, forbidden.id)));
            RendezvousStatistics statistics = server.statistics();
            return report.with("lookupsUnanswerable", statistics.lookupsUnanswerable())
                    .with("lookupsRefused", statistics.lookupsRefused())
                    .with("lookupsLimited", statistics.lookupsLimited());
        } finally {
            elsewhere.shutdown();
        }
    }

    private PeerId nobody() {
        byte[] bytes = new byte[PeerId.LENGTH];
        random.nextBytes(bytes);
        return new PeerId(bytes);
    }

    /** Takes as long for those who are not here, as a host's policy should. */
    private final class Refusing implements IntroductionPolicy {

        private final long micros;

        Refusing(long micros) {
            this.micros = micros;
        }

        @Override
        public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
            return CompletableFuture.supplyAsync(this::refuse, elsewhere);
        }

        @Override
        public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
            return CompletableFuture.supplyAsync(this::refuse, elsewhere);
        }

        private boolean refuse() {
            long end = System.nanoTime() + micros * 1_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return false;
        }
    }

    private static <T> T awaited(BlockingQueue<T> queue, String what) throws InterruptedException {
        T first = queue.poll(5, TimeUnit.SECONDS);
        if (first == null) {
            throw new IllegalStateException("Nobody " + what + " within five seconds");
        }
        return first;
    }

    /** One that the server has admitted. */
    private Client client(InetSocketAddress server) throws Exception {
        FlashCryptographyProfile profile =
                FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024).build(random::nextBytes);
        EndpointDriver driver = new NettyEndpointDriverFactory().start(List.of(new InetSocketAddress(LOCAL, 0)),
                EndpointConfig.RENDEZVOUS, profile, (event, now) -> {
                    if (event instanceof EndpointEvent.HelloAnswered) {
                        answers.add(System.nanoTime());
                    } else if (event instanceof EndpointEvent.SessionOpened session) {
                        opened.add(session.session());
                    }
                }).join();
        byte[] discriminator = FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.example/any").encoded();
        driver.execute(() -> driver.endpoint().open(discriminator, List.of(server), 0, driver.now()));
        Session session = awaited(opened, "opened a session");
        driver.execute(() -> session
                .openFlow(new FlowMetadata(0, false).encode(), FlowOptions.DEFAULT, driver.now())
                .write(CommandMessage.of("connect", 1, Map.of("app", "any")).encode(), Reliability.FULL, driver.now()));
        return new Client(driver, awaited(arrivals, "was admitted").id());
    }

    /** Of each kind the times that its lookups took, in microseconds. */
    private List<List<Double>> measure(EndpointDriver asker, InetSocketAddress server, int count, List<PeerId> peers)
            throws Exception {
        List<List<Double>> times = NAMES.stream().<List<Double>>map(name -> new ArrayList<>()).toList();
        byte[] own = FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.example/any").encoded();
        SecureRandom order = new SecureRandom();
        int first = Math.min(WARM_UP, count);
        for (int i = 0; i < count * peers.size() + first; i++) {
            int kind = order.nextInt(peers.size());
            byte[] lookup = FlashEndpointDiscriminator.ofPeer(peers.get(kind)).encoded();
            byte[] tag = new byte[16];
            random.nextBytes(tag);
            long begun = System.nanoTime();
            asker.execute(() -> {
                asker.endpoint().sendHello(lookup, tag, server, 0, asker.now());
                asker.endpoint().sendHello(own, tag, server, 0, asker.now());
            });
            Long answered = answers.poll(1, TimeUnit.SECONDS);
            if (answered != null && i >= first) {
                times.get(kind).add((answered - begun) / 1e3);
            }
            TimeUnit.MICROSECONDS.sleep(PAUSE_MICROS);
        }
        return times;
    }

    /** @param times of unknown peers, of others, of offline and of forbidden ones, in microseconds */
    static Report report(List<List<Double>> times) {
        Report report = new Report("timing");
        double[] unknown = trimmed(times.get(0));
        for (int kind = 0; kind < NAMES.size(); kind++) {
            String name = NAMES.get(kind);
            double[] those = trimmed(times.get(kind));
            report.with(name + "Lookups", times.get(kind).size())
                    .with(name + "MedianMicroseconds", quantile(times.get(kind), 0.5))
                    .with(name + "MeanMicroseconds", mean(those))
                    .with(name + "T", welch(unknown, those));
        }
        return report;
    }

    /** Without the slowest twentieth, which is the scheduler's. */
    private static double[] trimmed(List<Double> values) {
        double limit = quantile(values, 0.95);
        return values.stream().mapToDouble(Double::doubleValue).filter(value -> value <= limit).toArray();
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double welch(double[] a, double[] b) {
        return (mean(a) - mean(b)) / Math.sqrt(variance(a) / a.length + variance(b) / b.length);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }

    @Override
    public void connected(ConnectedPeer peer) {
        arrivals.add(peer);
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        departures.add(peer);
    }
}
