package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Whom one allocation may talk to, and how: a permission for each IP address that is sent to, a channel for each
 * address that answers or is sent to more than once or twice.
 */
final class TurnPeers implements TurnPermissions.Owner {

    static final int MOST_PEERS = 1_024;

    private static final int SENT_WITHOUT_CHANNEL = 3;

    private final Map<InetSocketAddress, TurnPeer> peers = new LinkedHashMap<>();
    private final TurnPermissions permissions;
    private final TurnChannels channels = new TurnChannels();
    private final StunWriter indication = new StunWriter();
    private final TurnTransactions transactions;
    private final RandomSource random;
    private final Queue<byte[]> outgoing;
    private final TurnTimers timers;
    private final TurnStatistics statistics;
    private final Runnable mismatch;

    /** @param mismatch run when the server says that there is no such allocation any more */
    TurnPeers(TurnTransactions transactions, RandomSource random, Queue<byte[]> outgoing, TurnTimers timers,
            TurnStatistics statistics, Runnable mismatch) {
        this.transactions = transactions;
        this.random = random;
        this.outgoing = outgoing;
        this.timers = timers;
        this.statistics = statistics;
        this.mismatch = mismatch;
        this.permissions = new TurnPermissions(transactions, timers, statistics, this);
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
            case WANTED, ASKED -> permissions.await(peer, data, length, now);
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
            peer = new TurnPeer(address, permissions.of(address.getAddress()));
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
        TurnPeer peer = permissions.isGranted(address.getAddress()) ? peer(address) : null;
        if (peer == null) {
            return false;
        }
        peer.used(now);
        bind(peer, now);
        return true;
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

    /** Renews what was used since the last time, and forgets what was not for as long as the server keeps it. */
    void check(long now) {
        for (TurnPeer peer : List.copyOf(peers.values())) {
            if (peer.isBound() && now - peer.boundAt >= timers.renewal() && peer.lastUsed > peer.boundAt) {
                peer.boundAt = now; // at once, lest it be asked for again before there is an answer
                transactions.ask(new ChannelRequest(peer), now);
            }
        }
        peers.values().removeIf(peer -> isOver(peer, now));
        permissions.check(permission -> peers.values().stream().anyMatch(peer -> peer.permission == permission), now);
    }

    private boolean isOver(TurnPeer peer, long now) {
        boolean unused = now - peer.lastUsed >= timers.permissionLifetime();
        boolean over = unused && (peer.state != TurnPeer.State.BOUND || now - peer.boundAt >= timers.channelLifetime());
        if (over) {
            channels.forget(peer);
        }
        return over;
    }

    @Override
    public void released(TurnPeer peer, byte[] datagram, long now) {
        outgoing.add(indication(peer, datagram, datagram.length, now));
    }

    @Override
    public void mismatched() {
        mismatch.run();
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
            permissions.granted(peer.permission, now);
        }

        @Override
        public void failed(TurnError error, long now) {
            if (error.isAllocationGone()) {
                mismatched();
            } else {
                peer.state = TurnPeer.State.REFUSED;
            }
        }
    }
}
