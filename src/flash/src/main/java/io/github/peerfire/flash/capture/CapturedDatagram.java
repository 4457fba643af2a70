package io.github.peerfire.flash.capture;

import java.net.InetSocketAddress;

/**
 * A UDP datagram as it was on the wire.
 *
 * @param number of its frame in the capture, from 1
 * @param time nanoseconds since 1970, UTC
 * @param source who sent it
 * @param destination to whom
 * @param payload what is in it, as far as it was captured
 * @param missing how many bytes of it were not captured
 */
public record CapturedDatagram(
        long number, long time, InetSocketAddress source, InetSocketAddress destination, byte[] payload, int missing) {
}
