package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.crypto.Certificate;

/**
 * A Responder Hello that was found acceptable, with where it came from.
 *
 * @param roundTripTime how long after the last hello that went there, in nanoseconds, or
 *     {@link RepeatSchedule#UNKNOWN} if none did
 */
record FarHello(Certificate certificate, byte[] cookie, Path path, long roundTripTime) {
}
