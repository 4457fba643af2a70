package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Peers that let others try out sessions to them, and who may for the moment. Safe for use by several threads; bounded
 * by the number of helpers.
 */
final class CheckHelpers {

    /** How many there are at most. */
    static final int MAXIMUM = 64;

    /** How long a client may have itself introduced to its helper; nanoseconds. */
    private static final long PERMIT = 60 * Time.SECOND;
    private static final int MAXIMUM_PERMITS = 4_096;

    private final Map<Long, ConnectedPeer> helpers = new LinkedHashMap<>();
    private final RecentMap<Permit, Boolean> permits = new RecentMap<>(MAXIMUM_PERMITS, PERMIT);

    private record Permit(long client, long helper) {
    }

    static CandidateAddress replyAddress(InetSocketAddress address) {
        return new CandidateAddress(AddressOrigin.RELAY, address);
    }

    /**
     * A peer offers help. If there are enough, it takes the place of the first of the source that has most, unless its
     * own would then have as many.
     *
     * @return false if there is no place for it, or its identity is not proven
     */
    synchronized boolean offer(ConnectedPeer peer) {
        boolean enough = helpers.size() >= MAXIMUM && !helpers.containsKey(peer.connectionId());
        if (!peer.staticKeys() || enough && !makesRoom(source(peer))) {
            return false;
        }
        helpers.put(peer.connectionId(), peer);
        return true;
    }

    private boolean makesRoom(SourceNetwork newcomer) {
        Map<SourceNetwork, Long> places =
                helpers.values().stream().collect(Collectors.groupingBy(CheckHelpers::source, Collectors.counting()));
        long most = Collections.max(places.values());
        if (places.getOrDefault(newcomer, 0L) + 1 >= most) {
            return false;
        }
        helpers.values().stream().filter(helper -> places.get(source(helper)) == most).findFirst()
                .map(ConnectedPeer::connectionId).ifPresent(helpers::remove);
        return true;
    }

    private static SourceNetwork source(ConnectedPeer peer) {
        return SourceNetwork.of(peer.observed().getAddress());
    }

    /**
     * Names a helper for a client, which may now be introduced to it: one that is somewhere else.
     *
     * @param willing whom the host lets help this client
     */
    synchronized Optional<PeerId> permit(ConnectedPeer client, Predicate<ConnectedPeer> willing, long now) {
        tidy(now);
        Optional<ConnectedPeer> found = permits.size() >= MAXIMUM_PERMITS ? Optional.empty()
                : helpers.values().stream()
                        .filter(helper -> !helper.observed().getAddress().equals(client.observed().getAddress())
                                && !helper.id().equals(client.id()) && willing.test(helper))
                        .findFirst();
        found.ifPresent(helper -> {
            permits.put(new Permit(client.connectionId(), helper.connectionId()), Boolean.TRUE, now);
            // the next client gets the next helper
            helpers.remove(helper.connectionId());
            helpers.put(helper.connectionId(), helper);
        });
        return found.map(ConnectedPeer::id);
    }

    /** Whether a client may be introduced to its helper. */
    synchronized boolean isPermitted(long client, long helper, long now) {
        return permits.size() > 0 && permits.get(new Permit(client, helper), now) != null;
    }

    /** How many clients may be introduced to helpers, or might have been until a short time ago. */
    synchronized int permits() {
        return permits.size();
    }

    /** Whether there is no helper, and nobody who may be introduced to one. */
    synchronized boolean isEmpty() {
        return helpers.isEmpty() && permits.size() == 0;
    }

    /** Forgets what was permitted too long ago. */
    synchronized void tidy(long now) {
        permits.expire(now);
    }

    synchronized void moved(ConnectedPeer peer) {
        helpers.computeIfPresent(peer.connectionId(), (id, before) -> peer);
    }

    synchronized void left(long connectionId) {
        helpers.remove(connectionId);
        permits.removeIf(permit -> permit.client() == connectionId || permit.helper() == connectionId);
    }
}
