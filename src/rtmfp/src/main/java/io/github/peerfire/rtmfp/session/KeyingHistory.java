package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Initiator Initial Keyings that were answered while their cookies are good, so that none leads to two sessions or
 * to a second computation; and those that are being computed. Nothing is kept of one that turned out not to be
 * authentic: somebody else may have sent it to keep its namesake out. Bounded: the oldest make room.
 */
final class KeyingHistory {

    private static final int LIMIT = 16_384;
    private static final int SECRET_LENGTH = 32;

    private final RecentDigests seen = new RecentDigests(LIMIT, SessionParameters.COOKIE_LIFETIME);
    /** As they were received, to the last byte; few (see {@link KeyingQueue#accepts}). */
    private final Set<KeyingDigest> computing = new HashSet<>();
    private final Mac mac;

    KeyingHistory(RandomSource random) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(random.bytes(SECRET_LENGTH), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256, which every Java must have", e);
        }
    }

    /** Of session ID, certificate and component: what makes a repetition one (RFC 7016 §3.5.1.1.2). */
    KeyingDigest digest(InitiatorInitialKeying keying) {
        mac.update(ByteBuffer.allocate(12).putInt(keying.initiatorSessionId())
                .putInt(keying.initiatorCertificate().length)
                .putInt(keying.sessionKeyInitiatorComponent().length).array());
        mac.update(keying.initiatorCertificate());
        mac.update(keying.sessionKeyInitiatorComponent());
        return KeyingDigest.of(mac.doFinal());
    }

    /** The same of its signature, too: of what tells it from all but the very same one. */
    KeyingDigest exactDigest(InitiatorInitialKeying keying) {
        mac.update(ByteBuffer.allocate(4).putInt(keying.signedParameters().length).array());
        mac.update(keying.signedParameters());
        mac.update(keying.signature());
        return KeyingDigest.of(mac.doFinal());
    }

    /** Whether the very same one is being computed. */
    boolean isBegun(KeyingDigest exact) {
        return computing.contains(exact);
    }

    /** A keying is to be computed. */
    void begin(KeyingDigest exact) {
        computing.add(exact);
    }

    /** A keying was computed, whatever came of it. */
    void end(KeyingDigest exact) {
        computing.remove(exact);
    }

    boolean contains(KeyingDigest digest, long now) {
        return seen.contains(digest, now);
    }

    /** Nothing came of it: if its sender is still there, it is to be answered anew. */
    void forget(KeyingDigest digest) {
        seen.remove(digest);
    }

    void add(KeyingDigest digest, long now) {
        seen.add(digest, now);
    }

    long nextDeadline() {
        return seen.nextDeadline();
    }

    /** Forgets those whose cookies are good no more. */
    void handleTimeout(long now) {
        seen.expire(now);
    }

    int size() {
        return seen.size();
    }
}
