package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriver.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Passes short messages on between peers that may be introduced to each other, as Cirrus does for the Video Phone of
 * 2011: who calls {@code relay(peerId, ...)} has the other's client called as {@code onRelay(ownPeerId, ...)}, with
 * texts, numbers and truth values. Any loop.
 */
final class PeerMessages {

    /** In bytes, with all that is around it: a packet has room for it. */
    static final int MAXIMUM_LENGTH = 1_000;

    private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);

    private final PeerRegistry registry;
    private final IntroductionPolicy policy;

    PeerMessages(PeerRegistry registry, IntroductionPolicy policy) {
        this.registry = registry;
        this.policy = policy;
    }

    /**
     * Passes a message on if the sender is who it says, has not asked for too much, and may be introduced to the other,
     * who is at this server; otherwise the sender is not told which of that is wrong. On the sender's loop.
     *
     * @return whether it was passed on; fails if the policy does
     */
    CompletableFuture<Boolean> pass(ControlConnection sender, List<AmfValue> arguments, long now) {
        Optional<ControlConnection> target = target(arguments).filter(found -> found != sender);
        if (!sender.peer().staticKeys() || !sender.mayLookUp(now) || target.isEmpty()
                || !arguments.stream().allMatch(PeerMessages::isPlain)) {
            return NO;
        }
        List<AmfValue> values = new ArrayList<>(arguments);
        values.set(0, AmfValue.of(sender.peer().id().hex()));
        CommandMessage message = CommandMessage.of("onRelay", 0, null, values.toArray());
        if (message.encode().length > MAXIMUM_LENGTH) {
            return NO;
        }
        try {
            return decision(sender, target.get())
                    .thenApply(allowed -> allowed && deliver(sender, target.get(), message, now));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What the policy says; no if it takes longer than for an introduction, so that nothing waits for ever. */
    private CompletableFuture<Boolean> decision(ControlConnection sender, ControlConnection target) {
        CompletableFuture<Boolean> decision =
                policy.mayIntroduce(List.of(sender.peer()), target.peer()).toCompletableFuture().copy();
        if (!decision.isDone()) {
            EndpointDriver driver = sender.endpoint().driver();
            Cancellable patience = driver.schedule(Introducer.PATIENCE, () -> decision.complete(false));
            decision.whenComplete((allowed, failure) -> driver.execute(patience::cancel));
        }
        return decision;
    }

    /** Objects may refer to what else is in their message, and nobody needs them. */
    private static boolean isPlain(AmfValue value) {
        return value.isNothing() || value.asText().isPresent() || value.asNumber().isPresent()
                || value.asBoolean().isPresent();
    }

    private Optional<ControlConnection> target(List<AmfValue> arguments) {
        try {
            return arguments.stream().findFirst().flatMap(AmfValue::asText).map(PeerId::parse).flatMap(registry::find);
        } catch (IllegalArgumentException noPeerId) {
            return Optional.empty();
        }
    }

    private static boolean deliver(ControlConnection sender, ControlConnection target, CommandMessage message,
            long now) {
        if (!target.mayBeGreeted(sender.peer().observed(), now)) {
            return false;
        }
        target.endpoint().driver().execute(() -> target.sendLater(message));
        return true;
    }
}
