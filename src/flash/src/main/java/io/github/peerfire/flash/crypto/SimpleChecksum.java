package io.github.peerfire.flash.crypto;

/** The checksum of packets without an HMAC (RFC 7425 §4.7.3.1), also known as the Internet checksum. */
final class SimpleChecksum {

    static final int LENGTH = 2;

    private SimpleChecksum() {
    }

    /** Computes it over {@code length} bytes; 0 to 65535. */
    static int of(byte[] bytes, int offset, int length) {
        int sum = 0;
        int end = offset + length;
        int position = offset;
        for (; position + 1 < end; position += 2) {
            sum += (bytes[position] & 0xff) << 8 | bytes[position + 1] & 0xff;
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        if (position < end) {
            // RFC 7425 §4.7.3.1: a last odd byte is the lower half, unlike in RFC 1071
            sum += bytes[position] & 0xff;
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum & 0xffff;
    }
}
