package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.crypto.Certificate;

/** A Responder Hello that was found acceptable, with where it came from. */
record FarHello(Certificate certificate, byte[] cookie, Path path) {
}
