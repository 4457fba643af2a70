package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Has a far end prove that it is at a new address (RFC 7016 §3.5.4.2). */
final class AddressMobility {

    private static final byte MARK = 'M';
    private static final int HEAD = 9;
    private static final int CODE = 16;
    private static final int SECRET_LENGTH = 16;
    private static final long NEVER_BEFORE = -SessionParameters.MOBILITY_LIFETIME;

    private final byte[] secret;
    /** MOB_TX_TS and MOB_RX_TS. */
    private long lastSent = NEVER_BEFORE;
    private long lastAccepted = NEVER_BEFORE;
    private Path asked;
    private byte[] question;

    AddressMobility(RandomSource random) {
        this.secret = random.bytes(SECRET_LENGTH);
    }

    /** A packet came from another path than the session's; returns whether there is now a question to send. */
    boolean packetFrom(Path path, long now) {
        // RFC 7016 §3.5.4.2: MOB_TX_TS at least one second in the past
        if (now - lastSent < SessionParameters.MOBILITY_INTERVAL) {
            return false;
        }
        lastSent = now;
        asked = path;
        ByteBuffer message = ByteBuffer.allocate(HEAD + CODE).put(MARK).putLong(now);
        question = message.put(code(message.array(), path), 0, CODE).array();
        return true;
    }

    /** Where the question is to go; null if there is none to send. */
    Path questionPath() {
        return question == null ? null : asked;
    }

    /** The message of the ping to send. */
    byte[] takeQuestion() {
        byte[] message = question;
        question = null;
        return message;
    }

    /** Whether a ping reply from a path proves that the far end is there. */
    boolean proves(byte[] reply, Path path, long now) {
        if (reply.length != HEAD + CODE || reply[0] != MARK) {
            return false;
        }
        long time = ByteBuffer.wrap(reply).getLong(1);
        if (now - time > SessionParameters.MOBILITY_LIFETIME || time > now || time <= lastAccepted) {
            return false;
        }
        byte[] expected = Arrays.copyOf(code(reply, path), CODE);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(reply, HEAD, HEAD + CODE))) {
            return false;
        }
        lastAccepted = time;
        return true;
    }

    private byte[] code(byte[] message, Path path) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(message, 0, HEAD);
            mac.update(path.address().getAddress().getAddress());
            mac.update((byte) (path.address().getPort() >> 8));
            mac.update((byte) path.address().getPort());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256, which every Java must have", e);
        }
    }
}
