package io.github.peerfire.rendezvous.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/** Two peers whose packets are forwarded to each other. Safe for use by several threads. */
final class RelayPair {

    /** Longer datagrams are none of RTMFP's, or none that would pass a network unharmed. */
    static final int LONGEST = 2_048;

    private final RelaySide first;
    private final RelaySide second;
    private final RelayTotals totals;
    private final LongSupplier clock;
    private final ByteBudget budget;
    private final long opened;
    private final Runnable established;
    private long bytesPerPair;
    private long sent;
    private boolean forwardedToFirst;
    private boolean forwardedToSecond;
    private boolean closed;

    /**
     * @param sentBefore bytes that count, too
     * @param established is run once packets went in both directions
     */
    RelayPair(RelaySide first, RelaySide second, RelaySettings settings, long sentBefore, RelayTotals totals,
            LongSupplier clock, Runnable established) {
        this.first = first;
        this.second = second;
        this.totals = totals;
        this.clock = clock;
        this.established = established;
        this.budget = new ByteBudget(settings.bytesPerSecondAndPair());
        this.bytesPerPair = settings.bytesPerPair();
        this.sent = sentBefore;
        this.opened = clock.getAsLong();
    }

    /** Takes a packet that came to the first peer's socket. */
    void fromFirst(byte[] datagram, InetSocketAddress from) {
        receive(first, second, datagram, from);
    }

    /** Takes a packet that came to the second peer's socket. */
    void fromSecond(byte[] datagram, InetSocketAddress from) {
        receive(second, first, datagram, from);
    }

    private synchronized void receive(RelaySide side, RelaySide other, byte[] datagram, InetSocketAddress from) {
        long now = clock.getAsLong();
        boolean settled = first.seen() != null && second.seen() != null;
        if (closed) {
            return;
        } else if (!side.isFrom(from, settled, now)) {
            totals.count(RelayCounter.PACKETS_OF_STRANGERS, 1);
        } else if (other.seen() != null && other.socket != null) {
            forward(other, datagram, now);
        }
    }

    private void forward(RelaySide to, byte[] datagram, long now) {
        int length = datagram.length;
        if (length > LONGEST || length > bytesPerPair - sent || !budget.has(length, now) || !totals.take(length, now)) {
            totals.count(RelayCounter.PACKETS_LIMITED, 1);
            return;
        }
        budget.take(length);
        sent += length;
        to.socket.send(datagram, to.seen());
        boolean both = forwardedToFirst && forwardedToSecond;
        forwardedToFirst |= to == first;
        forwardedToSecond |= to == second;
        if (!both && forwardedToFirst && forwardedToSecond) {
            established.run();
        }
    }

    synchronized void moved(long connectionId, InetAddress address) {
        (first.connectionId == connectionId ? first : second).moved(address);
    }

    /** Whether neither peer was heard for some time, or nothing more may be sent. */
    synchronized boolean isOver(long idle) {
        long lastHeard = Math.max(opened, Math.max(heard(first), heard(second)));
        return closed || bytesPerPair - sent < LONGEST || clock.getAsLong() - lastHeard >= idle;
    }

    private long heard(RelaySide side) {
        return side.seen() == null ? opened : side.lastHeard();
    }

    /** Is bounded otherwise from now on; what it has sent counts. */
    synchronized void change(RelaySettings after) {
        budget.change(after.bytesPerSecondAndPair());
        bytesPerPair = after.bytesPerPair();
    }

    /** Bytes in all, those of before among them. */
    synchronized long sent() {
        return sent;
    }

    synchronized void close() {
        closed = true;
        closeSocket(first);
        closeSocket(second);
    }

    private static void closeSocket(RelaySide side) {
        if (side.socket != null) {
            side.socket.close();
        }
    }
}
