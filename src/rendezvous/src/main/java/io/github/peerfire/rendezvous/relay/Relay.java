package io.github.peerfire.rendezvous.relay;

import io.github.peerfire.rendezvous.relay.PairTable.Key;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All pairs that are relayed, within the limits. Safe for use by several threads. */
public final class Relay {

    /** Pairs of before whose bytes are remembered, at most. */
    private static final int REMEMBERED = 16_384;

    /** How long whether a pair may still be relayed is waited for, before it is asked again; nanoseconds. */
    private static final long PATIENCE = 5 * Time.SECOND;
    private static final long ANSWERED = Long.MIN_VALUE;

    private volatile RelaySettings settings;
    private final RelayTransport transport;
    private final RelayPorts ports;
    private final RelayTotals totals;
    private final PairTable<Allocation> pairs = new PairTable<>();
    /** What two that are both still there have sent each other in pairs that ended. */
    private final PairTable<Long> spent = new PairTable<>();

    /** @param asked when it was asked whether it may still be relayed, or {@link #ANSWERED}; nanoseconds */
    private record Allocation(Key key, long first, RelayOffer offer, RelayPair pair,
            Supplier<CompletionStage<Boolean>> permitted, AtomicLong asked, CompletableFuture<RelayOffer> ready) {

        /** Who takes his time for an answer is not asked again meanwhile. */
        boolean isToBeAsked(long now) {
            return asked.get() == ANSWERED || now - asked.get() >= PATIENCE;
        }
    }

    /** Has no pairs yet. */
    public Relay(RelaySettings settings, RelayTransport transport, RandomSource random) {
        this.settings = settings;
        this.transport = transport;
        this.ports = new RelayPorts(settings, random);
        this.totals = new RelayTotals(settings);
    }

    /** The limits. */
    public RelaySettings settings() {
        return settings;
    }

    /**
     * Sets other limits. Pairs that are open keep their ports, and are not ended because there are too many now; what
     * they may send is changed.
     */
    public synchronized void change(RelaySettings wanted) {
        ports.change(wanted);
        totals.change(wanted);
        pairs.all().forEach(allocation -> allocation.pair.change(wanted));
        settings = wanted;
    }

    /**
     * Opens a pair, or finds the one that the two peers have already.
     *
     * @param permitted whether the two may still be relayed; is asked on any thread, again and again, and may answer on
     *     any. The pair ends with a no or a failure
     * @param established is run, on any thread, once packets went in both directions; not if the pair was there already
     * @return empty if that would be more than may be
     */
    public synchronized Optional<CompletionStage<RelayOffer>> open(
            RelayPeer first, RelayPeer second, Supplier<CompletionStage<Boolean>> permitted, Runnable established) {
        Key key = Key.of(first.connectionId(), second.connectionId());
        Allocation existing = pairs.get(key);
        if (existing != null) {
            boolean same = existing.first == first.connectionId();
            return Optional.of(existing.ready.thenApply(offer -> same ? offer : offer.reversed()));
        }
        long sent = Optional.ofNullable(spent.get(key)).orElse(0L);
        if (settings.bytesPerPair() - sent < RelayPair.LONGEST || pairs.size() >= settings.pairs()
                || pairs.sizeOf(first.connectionId()) >= settings.pairsPerPeer()
                || pairs.sizeOf(second.connectionId()) >= settings.pairsPerPeer()) {
            totals.count(RelayCounter.PAIRS_REFUSED, 1);
            return Optional.empty();
        }
        return allocate(key, first, second, sent, permitted, established);
    }

    private Optional<CompletionStage<RelayOffer>> allocate(
            Key key, RelayPeer first, RelayPeer second, long sent, Supplier<CompletionStage<Boolean>> permitted,
            Runnable established) {
        OptionalInt forFirst = ports.take();
        OptionalInt forSecond = forFirst.isPresent() ? ports.take() : OptionalInt.empty();
        if (forSecond.isEmpty()) {
            forFirst.ifPresent(ports::giveBack);
            totals.count(RelayCounter.PAIRS_REFUSED, 1);
            return Optional.empty();
        }
        RelaySide firstSide = new RelaySide(first.connectionId(), first.address());
        RelaySide secondSide = new RelaySide(second.connectionId(), second.address());
        RelayPair pair = new RelayPair(firstSide, secondSide, settings, sent, totals, transport::now, established);
        RelayOffer offer = new RelayOffer(forFirst.getAsInt(), forSecond.getAsInt());
        CompletableFuture<RelayOffer> ready = bind(first, offer.forFirst(), firstSide, pair::fromFirst)
                .thenCombine(bind(second, offer.forSecond(), secondSide, pair::fromSecond), (a, b) -> offer);
        pairs.put(key, new Allocation(
                key, first.connectionId(), offer, pair, permitted, new AtomicLong(ANSWERED), ready));
        totals.count(RelayCounter.PAIRS_OPENED, 1);
        ready.whenComplete((bound, failure) -> {
            if (failure != null) {
                end(key);
            }
        });
        return Optional.of(ready);
    }

    private CompletableFuture<Void> bind(RelayPeer peer, int port, RelaySide side, RelayTransport.Receiver receiver) {
        return transport.bind(new InetSocketAddress(peer.bind(), port), receiver)
                .thenAccept(socket -> side.socket = socket).toCompletableFuture();
    }

    private synchronized void end(Key key) {
        Allocation ended = pairs.remove(key);
        if (ended != null) {
            remember(key, ended.pair.sent());
            // sockets that are still being bound are closed when they are
            ended.ready.whenComplete((offer, failure) -> {
                ended.pair.close();
                ports.giveBack(ended.offer.forFirst());
                ports.giveBack(ended.offer.forSecond());
            });
        }
    }

    /** Who was relayed last is forgotten last. */
    private void remember(Key key, long sent) {
        spent.remove(key);
        if (sent > 0) {
            spent.put(key, sent);
        }
        if (spent.size() > REMEMBERED) {
            spent.removeOldest();
        }
    }

    /** A peer proved another address to the server. */
    public synchronized void moved(long connectionId, InetAddress address) {
        pairs.keysOf(connectionId).forEach(key -> pairs.get(key).pair.moved(connectionId, address));
    }

    /** A peer is gone: its pairs end. */
    public synchronized void left(long connectionId) {
        pairs.keysOf(connectionId).forEach(this::end);
        spent.keysOf(connectionId).forEach(spent::remove);
    }

    /**
     * Ends pairs that are silent, have used up what they may, or may not be relayed any more; to be called every few
     * seconds.
     */
    public void tidy() {
        // Whether they may is for others to say, who have locks of their own.
        long now = transport.now();
        allocations().stream().filter(allocation -> allocation.isToBeAsked(now)).forEach(this::ask);
        endWhere(allocation -> allocation.pair.isOver(settings.idle().toNanos()));
    }

    private void ask(Allocation allocation) {
        allocation.asked.set(transport.now());
        allocation.permitted.get().whenComplete((may, failure) -> {
            allocation.asked.set(ANSWERED);
            if (!Boolean.TRUE.equals(may)) {
                end(allocation);
            }
        });
    }

    /** Not another one that the two have meanwhile. */
    private synchronized void end(Allocation allocation) {
        if (pairs.get(allocation.key) == allocation) {
            end(allocation.key);
        }
    }

    private synchronized Collection<Allocation> allocations() {
        return pairs.all();
    }

    private synchronized void endWhere(Predicate<Allocation> condition) {
        pairs.all().stream().filter(condition).forEach(allocation -> end(allocation.key));
    }

    /** What was relayed so far. */
    public synchronized RelayStatistics statistics() {
        return totals.snapshot(pairs.size());
    }

    /** Ends all pairs, and the transport; when that is done, all ports are free. */
    public synchronized CompletableFuture<Void> closeAsync() {
        endWhere(allocation -> true);
        return transport.closeAsync();
    }
}
