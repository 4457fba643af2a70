package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Transmit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Datagrams of one length to one destination, collected so that the system takes them all at once and segments them
 * itself; only the last may be shorter. Confined to the event loop.
 */
final class SegmentRun {

    /** What Linux takes in one call. */
    static final int MOST_SEGMENTS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(SegmentRun.class);

    private static final int MOST_BYTES = 65_000;

    private final SendBuffers single = new SendBuffers();
    private int mostSegments;
    private Channel channel;
    private InetSocketAddress destination;
    private ByteBuf content;
    private int segmentLength;
    private int segments;

    /** @param mostSegments 1 sends every datagram by itself */
    SegmentRun(int mostSegments) {
        this.mostSegments = mostSegments;
    }

    /** Takes one more datagram; if it does not continue the run, that is handed to its channel before. */
    void add(Channel through, Transmit transmit) {
        add(through, transmit.bytes(), transmit.length(), transmit.destination());
    }

    /** The same for one that is not as the endpoint made it. The array is not kept. */
    void add(Channel through, byte[] bytes, int length, InetSocketAddress to) {
        if (!isContinuedBy(through, length, to)) {
            write();
            channel = through;
            destination = to;
            segmentLength = length;
            content = single.take(length, through.alloc());
        } else if (segments == 1) {
            content = withRoomForMore(content);
        }
        content.writeBytes(bytes, 0, length);
        segments++;
    }

    private ByteBuf withRoomForMore(ByteBuf first) {
        ByteBuf whole = channel.alloc().directBuffer(Math.min(mostSegments * segmentLength, MOST_BYTES));
        whole.writeBytes(first);
        first.release();
        return whole;
    }

    private boolean isContinuedBy(Channel through, int length, InetSocketAddress to) {
        return segments > 0
                && segments < mostSegments
                && content.readableBytes() == segments * segmentLength
                && content.readableBytes() + segmentLength <= MOST_BYTES
                && length <= segmentLength
                && through == channel
                && to.equals(destination);
    }

    /** Hands what was collected to its channel, which still has to be flushed. Failures to send count as loss. */
    void write() {
        if (segments == 1) {
            channel.write(new DatagramPacket(content, destination), channel.voidPromise());
        } else if (segments > 1) {
            channel.write(new SegmentedDatagramPacket(content, segmentLength, destination)).addListener(sent -> {
                if (!sent.isSuccess()) {
                    sendSingly(sent.cause());
                }
            });
        }
        content = null;
        segments = 0;
    }

    /** What was handed to channels was flushed. */
    void flushed() {
        single.flushed();
    }

    /** The system cannot segment for that interface or path. Datagrams by themselves may still get through. */
    private void sendSingly(Throwable cause) {
        LOG.debug("Datagrams go one by one from now on: {}", cause.toString());
        mostSegments = 1;
    }
}
