package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.testbed.simulation.NetworkObserver;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * All that hosts sent and received, in its order, read with the keys: what is checked does not rest on the endpoints'
 * word.
 */
final class Trace implements NetworkObserver {

    private final Simulation simulation;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Long> genuine = new HashSet<>();

    /** Of what happens from now on. */
    Trace(Simulation simulation) {
        this.simulation = simulation;
        simulation.network().addObserver(this);
    }

    /**
     * One datagram at one place.
     *
     * @param time when, in nanoseconds
     * @param isSent whether it was sent then, or received
     * @param packet null if it cannot be read, or differs from all that were sent
     */
    record Entry(long time, boolean isSent, InetSocketAddress from, InetSocketAddress to, byte[] datagram,
            PlainPacket packet) {

        boolean has(Class<? extends Chunk> type) {
            return packet != null && packet.first(type).isPresent();
        }

        int length() {
            return datagram.length;
        }

        /** Its chunks of a type. */
        <T extends Chunk> Stream<T> chunks(Class<T> type) {
            return packet == null ? Stream.empty() : packet.chunks().stream().filter(type::isInstance).map(type::cast);
        }
    }

    @Override
    public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        genuine.add(fingerprint(datagram));
        add(true, datagram, from, to);
    }

    @Override
    public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        add(false, datagram, from, to);
    }

    private void add(boolean sent, byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        PlainPacket packet = genuine.contains(fingerprint(datagram)) ? PlainPacket.of(datagram).orElse(null) : null;
        entries.add(new Entry(simulation.now(), sent, from, to, datagram, packet));
    }

    private static long fingerprint(byte[] datagram) {
        CRC32 crc = new CRC32();
        crc.update(datagram);
        return crc.getValue() << 16 | datagram.length;
    }

    List<Entry> entries() {
        return entries;
    }

    Stream<Entry> sent() {
        return entries.stream().filter(Entry::isSent);
    }

    Stream<Entry> received() {
        return entries.stream().filter(Predicate.not(Entry::isSent));
    }

    /** What was sent with a chunk of a type. */
    List<Entry> sent(Class<? extends Chunk> type) {
        return sent().filter(entry -> entry.has(type)).toList();
    }

    /** What was received with a chunk of a type. */
    List<Entry> received(Class<? extends Chunk> type) {
        return received().filter(entry -> entry.has(type)).toList();
    }

    /** Bytes of all datagrams that a host sent. */
    long bytesFrom(InetSocketAddress host) {
        return sent().filter(entry -> entry.from().equals(host)).mapToLong(Entry::length).sum();
    }

    /** What the receiver sends at once when it takes an entry. */
    List<Entry> answersTo(Entry received) {
        List<Entry> answers = new ArrayList<>();
        for (int index = entries.indexOf(received) + 1; index < entries.size(); index++) {
            Entry next = entries.get(index);
            if (next.time() > received.time() || !next.isSent() || !next.from().equals(received.to())) {
                return answers;
            }
            answers.add(next);
        }
        return answers;
    }
}
