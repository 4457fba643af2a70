package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * One allocation at a TURN proxy over UDP (RFC 8656), from one local port: lends an address of each family if it can,
 * renews it, gets permissions and binds channels as datagrams go and come. Over once it failed; another one then needs
 * another port.
 *
 * <p>Not for use by several threads. A driver gives {@link #receive} what comes from the server, calls
 * {@link #handleTimeout} at {@link #nextDeadline}, and after each call sends what {@link #poll} gives. Times are
 * nanoseconds.
 */
public final class TurnAllocation {

    /** How much longer than a peer's datagram the one for the server can be. */
    public static final int OVERHEAD = 64;

    /** Is told what becomes of an allocation, within calls of its methods. */
    public interface Listener {

        /** Peers can reach the client at these addresses, one or two. */
        void allocated(List<InetSocketAddress> relayed);

        /** It is over. */
        void failed(TurnFailure failure);
    }

    private enum State { NEW, ALLOCATING, ALLOCATED, OVER }

    private final String serverName;
    private final Listener listener;
    private final TurnTimers timers;
    private final RandomSource random;
    private final Queue<byte[]> outgoing = new ArrayDeque<>();
    private final LongTermCredentials credentials;
    private final TurnTransactions transactions;
    private final TurnStatistics statistics = new TurnStatistics();
    private final TurnLease lease;
    private final TurnPeers peers;
    private State state = State.NEW;
    private long checkAt = Time.NEVER;
    private long lastSent;

    /** @param random has to be unpredictable */
    public TurnAllocation(TurnServer server, RandomSource random, Listener listener) {
        this(server, random, TurnTimers.USUAL, listener);
    }

    TurnAllocation(TurnServer server, RandomSource random, TurnTimers timers, Listener listener) {
        this.serverName = "The TURN proxy " + server.uri();
        this.listener = listener;
        this.timers = timers;
        this.random = random;
        this.credentials = new LongTermCredentials(server.username(), server.password());
        this.transactions = new TurnTransactions(credentials, random, outgoing);
        this.lease = new TurnLease(transactions, statistics, new LeaseOwner());
        this.peers = new TurnPeers(transactions, random, outgoing, timers, statistics,
                () -> failed(new TurnError(TurnError.ALLOCATION_MISMATCH)));
    }

    /** Asks for addresses. Once. */
    public void start(long now) {
        state = State.ALLOCATING;
        lease.begin(now);
    }

    /** The addresses that the server lent; none before it did, or after the end. */
    public List<InetSocketAddress> relayed() {
        return lease.addresses();
    }

    /** The live counters, not a copy. */
    public TurnStatistics statistics() {
        return statistics;
    }

    /** Whether nothing can be sent any more. */
    public boolean isOver() {
        return state == State.OVER;
    }

    /**
     * Takes a datagram of the server. The array is not kept.
     *
     * @param target describes the peer's datagram, if there is one in it
     * @return whether there is
     */
    public boolean receive(byte[] datagram, int offset, int length, RelayedDatagram target, long now) {
        if (state == State.ALLOCATED && TurnChannels.isChannelData(datagram, offset, length)) {
            return receiveChannelData(datagram, offset, length, target, now);
        }
        StunMessage message = StunMessage.decode(datagram, offset, length);
        if (message == null || state == State.OVER || !message.isFingerprintRight()) {
            statistics.dropped();
            return false;
        }
        if (message.kind() == StunClass.INDICATION) {
            return receiveData(message, target, now);
        }
        boolean isResponse = message.kind() != StunClass.REQUEST;
        if (!isResponse || !transactions.receive(message, now)) {
            statistics.dropped();
        }
        return false;
    }

    private boolean receiveChannelData(byte[] datagram, int offset, int length, RelayedDatagram target, long now) {
        int dataLength = TurnChannels.dataLength(datagram, offset, length);
        InetSocketAddress source =
                dataLength < 0 ? null : peers.channelData(TurnChannels.number(datagram, offset), now);
        if (source == null) {
            statistics.dropped();
            return false;
        }
        statistics.channelDataReceived();
        target.set(offset + TurnChannels.HEADER_LENGTH, dataLength, source);
        return true;
    }

    /** RFC 8656 §11.4. */
    private boolean receiveData(StunMessage message, RelayedDatagram target, long now) {
        InetSocketAddress source = message.xorAddress(StunAttribute.XOR_PEER_ADDRESS);
        boolean complete = message.method() == StunMethod.DATA && source != null && message.has(StunAttribute.DATA)
                && !message.hasUnknownRequired();
        if (!complete || state != State.ALLOCATED || !peers.dataFrom(source, now)) {
            statistics.dropped();
            return false;
        }
        target.set(message.valueOffset(StunAttribute.DATA), message.valueLength(StunAttribute.DATA), source);
        return true;
    }

    /**
     * Makes of a datagram for a peer the one for the server. The first to a peer may wait for a permission, and then
     * come from {@link #poll}.
     *
     * @param target has room for {@link #OVERHEAD} bytes more than {@code length}
     * @return how long that for the server is; 0 if there is none to send now
     */
    public int wrap(InetSocketAddress peer, byte[] data, int length, byte[] target, long now) {
        if (state != State.ALLOCATED) {
            statistics.dropped();
            return 0;
        }
        int wrapped = peers.wrap(peer, data, length, target, now);
        if (wrapped > 0) {
            lastSent = now;
        }
        return wrapped;
    }

    /** Whether {@link #poll} has something. */
    public boolean hasOutgoing() {
        return !outgoing.isEmpty();
    }

    /** The next datagram for the server, or null. */
    public byte[] poll(long now) {
        byte[] next = outgoing.poll();
        if (next != null) {
            lastSent = now;
        }
        return next;
    }

    /** When {@link #handleTimeout} has something to do; {@link Time#NEVER} if nothing comes in before. */
    public long nextDeadline() {
        return Math.min(transactions.nextDeadline(), Math.min(lease.renewalAt(), checkAt));
    }

    /** Does what is due. */
    public void handleTimeout(long now) {
        transactions.handleTimeout(now);
        if (now >= lease.renewalAt()) {
            lease.renew(now);
        }
        if (now >= checkAt) {
            checkAt = now + timers.check();
            peers.check(now);
            keepAlive(now);
        }
    }

    /** Renews the allocation at once, to see whether the server still knows this client after the network changed. */
    public void refresh(long now) {
        if (state == State.ALLOCATED) {
            lease.renew(now);
        }
    }

    private void keepAlive(long now) {
        if (now - lastSent >= timers.keepalive()) {
            lastSent = now;
            // RFC 8489 §6: an indication has no answer, and a binding one does nothing but keep NATs' bindings
            byte[] id = random.bytes(StunMessage.TRANSACTION_ID_LENGTH);
            outgoing.add(new StunWriter().begin(StunMethod.BINDING, StunClass.INDICATION, id).fingerprint().message());
        }
    }

    /** Gives the addresses back, without waiting for the server to say so. {@link #poll} has the last datagram. */
    public void close() {
        boolean allocated = state == State.ALLOCATED;
        over();
        if (allocated) {
            lease.giveBack();
        }
    }

    private void over() {
        state = State.OVER;
        lease.end();
        checkAt = Time.NEVER;
        outgoing.clear();
        transactions.close();
    }

    private void failed(TurnError error) {
        if (state != State.OVER) {
            over();
            listener.failed(TurnFailure.of(error, serverName, credentials.realm(), credentials.areGiven()));
        }
    }

    /** What becomes of the lease becomes of the allocation. */
    private final class LeaseOwner implements TurnLease.Owner {

        @Override
        public void lent(long now) {
            state = State.ALLOCATED;
            checkAt = now + timers.check();
            listener.allocated(lease.addresses());
        }

        @Override
        public void failed(TurnError error) {
            TurnAllocation.this.failed(error);
        }
    }
}
