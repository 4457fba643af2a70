package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.SessionKeys;

/**
 * A responder's session before the first packet that verifies under its keys: somebody presented a certificate, but has
 * not shown yet to have the keys that go with it. Nothing of it is visible to the application.
 */
final class ProvisionalSession {

    final int receiveId;
    final int sendId;
    final Path path;
    final Certificate certificate;
    final SessionKeys keys;
    final ResponderInitialKeying answer;
    /** How it is found among the keyings that were received. */
    final KeyingDigest digest;
    /** What was noted of the hello. */
    final byte[] note;
    long expiresAt;

    ProvisionalSession(int receiveId, int sendId, Path path, Certificate certificate, SessionKeys keys,
            ResponderInitialKeying answer, KeyingDigest digest, byte[] note) {
        this.receiveId = receiveId;
        this.sendId = sendId;
        this.path = path;
        this.certificate = certificate;
        this.keys = keys;
        this.answer = answer;
        this.digest = digest;
        this.note = note;
    }
}
