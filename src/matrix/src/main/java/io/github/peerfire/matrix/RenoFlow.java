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
 * A TCP flow that always has something to send, with the congestion control of Reno (RFC 5681, with RFC 6582's recovery) and
 * delayed acknowledgements, as something to be fair to.
 */
final class RenoFlow {

    private static final int SEGMENT = 1_192;
    private static final int DUPLICATES = 3;
    private static final double INITIAL_WINDOW = 3;
    private static final long MINIMUM_TIMEOUT = 200 * Time.MILLISECOND;

    private final Simulation simulation;
    private final SimulatedNetwork network;
    private final InetSocketAddress sender;
    private final InetSocketAddress receiver;
    private final BitSet received = new BitSet();
    private SimulationStep timer;
    private double window = INITIAL_WINDOW;
    private double threshold = 1 << 20;
    private int next;
    private int acknowledged;
    private int duplicates;
    private int recoverUntil = -1;
    private int unacknowledgedArrivals;
    private long smoothed = 300 * Time.MILLISECOND;
    private int timedSegment = -1;
    private long timedAt;

    RenoFlow(Simulation simulation, InetAddress from, InetAddress to) {
        this.simulation = simulation;
        this.network = simulation.network();
        try {
            sender = network.bind(new InetSocketAddress(from, 0), (datagram, source) -> acknowledge(number(datagram)));
            receiver = network.bind(new InetSocketAddress(to, 0), (datagram, source) -> arrive(number(datagram)));
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
    }

    void begin() {
        fill();
    }

    /** Bytes that arrived in order. */
    long bytesArrived() {
        return (long) received.nextClearBit(0) * SEGMENT;
    }

    private static int number(byte[] datagram) {
        return ByteBuffer.wrap(datagram).getInt();
    }

    private void arrive(int segment) {
        boolean inOrder = segment == received.nextClearBit(0) && received.length() <= segment;
        received.set(segment);
        unacknowledgedArrivals++;
        if (!inOrder || unacknowledgedArrivals >= 2) {
            sendAcknowledgement();
        } else {
            simulation.at(simulation.now() + 40 * Time.MILLISECOND, () -> {
                if (unacknowledgedArrivals > 0) {
                    sendAcknowledgement();
                }
            });
        }
    }

    private void sendAcknowledgement() {
        unacknowledgedArrivals = 0;
        network.send(ByteBuffer.allocate(12).putInt(received.nextClearBit(0)).array(), receiver, sender);
    }

    private void acknowledge(int upTo) {
        if (upTo > acknowledged) {
            advance(upTo);
        } else if (next > acknowledged) {
            repeatOnThird();
        }
        fill();
    }

    private void advance(int upTo) {
        final int count = upTo - acknowledged;
        acknowledged = upTo;
        next = Math.max(next, upTo);
        duplicates = 0;
        if (timedSegment >= 0 && upTo > timedSegment) {
            smoothed = (7 * smoothed + simulation.now() - timedAt) / 8;
            timedSegment = -1;
        }
        if (recoverUntil >= 0 && upTo < recoverUntil) {
            // RFC 6582: a partial acknowledgement
            send(acknowledged);
        } else if (recoverUntil >= 0) {
            recoverUntil = -1;
            window = threshold;
        } else {
            window += window < threshold ? Math.min(count, 2) : count / window;
        }
        restartTimer();
    }

    private void repeatOnThird() {
        duplicates++;
        if (duplicates == DUPLICATES && recoverUntil < 0) {
            threshold = Math.max((next - acknowledged) / 2.0, 2);
            window = threshold + DUPLICATES;
            recoverUntil = next;
            send(acknowledged);
        } else if (recoverUntil >= 0) {
            window++;
        }
    }

    private void fill() {
        while (next - acknowledged < (int) window) {
            if (timedSegment < 0) {
                timedSegment = next;
                timedAt = simulation.now();
            }
            send(next++);
        }
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
        timer = simulation.at(simulation.now() + Math.max(2 * smoothed, MINIMUM_TIMEOUT), this::timeOut);
    }

    private void timeOut() {
        threshold = Math.max((next - acknowledged) / 2.0, 2);
        window = 1;
        next = acknowledged;
        duplicates = 0;
        recoverUntil = -1;
        timedSegment = -1;
        smoothed = Math.min(2 * smoothed, 10 * Time.SECOND);
        timer = null;
        fill();
    }
}
