package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Whom one allocation may talk to, and how: a permission for each IP address that is sent to, a channel for each
 * address that answers or is sent to more than once or twice.
 */
final class TurnPeers {

    static final int MOST_PEERS = 1_024;

    /** RFC 8656 §10.1 allows many in one request; so long is none that it would be fragmented. */
    private static final int MOST_IN_REQUEST = 16;
    private static final int SENT_WITHOUT_CHANNEL = 3;
    private static final long REFUSAL_LASTS = 60 * Time.SECOND;

    /** Of what happens to the whole allocation. */
    interface Owner {

        /** The server says that there is no such allocation any more. */
        void mismatched(long now);
    }

    private final Map<InetSocketAddress, TurnPeer> peers = new LinkedHashMap<>();
    private final Map<InetAddress, TurnPermission> permissions = new LinkedHashMap<>();
    private final TurnChannels channels = new TurnChannels();
    private final StunWriter indication = new StunWriter();
    private final TurnTransactions transactions;
    private final RandomSource random;
    private final Queue<byte[]> outgoing;
    private final TurnTimers timers;
    private final TurnStatistics statistics;
    private final Owner owner;
    private boolean asking;

    TurnPeers(TurnTransactions transactions, RandomSource random, Queue<byte[]> outgoing, TurnTimers timers,
            TurnStatistics statistics, Owner owner) {
        this.transactions = transactions;
        this.random = random;
        this.outgoing = outgoing;
        this.timers = timers;
        this.statistics = statistics;
        this.owner = owner;
    }

    /**
     * Makes of a datagram for a peer the one for the server, in {@code target}, or keeps it until there is a
     * permission.
     *
     * @return how long that for the server is; 0 if there is none
     */
    int wrap(InetSocketAddress destination, byte[] data, int length, byte[] target, long now) {
        TurnPeer peer = peer(destination);
        if (peer == null) {
            statistics.dropped();
            return 0;
        }
        peer.used(now);
        if (peer.isBound()) {
            statistics.channelDataSent();
            TurnChannels.writeHeader(peer.channel, length, target);
            System.arraycopy(data, 0, target, TurnChannels.HEADER_LENGTH, length);
            return TurnChannels.HEADER_LENGTH + length;
        }
        return wrapWithoutChannel(peer, data, length, target, now);
    }

    private int wrapWithoutChannel(TurnPeer peer, byte[] data, int length, byte[] target, long now) {
        switch (peer.permission.state) {
            case GRANTED -> {
                byte[] message = indication(peer, data, length, now);
                System.arraycopy(message, 0, target, 0, message.length);
                return message.length;
            }
            case WANTED, ASKED -> {
                if (!peer.permission.keep(peer, Arrays.copyOf(data, length))) {
                    statistics.dropped();
                }
                askPermissions(now);
            }
            case REFUSED -> statistics.dropped();
        }
        return 0;
    }

    private byte[] indication(TurnPeer peer, byte[] data, int length, long now) {
        statistics.indicationSent();
        if (++peer.sent >= SENT_WITHOUT_CHANNEL) {
            bind(peer, now);
        }
        // RFC 8656 §11.1
        return indication.begin(StunMethod.SEND, StunClass.INDICATION, random.bytes(StunMessage.TRANSACTION_ID_LENGTH))
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer.address)
                .attribute(StunAttribute.DATA, data, 0, length)
                .message();
    }

    /** The known or new peer at an address; null if there are too many. */
    private TurnPeer peer(InetSocketAddress address) {
        TurnPeer peer = peers.get(address);
        if (peer == null && peers.size() < MOST_PEERS) {
            peer = new TurnPeer(address, permissions.computeIfAbsent(address.getAddress(), TurnPermission::new));
            peers.put(address, peer);
        }
        return peer;
    }

    /** Something came through a channel; returns from whom, or null if it is nobody's. */
    InetSocketAddress channelData(int number, long now) {
        TurnPeer peer = channels.peer(number);
        if (peer == null) {
            return null;
        }
        peer.used(now);
        return peer.address;
    }

    /** Something came from an address without channel; false if that has no permission (RFC 8656 §11.4). */
    boolean dataFrom(InetSocketAddress address, long now) {
        TurnPermission permission = permissions.get(address.getAddress());
        TurnPeer peer = permission == null || permission.state != TurnPermission.State.GRANTED ? null : peer(address);
        if (peer == null) {
            return false;
        }
        peer.used(now);
        bind(peer, now);
        return true;
    }

    /** One request at a time, for all that wait: a peer is wanted at many addresses at once. */
    private void askPermissions(long now) {
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

    private void bind(TurnPeer peer, long now) {
        if (peer.state != TurnPeer.State.NONE) {
            return;
        }
        peer.channel = channels.assign(peer);
        peer.state = peer.channel == TurnPeer.NO_CHANNEL ? TurnPeer.State.REFUSED : TurnPeer.State.ASKED;
        if (peer.channel != TurnPeer.NO_CHANNEL) {
            transactions.ask(new ChannelRequest(peer), now);
        }
    }

    private void granted(TurnPermission permission, long now) {
        permission.state = TurnPermission.State.GRANTED;
        permission.since = now;
        for (TurnPermission.Waiting w = permission.next(); w != null; w = permission.next()) {
            outgoing.add(indication(w.peer(), w.datagram(), w.datagram().length, now));
        }
    }

    private void refused(TurnPermission permission, long now) {
        permission.state = TurnPermission.State.REFUSED;
        permission.since = now;
        permission.dropWaiting();
    }

    /** Renews what was used since the last time, and forgets what was not for as long as the server keeps it. */
    void check(long now) {
        for (TurnPeer peer : List.copyOf(peers.values())) {
            if (peer.isBound() && now - peer.boundAt >= timers.renewal() && peer.lastUsed > peer.boundAt) {
                peer.boundAt = now; // at once, lest it be asked for again before there is an answer
                transactions.ask(new ChannelRequest(peer), now);
            }
        }
        peers.values().removeIf(peer -> isOver(peer, now));
        for (TurnPermission permission : permissions.values()) {
            if (permission.state == TurnPermission.State.GRANTED && now - permission.since >= timers.renewal()
                    && permission.lastUsed > permission.since) {
                permission.since = now;
                transactions.ask(new PermissionRequest(List.of(permission)), now);
            }
        }
        forgetPermissions(now);
    }

    private boolean isOver(TurnPeer peer, long now) {
        boolean unused = now - peer.lastUsed >= timers.permissionLifetime();
        boolean over = unused && (peer.state != TurnPeer.State.BOUND || now - peer.boundAt >= timers.channelLifetime());
        if (over) {
            channels.forget(peer);
        }
        return over;
    }

    private void forgetPermissions(long now) {
        for (Iterator<TurnPermission> all = permissions.values().iterator(); all.hasNext();) {
            TurnPermission permission = all.next();
            boolean unused = now - permission.lastUsed >= timers.permissionLifetime();
            if (permission.state == TurnPermission.State.REFUSED && now - permission.since >= REFUSAL_LASTS) {
                permission.state = TurnPermission.State.WANTED; // should anybody still want to go there
            }
            if (unused && peers.values().stream().noneMatch(peer -> peer.permission == permission)) {
                all.remove();
            }
        }
    }

    private boolean isAllocationGone(TurnError error, long now) {
        // RFC 8656 §5: MUST assume the allocation no longer exists
        if (error.code() == TurnError.ALLOCATION_MISMATCH) {
            owner.mismatched(now);
            return true;
        }
        return false;
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
            statistics.permissionsGranted(wanted.size());
            wanted.forEach(permission -> granted(permission, now));
            askPermissions(now);
        }

        @Override
        public void failed(TurnError error, long now) {
            asking = false;
            if (isAllocationGone(error, now)) {
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
            askPermissions(now);
        }
    }

    /** RFC 8656 §12; renews the permission too. */
    private final class ChannelRequest implements TurnRequest {

        private final TurnPeer peer;

        ChannelRequest(TurnPeer peer) {
            this.peer = peer;
        }

        @Override
        public StunMethod method() {
            return StunMethod.CHANNEL_BIND;
        }

        @Override
        public void write(StunWriter message) {
            message.uint32(StunAttribute.CHANNEL_NUMBER, peer.channel << 16);
            message.xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer.address);
        }

        @Override
        public void succeeded(StunMessage response, long now) {
            statistics.channelBound();
            peer.state = TurnPeer.State.BOUND;
            peer.boundAt = now;
            granted(peer.permission, now);
        }

        @Override
        public void failed(TurnError error, long now) {
            if (!isAllocationGone(error, now)) {
                peer.state = TurnPeer.State.REFUSED;
            }
        }
    }
}
