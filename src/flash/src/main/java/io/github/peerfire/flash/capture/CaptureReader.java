package io.github.peerfire.flash.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the UDP datagrams of a capture, pcap or pcapng, one after the other.
 *
 * <pre>{@code
 * CaptureReader capture = CaptureReader.open(in);
 * for (CapturedDatagram datagram = capture.next(); datagram != null; datagram = capture.next()) { ... }
 * }</pre>
 *
 * <p>Links: Ethernet with VLAN tags, Linux "any" (cooked, both versions), BSD loopback, raw IP. What is no UDP, is a
 * fragment of an IP packet, or does not parse, is passed over and counted. No frame of more than 262144 bytes is
 * believed.
 */
public final class CaptureReader {

    private final FrameSource frames;
    private long frameCount;
    private long skipped;

    private CaptureReader(FrameSource frames) {
        this.frames = frames;
    }

    /**
     * Reads the head of a capture.
     *
     * @param in need not be buffered; is not closed
     * @throws CaptureException if it is no capture, or ends within its head
     */
    public static CaptureReader open(InputStream in) throws IOException, CaptureException {
        CaptureInput input = new CaptureInput(in);
        int magic = input.read(4, "its first four bytes").getInt(0);
        if (magic == PcapngSource.SECTION) {
            return new CaptureReader(PcapngSource.open(input));
        } else if (PcapSource.isMagic(magic) || PcapSource.isMagic(Integer.reverseBytes(magic))) {
            return new CaptureReader(PcapSource.open(input, magic));
        }
        throw new CaptureException(
                String.format("This is no capture: pcap and pcapng do not begin with %08x.", magic));
    }

    /**
     * The next datagram, or null at the end.
     *
     * @throws CaptureException if the capture is damaged or ends too early; nothing more can be read then
     */
    public CapturedDatagram next() throws IOException, CaptureException {
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            frameCount++;
            CapturedDatagram datagram = Dissection.udp(frame, frameCount);
            if (datagram != null) {
                return datagram;
            }
            skipped++;
        }
        return null;
    }

    /** How many frames held no UDP datagram. */
    public long skipped() {
        return skipped;
    }
}
