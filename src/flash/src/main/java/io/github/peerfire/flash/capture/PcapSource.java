package io.github.peerfire.flash.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The frames of a classic pcap file of either byte order, with times in microseconds or nanoseconds. */
final class PcapSource implements FrameSource {

    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;

    private static final int REST_OF_HEADER = 20;
    private static final int RECORD_HEADER = 16;
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;
    /** The bits above say whether frames have checksums behind them. */
    private static final int LINK_TYPE = 0x0fff_ffff;

    private final CaptureInput in;
    private final int linkType;
    private final int nanosecondsPerTick;
    private long frames;

    private PcapSource(CaptureInput in, int linkType, int nanosecondsPerTick) {
        this.in = in;
        this.linkType = linkType;
        this.nanosecondsPerTick = nanosecondsPerTick;
    }

    static boolean isMagic(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS;
    }

    /** Begins behind the first four bytes, which the input holds in big-endian order. */
    static PcapSource open(CaptureInput in, int magic) throws IOException, CaptureException {
        boolean little = !isMagic(magic);
        in.setOrder(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int number = little ? Integer.reverseBytes(magic) : magic;
        ByteBuffer header = in.read(REST_OF_HEADER, "the rest of its header");
        return new PcapSource(in, header.getInt(16) & LINK_TYPE, number == NANOSECONDS ? 1 : 1_000);
    }

    @Override
    public Frame next() throws IOException, CaptureException {
        ByteBuffer header = in.readOrEnd(RECORD_HEADER, "the header of frame " + (frames + 1));
        if (header == null) {
            return null;
        }
        frames++;
        long time = (header.getInt(0) & 0xffff_ffffL) * NANOSECONDS_PER_SECOND
                + (header.getInt(4) & 0xffff_ffffL) * nanosecondsPerTick;
        return new Frame(linkType, time, in.readFrame(header.getInt(8), frames));
    }
}
