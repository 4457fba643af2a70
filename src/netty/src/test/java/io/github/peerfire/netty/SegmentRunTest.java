package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Transmit;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentRunTest {

    private static final InetSocketAddress A = new InetSocketAddress("192.0.2.1", 1935);
    private static final InetSocketAddress B = new InetSocketAddress("192.0.2.2", 1935);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Transmit transmit = new Transmit();
    private final SegmentRun run = new SegmentRun(SegmentRun.MOST_SEGMENTS);

    @AfterEach
    void letGo() {
        channel.finishAndReleaseAll();
    }

    @Test
    void datagramsOfOneLengthToOneDestinationGoAtOnce() {
        add(run, 1_192, A);
        add(run, 1_192, A);
        add(run, 1_192, A);
        run.write();

        assertThat(outgoing()).containsExactly("3576 bytes in segments of 1192 to " + A);
    }

    @Test
    void aShorterOneIsTheLast() {
        add(run, 1_192, A);
        add(run, 704, A);
        add(run, 704, A);
        run.write();

        assertThat(outgoing()).containsExactly("1896 bytes in segments of 1192 to " + A, "704 bytes to " + A);
    }

    @Test
    void aLongerOneBeginsAnotherRun() {
        add(run, 60, A);
        add(run, 1_192, A);
        run.write();

        assertThat(outgoing()).containsExactly("60 bytes to " + A, "1192 bytes to " + A);
    }

    @Test
    void anotherDestinationBeginsAnotherRun() {
        add(run, 60, A);
        add(run, 60, B);
        add(run, 60, B);
        run.write();

        assertThat(outgoing()).containsExactly("60 bytes to " + A, "120 bytes in segments of 60 to " + B);
    }

    @Test
    void aRunIsNoLongerThanTheSystemTakes() {
        for (int i = 0; i < 65; i++) {
            add(run, 100, A);
        }
        for (int i = 0; i < 60; i++) {
            add(run, 1_192, A);
        }
        run.write();

        assertThat(outgoing()).containsExactly(
                "6400 bytes in segments of 100 to " + A,
                "100 bytes to " + A,
                "64368 bytes in segments of 1192 to " + A,
                "7152 bytes in segments of 1192 to " + A);
    }

    @Test
    void whereTheSystemDoesNotSegmentDatagramsGoOneByOne() {
        SegmentRun single = new SegmentRun(1);
        add(single, 60, A);
        add(single, 60, A);
        single.write();

        assertThat(outgoing()).containsExactly("60 bytes to " + A, "60 bytes to " + A);
    }

    @Test
    void afterARunFailedDatagramsGoOneByOne() {
        EmbeddedChannel refusing = new EmbeddedChannel(new RunsFail());
        run.add(refusing, datagram(60, A));
        run.add(refusing, datagram(60, A));
        run.write();
        refusing.flushOutbound();
        add(run, 60, A);
        add(run, 60, A);
        run.write();

        assertThat(outgoing()).containsExactly("60 bytes to " + A, "60 bytes to " + A);
    }

    private void add(SegmentRun to, int length, InetSocketAddress destination) {
        to.add(channel, datagram(length, destination));
    }

    private Transmit datagram(int length, InetSocketAddress destination) {
        transmit.set(length, destination, 0);
        return transmit;
    }

    private List<String> outgoing() {
        channel.flushOutbound();
        List<String> described = new ArrayList<>();
        for (DatagramPacket packet = channel.readOutbound(); packet != null; packet = channel.readOutbound()) {
            String segments = packet instanceof SegmentedDatagramPacket run ? " in segments of " + run.segmentSize()
                    : "";
            described.add(packet.content().readableBytes() + " bytes" + segments + " to " + packet.recipient());
            packet.release();
        }
        return described;
    }

    /** As where an interface cannot compute checksums. */
    private static final class RunsFail extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            promise.setFailure(new IOException("Input/output error"));
        }
    }
}
