package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Passes short messages on between peers that may be introduced to each other, as Cirrus does for the Video Phone of
 * 2011: who calls {@code relay(peerId, ...)} has the other's client called as {@code onRelay(ownPeerId, ...)}, with
 * texts, numbers and truth values. Confined to the event loop of those who send.
 */
final class PeerMessages {

    /** In bytes, with all that is around it: a packet has room for it. */
    static final int MAXIMUM_LENGTH = 1_000;

    /**
     * When a sender is told that its message is not passed on, if that is not for what it said itself: whoever was
     * asked for, and however long the policy takes; nanoseconds.
     */
    static final long REFUSED_AFTER = Time.SECOND;

    /** How many senders wait to be told; beyond, the one that waits longest is told sooner, whomever he asked for. */
    static final int MOST_WAITING = 1_000;

    private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);

    private final PeerRegistry registry;
    private final IntroductionPolicy policy;
    /** How many messages wait for the policy. */
    private int pending;
    /** The oldest first, for all wait equally long. */
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    /** That a message is not passed on is told then, unless it was meanwhile; nanoseconds. */
    private record Waiting(CompletableFuture<Boolean> passed, long until) {
    }

    PeerMessages(PeerRegistry registry, IntroductionPolicy policy) {
        this.registry = registry;
        this.policy = policy;
    }

    /**
     * Passes a message on if the sender is who it says, has not asked for too much, and may be introduced to the other,
     * who is at this server; otherwise the sender is not told which of that is wrong. On the sender's loop.
     *
     * @return whether it was passed on
     */
    CompletableFuture<Boolean> pass(ControlConnection sender, List<AmfValue> arguments, long now) {
        Optional<PeerId> wanted = wanted(arguments).filter(peer -> !peer.equals(sender.peer().id()));
        if (!sender.peer().staticKeys() || !sender.mayLookUp(now) || wanted.isEmpty()
                || !arguments.stream().allMatch(PeerMessages::isPlain)) {
            return NO;
        }
        List<AmfValue> values = new ArrayList<>(arguments);
        values.set(0, AmfValue.of(sender.peer().id().hex()));
        CommandMessage message = CommandMessage.of("onRelay", 0, null, values.toArray());
        if (message.encode().length > MAXIMUM_LENGTH) {
            return NO;
        }
        EndpointDriver driver = sender.endpoint().driver();
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        if (pending < Introducer.MAXIMUM_PENDING) {
            decide(sender, registry.find(wanted.get()), message, passed);
        }
        if (!passed.isDone()) {
            refuseLater(passed, driver);
        }
        return passed;
    }

    /** Has the policy decide, until it is too late; what it refuses waits for that. */
    private void decide(ControlConnection sender, Optional<ControlConnection> target, CommandMessage message,
            CompletableFuture<Boolean> passed) {
        CompletableFuture<Boolean> decision = askPolicy(sender, target).copy();
        Runnable end = () -> {
            if (isYes(decision) && target.isPresent() && !passed.isDone()
                    && deliver(target.get(), message, sender.peer().observed(), sender.endpoint().driver().now())) {
                passed.complete(true);
            }
        };
        if (decision.isDone()) {
            end.run();
            return;
        }
        pending++;
        passed.whenComplete((done, failure) -> decision.complete(false));
        decision.whenComplete((allowed, failure) -> sender.endpoint().driver().execute(() -> {
            pending--;
            end.run();
        }));
    }

    private static boolean isYes(CompletableFuture<Boolean> decision) {
        return !decision.isCompletedExceptionally() && Boolean.TRUE.equals(decision.join());
    }

    private void refuseLater(CompletableFuture<Boolean> passed, EndpointDriver driver) {
        if (waiting.isEmpty()) {
            driver.schedule(REFUSED_AFTER, () -> refuseDue(driver));
        } else if (waiting.size() >= MOST_WAITING) {
            waiting.remove().passed.complete(false);
        }
        waiting.add(new Waiting(passed, driver.now() + REFUSED_AFTER));
    }

    private void refuseDue(EndpointDriver driver) {
        while (!waiting.isEmpty() && waiting.element().until <= driver.now()) {
            waiting.remove().passed.complete(false);
        }
        if (!waiting.isEmpty()) {
            driver.schedule(waiting.element().until - driver.now(), () -> refuseDue(driver));
        }
    }

    private CompletableFuture<Boolean> askPolicy(ControlConnection sender, Optional<ControlConnection> target) {
        try {
            List<ConnectedPeer> askers = List.of(sender.peer());
            return target.map(found -> policy.mayIntroduce(askers, found.peer()))
                    .orElseGet(() -> policy.decideOnNobody(askers)).toCompletableFuture();
        } catch (RuntimeException e) {
            sender.endpoint().ownFailure("The introduction policy failed; a message is not passed on", e);
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Objects may refer to what else is in their message, and nobody needs them. */
    private static boolean isPlain(AmfValue value) {
        return value.isNothing() || value.asText().isPresent() || value.asNumber().isPresent()
                || value.asBoolean().isPresent();
    }

    private static Optional<PeerId> wanted(List<AmfValue> arguments) {
        try {
            return arguments.stream().findFirst().flatMap(AmfValue::asText).map(PeerId::parse);
        } catch (IllegalArgumentException noPeerId) {
            return Optional.empty();
        }
    }

    private static boolean deliver(ControlConnection target, CommandMessage message, InetSocketAddress sender,
            long now) {
        if (!target.mayBeGreeted(sender, now)) {
            return false;
        }
        target.endpoint().driver().execute(() -> target.sendLater(message));
        return true;
    }
}
