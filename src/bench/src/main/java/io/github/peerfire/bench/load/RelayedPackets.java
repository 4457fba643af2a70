package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.rendezvous.relay.NettyRelayTransport;
import io.github.peerfire.rendezvous.relay.Relay;
import io.github.peerfire.rendezvous.relay.RelayOffer;
import io.github.peerfire.rendezvous.relay.RelayPeer;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Packets of one pair through the relay of last resort, which is in this process, on a thread of its own. */
final class RelayedPackets implements AutoCloseable {

    private static final int LENGTH = 1_200;
    private static final int FIRST_PORT = 21_000;
    private static final int LAST_PORT = 21_999;
    private static final long WITHOUT_LIMIT = Long.MAX_VALUE / 4;
    private static final long PATIENCE = 20;

    private final DatagramChannel alice;
    private final DatagramChannel bob;
    private final Selector selector = Selector.open();
    private final ByteBuffer incoming = ByteBuffer.allocate(2 * LENGTH);
    private final ByteBuffer packet;
    private final int window;
    private long relayed;

    private RelayedPackets(RelayOffer offer, int length, int window) throws IOException {
        InetAddress local = InetAddress.getLoopbackAddress();
        alice = DatagramChannel.open().bind(new InetSocketAddress(local, 0));
        bob = DatagramChannel.open().bind(new InetSocketAddress(local, 0));
        alice.connect(new InetSocketAddress(local, offer.forFirst()));
        bob.connect(new InetSocketAddress(local, offer.forSecond()));
        bob.configureBlocking(false);
        bob.register(selector, SelectionKey.OP_READ);
        this.packet = ByteBuffer.allocate(length);
        this.window = window;
    }

    static Report run(Options options) throws Exception {
        int length = options.number("length");
        RelaySettings settings = RelaySettings.onPorts(FIRST_PORT, LAST_PORT)
                .withBytes(WITHOUT_LIMIT, WITHOUT_LIMIT, WITHOUT_LIMIT);
        Relay relay = new Relay(settings, new NettyRelayTransport(), new SecureRandom()::nextBytes);
        InetAddress local = InetAddress.getLoopbackAddress();
        RelayOffer offer = relay.open(new RelayPeer(1, local, local), new RelayPeer(2, local, local),
                () -> CompletableFuture.completedStage(true), () -> { }).orElseThrow().toCompletableFuture().get();
        try (RelayedPackets packets = new RelayedPackets(offer, length, options.number("window"))) {
            packets.go(options.time("warmup"));
            long processor = relayThreadTime();
            long time = options.time("seconds");
            packets.go(time);
            double seconds = (double) time / Time.SECOND;
            return new Report("relay").with("length", length).with("packets", packets.relayed)
                    .with("packetsPerSecond", packets.relayed / seconds)
                    .with("megabytesPerSecond", packets.relayed * length / 1e6 / seconds)
                    .with("relayMicrosecondsPerPacket", (relayThreadTime() - processor) / 1e3 / packets.relayed);
        } finally {
            relay.closeAsync().join();
        }
    }

    /** Sends for so many nanoseconds, as fast as packets arrive. */
    private void go(long time) throws IOException {
        relayed = 0;
        showBob();
        long end = System.nanoTime() + time;
        int underWay = 0;
        while (System.nanoTime() < end) {
            for (; underWay < window; underWay++) {
                alice.write(packet.clear());
            }
            if (selector.select(PATIENCE) == 0) {
                // All that is not here by now is lost, perhaps what showed the relay where Bob is, too.
                underWay = 0;
                showBob();
            }
            selector.selectedKeys().clear();
            while (bob.read(incoming.clear()) > 0) {
                relayed++;
                underWay = Math.max(0, underWay - 1);
            }
        }
    }

    private void showBob() throws IOException {
        bob.write(ByteBuffer.wrap(new byte[1]));
    }

    /** Processor time of the relay's thread, in nanoseconds. */
    private static long relayThreadTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("rtmfp-relay"))
                .mapToLong(ThreadInfo::getThreadId).map(threads::getThreadCpuTime).sum();
    }

    @Override
    public void close() throws IOException {
        alice.close();
        bob.close();
        selector.close();
    }
}
