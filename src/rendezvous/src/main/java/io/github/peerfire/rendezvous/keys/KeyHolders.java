package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.ConnectAuthorizer;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.OverQuotaException;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Admits the holders of developer keys, introduces those of one key to each other, keeps to the quotas, and disconnects
 * those whose key is over. To be given to a {@link RendezvousServer} as authorizer, policy and listener, then
 * {@link #attach attached} to it. Safe for use by several event loops, each of which connects whom it admitted before
 * it admits the next.
 */
public final class KeyHolders implements ConnectAuthorizer, IntroductionPolicy, PeerListener {

    private static final Duration ENFORCING = Duration.ofSeconds(1);
    private static final CompletionStage<Boolean> YES = CompletableFuture.completedStage(true);
    private static final CompletionStage<Boolean> NO = CompletableFuture.completedStage(false);
    private static final CompletionStage<Boolean> NOT_NOW = CompletableFuture.failedStage(new OverQuotaException());

    private final KeyLookup keys;
    private final Supplier<RefusalStyle> style;
    private final IntroductionPolicy beyond;
    private final Clock clock;
    private final Map<String, KeyUsage> usage = new ConcurrentHashMap<>();
    private volatile RendezvousServer server;

    /**
     * Admits the holders of keys.
     *
     * @param style what those are told who are not admitted; asked each time, on event loops
     * @param beyond whom endpoints reach that are not of one key, where neither key is a sandbox
     */
    public KeyHolders(KeyLookup keys, Supplier<RefusalStyle> style, IntroductionPolicy beyond, Clock clock) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.style = Objects.requireNonNull(style, "style");
        this.beyond = Objects.requireNonNull(beyond, "beyond");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** As with Cirrus: what is wrong with a key is not told, and nobody reaches the holders of another key. */
    public KeyHolders(KeyLookup keys) {
        this(keys, () -> RefusalStyle.CIRRUS, (askers, target) -> NO, Clock.systemUTC());
    }

    /** Has a server disconnect those whose key is over, within a second from now on. */
    public void attach(RendezvousServer attached) {
        server = Objects.requireNonNull(attached, "server");
        attached.every(ENFORCING, this::enforce);
    }

    /** How many endpoints are connected with any key. */
    public int endpoints() {
        return usage.values().stream().mapToInt(KeyUsage::endpoints).sum();
    }

    /** How many endpoints are connected with a key. */
    public int endpoints(String keyId) {
        return Optional.ofNullable(usage.get(keyId)).map(KeyUsage::endpoints).orElse(0);
    }

    /** How many keys are in use: those of connected endpoints, and for a minute those that introductions count for. */
    public int keysInUse() {
        return usage.size();
    }

    /**
     * Disconnects those whose key was revoked or removed or has expired; nothing happens before {@link #attach}.
     *
     * @throws RuntimeException what was thrown by the lookup of a key, after all others were looked at
     */
    public void enforce() {
        RendezvousServer attached = server;
        if (attached == null) {
            return;
        }
        RuntimeException failure = null;
        for (String keyId : usage.keySet()) {
            try {
                enforce(keyId, attached);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void enforce(String keyId, RendezvousServer attached) {
        Instant now = clock.instant();
        Optional<DeveloperKey> key = keys.get(keyId);
        KeyUsage used = usage.get(keyId);
        if (used != null && (key.isEmpty() || key.get().ended(now).isPresent())) {
            used.connections().forEach(connection -> attached.disconnect(
                    connection, "NetConnection.Connect.Closed", "developer key"));
        }
        usage.computeIfPresent(keyId, (id, still) -> still.forgetOver(now.toEpochMilli()) ? null : still);
    }

    @Override
    public ConnectDecision authorize(ConnectRequest request) {
        KeyRefusal refusal = KeyRefusal.UNKNOWN;
        for (KeyDigest named : request.keys()) {
            Optional<DeveloperKey> found = keys.find(named);
            if (found.isPresent()) {
                Optional<KeyRefusal> refused = refusal(found.get(), named);
                if (refused.isEmpty()) {
                    return new ConnectDecision.Accepted(new KeyOwner(found.get().id()), Map.of());
                }
                refusal = refusal == KeyRefusal.UNKNOWN ? refused.get() : refusal;
            }
        }
        return style.get().decision(refusal);
    }

    private Optional<KeyRefusal> refusal(DeveloperKey key, KeyDigest named) {
        return key.refusal(named, clock.instant())
                .or(() -> hasPlace(key) ? Optional.empty() : Optional.of(KeyRefusal.QUOTA));
    }

    private boolean hasPlace(DeveloperKey key) {
        boolean[] admitted = {false};
        usage.compute(key.id(), (id, before) -> {
            KeyUsage used = before == null ? new KeyUsage() : before;
            admitted[0] = used.admit(key.terms().quota().endpoints());
            return used;
        });
        return admitted[0];
    }

    @Override
    public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
        for (ConnectedPeer asker : askers) {
            if (asker.owner() instanceof KeyOwner && asker.owner().equals(target.owner())) {
                return withinQuota(List.of(asker), target);
            }
        }
        if (isInSandbox(target)) {
            return NO;
        }
        List<ConnectedPeer> free = askers.stream().filter(asker -> !isInSandbox(asker)).toList();
        return free.isEmpty() ? NO : beyond.mayIntroduce(free, target)
                .thenCompose(allowed -> allowed ? withinQuota(free, target) : NO);
    }

    @Override
    public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
        List<ConnectedPeer> free = askers.stream().filter(asker -> !isInSandbox(asker)).toList();
        return free.isEmpty() ? NO : beyond.decideOnNobody(free);
    }

    private CompletionStage<Boolean> withinQuota(List<ConnectedPeer> askers, ConnectedPeer target) {
        List<ConnectedPeer> allowed = askers.stream().filter(this::hasNoKeyThatIsOver).toList();
        if (allowed.isEmpty()) {
            return NO;
        }
        return allowed.stream().anyMatch(asker -> isWithinQuota(asker, target)) ? YES : NOT_NOW;
    }

    @Override
    public CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
        if (!isNotKeptFromRelay(asker) || !isNotKeptFromRelay(target)) {
            return NO;
        }
        boolean ofOneKey = asker.owner() instanceof KeyOwner && asker.owner().equals(target.owner());
        if (ofOneKey) {
            return YES;
        }
        return isInSandbox(asker) || isInSandbox(target) ? NO : beyond.mayRelay(asker, target);
    }

    @Override
    public boolean mayTryOut(ConnectedPeer client, ConnectedPeer helper) {
        boolean ofOneKey = client.owner() instanceof KeyOwner && client.owner().equals(helper.owner());
        return ofOneKey || !isInSandbox(client) && !isInSandbox(helper) && beyond.mayTryOut(client, helper);
    }

    private boolean isNotKeptFromRelay(ConnectedPeer peer) {
        return !(peer.owner() instanceof KeyOwner) || keyOf(peer).map(key -> key.terms().relay()).orElse(false);
    }

    private boolean isInSandbox(ConnectedPeer peer) {
        // whoever's key is gone reaches nobody any more
        return peer.owner() instanceof KeyOwner && keyOf(peer).map(key -> key.terms().sandbox()).orElse(true);
    }

    private Optional<DeveloperKey> keyOf(ConnectedPeer peer) {
        return peer.owner() instanceof KeyOwner owner ? keys.get(owner.keyId()) : Optional.empty();
    }

    private boolean hasNoKeyThatIsOver(ConnectedPeer peer) {
        return !(peer.owner() instanceof KeyOwner)
                || keyOf(peer).filter(key -> key.ended(clock.instant()).isEmpty()).isPresent();
    }

    private boolean isWithinQuota(ConnectedPeer asker, ConnectedPeer target) {
        // an asker of another node may be the only one of its key here
        return keyOf(asker).map(key -> usage.computeIfAbsent(key.id(), id -> new KeyUsage()).introduce(
                new KeyUsage.Pair(asker.connectionId(), target.connectionId()),
                key.terms().quota().introductionsPerMinute(), clock.millis())).orElse(true);
    }

    @Override
    public void connected(ConnectedPeer peer) {
        if (peer.owner() instanceof KeyOwner owner) {
            usage.compute(owner.keyId(), (id, before) -> {
                KeyUsage used = before == null ? new KeyUsage() : before;
                used.connected(peer.connectionId());
                return used;
            });
        }
    }

    @Override
    public void addressChanged(ConnectedPeer peer) {
        // A key is good at every address.
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        if (peer.owner() instanceof KeyOwner owner) {
            usage.computeIfPresent(owner.keyId(),
                    (id, used) -> used.disconnected(peer.connectionId()) ? null : used);
        }
    }
}
