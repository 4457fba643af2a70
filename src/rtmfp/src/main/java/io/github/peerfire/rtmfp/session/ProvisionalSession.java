package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import java.util.ArrayDeque;

/**
 * A responder's session before the first packet that verifies under its keys: somebody presented a certificate, but has
 * not shown yet to have the keys that go with it. Nothing of it is visible to the application.
 */
final class ProvisionalSession {

    private static final int PATH_LIMIT = 4;

    final int receiveId;
    final int sendId;
    /** Where the keying came from, each time with a good cookie. */
    private final ArrayDeque<Path> paths = new ArrayDeque<>(1);
    final Certificate certificate;
    /** The certificate's canonical discriminator. */
    final byte[] identity;
    final SessionKeys keys;
    final ResponderInitialKeying answer;
    /** How it is found among the keyings that were received. */
    final KeyingDigest digest;
    /** What was noted of the hello. */
    final byte[] note;
    /** When the keying was answered first. */
    long answeredAt;
    long expiresAt;
    /** What {@link #expiresAt} is not put beyond, however often the keying is repeated. */
    long latestExpiry;

    ProvisionalSession(int receiveId, int sendId, Path path, Certificate certificate, SessionKeys keys,
            ResponderInitialKeying answer, KeyingDigest digest, byte[] note) {
        this.receiveId = receiveId;
        this.sendId = sendId;
        this.paths.add(path);
        this.certificate = certificate;
        this.identity = certificate.canonicalDiscriminator();
        this.keys = keys;
        this.answer = answer;
        this.digest = digest;
        this.note = note;
    }

    /** Where the keying came from at first. */
    Path path() {
        return paths.peekFirst();
    }

    boolean isAt(Path path) {
        return paths.contains(path);
    }

    /** Its keying came from one more place: the initiator moved, or somebody repeats what it said. */
    void alsoAt(Path path) {
        if (paths.size() >= PATH_LIMIT) {
            paths.removeLast();
        }
        paths.add(path);
    }

    /** The place that a first packet from {@code source} confirms: that one, if a cookie proved it. */
    Path confirmedBy(Path source) {
        return isAt(source) ? source : path();
    }
}
