package io.github.peerfire.flash.capture;

import java.nio.ByteBuffer;

/**
 * What a pcapng file says about where it captured.
 *
 * @param linkType what kind of link it is
 * @param resolution the option if_tsresol: ticks of 10 or, with the highest bit, of 2 to the minus so many seconds
 * @param offset seconds to add to times
 */
record CaptureInterface(int linkType, int resolution, long offset) {

    private static final int END = 0;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final int MICROSECONDS = 6;
    private static final int BINARY = 0x80;
    private static final int OPTIONS = 8;
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    /** Reads the body of an interface description, at least 8 bytes. Options that do not fit are ignored. */
    static CaptureInterface read(ByteBuffer body) {
        int linkType = body.getShort(0) & 0xffff;
        int resolution = MICROSECONDS;
        long offset = 0;
        body.position(OPTIONS);
        while (body.remaining() >= 4) {
            int code = body.getShort() & 0xffff;
            int length = body.getShort() & 0xffff;
            if (code == END || length > body.remaining()) {
                break;
            }
            if (code == RESOLUTION && length == 1) {
                resolution = body.get(body.position()) & 0xff;
            } else if (code == OFFSET && length == 8) {
                offset = body.getLong(body.position());
            }
            body.position(Math.min(body.limit(), body.position() + (length + 3) / 4 * 4));
        }
        return new CaptureInterface(linkType, resolution, offset);
    }

    /** Nanoseconds since 1970. */
    long nanoseconds(long ticks) {
        long shift = offset * 1_000_000_000L;
        if (resolution == MICROSECONDS) {
            return ticks * 1_000 + shift;
        } else if (resolution == 9) {
            return ticks + shift;
        }
        double perSecond = (resolution & BINARY) == 0
                ? Math.pow(10, resolution) : Math.pow(2, resolution & ~BINARY);
        return (long) (ticks / perSecond * NANOSECONDS_PER_SECOND) + shift;
    }
}
