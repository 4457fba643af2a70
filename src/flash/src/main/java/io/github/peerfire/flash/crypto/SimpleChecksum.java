package io.github.peerfire.flash.crypto;

/** The checksum of packets without an HMAC (RFC 7425 §4.7.3.1), also known as the Internet checksum. */
final class SimpleChecksum {

    static final int LENGTH = 2;

    private SimpleChecksum() {
    }

    /** Computes it over {@code length} bytes; 0 to 65535. */
    static int of(byte[] bytes, int offset, int length) {
        long sum = 0;
        int end = offset + length;
        int position = offset;
        for (; position + 1 < end; position += 2) {
            sum += (bytes[position] & 0xff) << 8 | bytes[position + 1] & 0xff;
        }
        if (position < end) {
            // RFC 7425 §4.7.3.1: a last odd byte is the lower half, unlike in RFC 1071
            sum += bytes[position] & 0xff;
        }
        // What goes over 16 bits comes back below; once more, for that may go over again.
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return (int) ~sum & 0xffff;
    }
}
