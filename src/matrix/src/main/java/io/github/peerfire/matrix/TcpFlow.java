package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.SimulatedNetwork;
import io.github.peerfire.testbed.simulation.Simulation;
import io.github.peerfire.testbed.simulation.SimulationStep;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * A TCP flow that always has something to send, as something to be fair to: with a congestion window of any kind,
 * selective acknowledgements to recover from several losses at once (RFC 6675), and delayed acknowledgements.
 */
final class TcpFlow {

    private static final int SEGMENT = 1_192;
    private static final int DUPLICATES = 3;
    private static final long MINIMUM_TIMEOUT = 200 * Time.MILLISECOND;

    private final Simulation simulation;
    private final SimulatedNetwork network;
    private final InetSocketAddress sender;
    private final InetSocketAddress receiver;
    private final BitSet received = new BitSet();
    /** Segments above {@link #acknowledged} that the receiver is known to have. */
    private final BitSet arrived = new BitSet();
    private final BitSet lost = new BitSet();
    private final BitSet repeated = new BitSet();
    private final CongestionWindow window;
    private SimulationStep timer;
    private int next;
    private int acknowledged;
    private int recoverUntil;
    private int unacknowledgedArrivals;
    private long smoothed = 300 * Time.MILLISECOND;
    private int timeouts;
    private int timedSegment = -1;
    private long timedAt;

    TcpFlow(Simulation simulation, CongestionWindow window, InetAddress from, InetAddress to) {
        this.simulation = simulation;
        this.window = window;
        this.network = simulation.network();
        try {
            sender = network.bind(new InetSocketAddress(from, 0), (datagram, source) -> acknowledge(datagram));
            receiver = network.bind(new InetSocketAddress(to, 0), (datagram, source) -> arrive(datagram));
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
    }

    void begin() {
        fill();
    }

    /** Bytes that arrived, in whatever order. */
    long bytesArrived() {
        return (long) received.cardinality() * SEGMENT;
    }

    private void arrive(byte[] datagram) {
        int segment = ByteBuffer.wrap(datagram).getInt();
        boolean inOrder = segment == received.nextClearBit(0) && received.length() <= segment;
        received.set(segment);
        unacknowledgedArrivals++;
        if (!inOrder || unacknowledgedArrivals >= 2) {
            sendAcknowledgement(segment);
        } else {
            simulation.at(simulation.now() + 40 * Time.MILLISECOND, () -> {
                if (unacknowledgedArrivals > 0) {
                    sendAcknowledgement(segment);
                }
            });
        }
    }

    private void sendAcknowledgement(int latest) {
        unacknowledgedArrivals = 0;
        network.send(ByteBuffer.allocate(12).putInt(received.nextClearBit(0)).putInt(latest).array(), receiver, sender);
    }

    private void acknowledge(byte[] datagram) {
        ByteBuffer numbers = ByteBuffer.wrap(datagram);
        int upTo = numbers.getInt();
        int latest = numbers.getInt();
        if (upTo > acknowledged) {
            advance(upTo);
        }
        if (latest >= acknowledged) {
            arrived.set(latest);
            findLosses();
        }
        fill();
    }

    private void advance(int upTo) {
        final int count = upTo - acknowledged;
        acknowledged = upTo;
        timeouts = 0;
        arrived.clear(0, upTo);
        lost.clear(0, upTo);
        repeated.clear(0, upTo);
        if (timedSegment >= 0 && upTo > timedSegment) {
            smoothed = (7 * smoothed + simulation.now() - timedAt) / 8;
            timedSegment = -1;
        }
        if (upTo >= recoverUntil) {
            window.acknowledged(count, smoothed, simulation.now());
        }
        restartTimer();
    }

    /** What has three later segments arrived is lost (RFC 6675); the first loss of a window reduces it. */
    private void findLosses() {
        int before = lost.cardinality();
        int highest = arrived.length() - 1;
        for (int segment = arrived.nextClearBit(acknowledged); segment <= highest - DUPLICATES;
                segment = arrived.nextClearBit(segment + 1)) {
            lost.set(segment);
        }
        if (lost.cardinality() > before && acknowledged >= recoverUntil) {
            window.reduce(outstanding(), simulation.now());
            recoverUntil = next;
        }
    }

    private double outstanding() {
        return next - acknowledged - arrived.cardinality();
    }

    /** Segments that are on their way. */
    private int pipe() {
        return next - acknowledged - arrived.cardinality() - lost.cardinality() + repeated.cardinality();
    }

    private void fill() {
        while (pipe() < (int) window.size()) {
            int missing = nextToRepeat();
            if (missing >= 0) {
                repeated.set(missing);
                send(missing);
            } else {
                if (timedSegment < 0) {
                    timedSegment = next;
                    timedAt = simulation.now();
                }
                send(next++);
            }
        }
    }

    private int nextToRepeat() {
        int segment = lost.nextSetBit(acknowledged);
        while (segment >= 0 && repeated.get(segment)) {
            segment = lost.nextSetBit(segment + 1);
        }
        return segment;
    }

    private void send(int segment) {
        network.send(ByteBuffer.allocate(SEGMENT).putInt(segment).array(), sender, receiver);
        if (timer == null) {
            restartTimer();
        }
    }

    private void restartTimer() {
        if (timer != null) {
            timer.cancel();
        }
        long timeout = Math.max(2 * smoothed, MINIMUM_TIMEOUT) << Math.min(timeouts, 5);
        timer = simulation.at(simulation.now() + timeout, this::timeOut);
    }

    private void timeOut() {
        window.timedOut(outstanding(), simulation.now());
        timeouts++;
        recoverUntil = acknowledged;
        repeated.clear();
        lost.set(acknowledged, next);
        lost.andNot(arrived);
        timedSegment = -1;
        timer = null;
        fill();
    }
}
