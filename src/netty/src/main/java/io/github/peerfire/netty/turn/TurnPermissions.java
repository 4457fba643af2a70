package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The permissions of one allocation, one for each IP address that something is sent to (RFC 8656 §9). */
final class TurnPermissions {

    /** RFC 8656 §10.1 allows many in one request; so long is none that it would be fragmented. */
    private static final int MOST_IN_REQUEST = 16;
    private static final long REFUSAL_LASTS = 60 * Time.SECOND;

    /** Of all that the permissions are for. */
    interface Owner {

        /** What waited for a permission may go. */
        void released(TurnPeer peer, byte[] datagram, long now);

        /** The server says that there is no such allocation any more. */
        void mismatched();
    }

    private final Map<InetAddress, TurnPermission> permissions = new LinkedHashMap<>();
    private final TurnTransactions transactions;
    private final TurnTimers timers;
    private final TurnStatistics statistics;
    private final Owner owner;
    private boolean asking;

    TurnPermissions(TurnTransactions transactions, TurnTimers timers, TurnStatistics statistics, Owner owner) {
        this.transactions = transactions;
        this.timers = timers;
        this.statistics = statistics;
        this.owner = owner;
    }

    /** The known or new one for an address. */
    TurnPermission of(InetAddress address) {
        return permissions.computeIfAbsent(address, TurnPermission::new);
    }

    boolean isGranted(InetAddress address) {
        TurnPermission permission = permissions.get(address);
        return permission != null && permission.state == TurnPermission.State.GRANTED;
    }

    /** Keeps the first bytes of {@code data} for a peer until its permission is there, which is asked for. */
    void await(TurnPeer peer, byte[] data, int length, long now) {
        if (!peer.permission.keep(peer, Arrays.copyOf(data, length))) {
            statistics.dropped();
        }
        ask(now);
    }

    /** One request at a time, for all that wait: a peer is wanted at many addresses at once. */
    private void ask(long now) {
        if (asking) {
            return;
        }
        List<TurnPermission> wanted = new ArrayList<>();
        for (TurnPermission permission : permissions.values()) {
            if (permission.state == TurnPermission.State.WANTED && wanted.size() < MOST_IN_REQUEST
                    && (wanted.isEmpty() || !permission.alone && !wanted.get(0).alone)) {
                wanted.add(permission);
            }
        }
        if (!wanted.isEmpty()) {
            asking = true;
            wanted.forEach(permission -> permission.state = TurnPermission.State.ASKED);
            transactions.ask(new PermissionRequest(wanted), now);
        }
    }

    /** The server gave one, or did so by the way. */
    void granted(TurnPermission permission, long now) {
        permission.state = TurnPermission.State.GRANTED;
        permission.since = now;
        for (TurnPermission.Waiting w = permission.next(); w != null; w = permission.next()) {
            owner.released(w.peer(), w.datagram(), now);
        }
    }

    private void refused(TurnPermission permission, long now) {
        permission.state = TurnPermission.State.REFUSED;
        permission.since = now;
        permission.dropWaiting();
    }

    /**
     * Renews what was used since the last time, and forgets what was not for as long as the server keeps it.
     *
     * @param inUse whether a peer still has it
     */
    void check(Predicate<TurnPermission> inUse, long now) {
        for (TurnPermission permission : permissions.values()) {
            if (permission.state == TurnPermission.State.GRANTED && now - permission.since >= timers.renewal()
                    && permission.lastUsed > permission.since) {
                permission.since = now;
                transactions.ask(new PermissionRequest(List.of(permission)), now);
            }
        }
        for (Iterator<TurnPermission> all = permissions.values().iterator(); all.hasNext();) {
            TurnPermission permission = all.next();
            if (permission.state == TurnPermission.State.REFUSED && now - permission.since >= REFUSAL_LASTS) {
                permission.state = TurnPermission.State.WANTED; // should anybody still want to go there
            }
            if (now - permission.lastUsed >= timers.permissionLifetime() && !inUse.test(permission)) {
                all.remove();
            }
        }
    }

    /** RFC 8656 §10. */
    private final class PermissionRequest implements TurnRequest {

        private final List<TurnPermission> wanted;

        PermissionRequest(List<TurnPermission> wanted) {
            this.wanted = wanted;
        }

        @Override
        public StunMethod method() {
            return StunMethod.CREATE_PERMISSION;
        }

        @Override
        public void write(StunWriter message) {
            wanted.forEach(permission -> message.xorAddress(
                    StunAttribute.XOR_PEER_ADDRESS, new InetSocketAddress(permission.address, 0)));
        }

        @Override
        public void succeeded(StunMessage response, long now) {
            asking = false;
            wanted.forEach(permission -> granted(permission, now));
            ask(now);
        }

        @Override
        public void failed(TurnError error, long now) {
            asking = false;
            if (error.isAllocationGone()) {
                owner.mismatched();
                return;
            }
            for (TurnPermission permission : wanted) {
                if (wanted.size() > 1) {
                    permission.state = TurnPermission.State.WANTED;
                    permission.alone = true;
                } else if (error.code() == TurnError.NO_ANSWER || error.code() == TurnError.BAD_REQUEST) {
                    // In early drafts there is no such request: to send something gives the permission.
                    granted(permission, now);
                } else {
                    refused(permission, now);
                }
            }
            ask(now);
        }
    }
}
