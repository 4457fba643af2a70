package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Makes and checks responder cookies without keeping any (RFC 7016 §3.5.1.1.2).
 *
 * <p>A cookie has 41 bytes, so that who answers a hello sends little more than the hello had, or 64, because librtmfp
 * takes no other: generation of the secret (1), time in milliseconds (4), a note of what the hello said (20), a code
 * over these that shows who made it, and a code over these and the address that shows for whom. So a cookie for another
 * address can be told from a forged one (RFC 7016 §3.5.1.2). A code of 64 bits would have to be guessed within the
 * minutes that its secret lasts.
 */
final class CookieFactory {

    /** Of usual cookies. */
    static final int SHORT = 41;

    /** Of those for old peers, whose codes are longer. */
    static final int LONG = 64;

    /** The length of a note; shorter ones are filled up with 0. */
    static final int NOTE_LENGTH = 20;

    /** What a cookie turns out to be. */
    enum Verdict { GOOD, OTHER_ADDRESS, EXPIRED, FORGED }

    private static final int NOTE = 5;
    /** Shared by all that have none. */
    private static final byte[] NO_NOTE = new byte[NOTE_LENGTH];
    private static final int HEAD = NOTE + NOTE_LENGTH;
    private static final long MILLISECOND = 1_000_000L;
    /** At least the life of a cookie, so that the secret before the current one is enough to keep. */
    private static final long ROTATION = 120_000L;

    private final CookieSecrets secrets;
    private Mac current;
    private Mac previous;
    private long period;

    CookieFactory(CookieSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @param length {@link #SHORT} or {@link #LONG}
     * @param note of {@link #NOTE_LENGTH} bytes at most
     */
    byte[] create(int length, InetSocketAddress address, byte[] note, long now) {
        long time = now / MILLISECOND;
        rotate(time);
        byte[] cookie = new byte[length];
        ByteBuffer.wrap(cookie).put((byte) period).putInt((int) time).put(note);
        int originEnd = originEnd(length);
        System.arraycopy(originCode(current, cookie), 0, cookie, HEAD, originEnd - HEAD);
        System.arraycopy(addressCode(current, cookie, address), 0, cookie, originEnd, length - originEnd);
        return cookie;
    }

    /** Each of the codes has half of what is left. */
    private static int originEnd(int length) {
        return HEAD + (length - HEAD + 1) / 2;
    }

    /** The note of a cookie that is ours. */
    static byte[] note(byte[] cookie) {
        return shared(Arrays.copyOfRange(cookie, NOTE, HEAD));
    }

    /** That note, or the one that all share who have none. */
    static byte[] shared(byte[] note) {
        return MessageDigest.isEqual(note, NO_NOTE) ? NO_NOTE : note;
    }

    Verdict check(byte[] cookie, InetSocketAddress address, long now) {
        long time = now / MILLISECOND;
        rotate(time);
        if (cookie.length != SHORT && cookie.length != LONG) {
            return Verdict.FORGED;
        }
        Mac mac = secret(cookie[0]);
        int originEnd = originEnd(cookie.length);
        if (mac == null || !matches(originCode(mac, cookie), cookie, HEAD, originEnd)) {
            return Verdict.FORGED;
        }
        int age = (int) time - ByteBuffer.wrap(cookie).getInt(1);
        // RFC 7016 §3.5.1.1.2: valid for a limited time only
        if (age < 0 || age > SessionParameters.COOKIE_LIFETIME / MILLISECOND) {
            return Verdict.EXPIRED;
        }
        boolean sameAddress = matches(addressCode(mac, cookie, address), cookie, originEnd, cookie.length);
        return sameAddress ? Verdict.GOOD : Verdict.OTHER_ADDRESS;
    }

    private Mac secret(byte generation) {
        if (generation == (byte) period) {
            return current;
        }
        return generation == (byte) (period - 1) ? previous : null;
    }

    private void rotate(long time) {
        long now = time / ROTATION;
        if (current == null || now > period) {
            period = now;
            current = CookieSecrets.mac(secrets.of(period));
            byte[] before = secrets.of(period - 1);
            previous = before == null ? null : CookieSecrets.mac(before);
        }
    }

    private static byte[] originCode(Mac mac, byte[] cookie) {
        mac.update((byte) 'o');
        mac.update((byte) cookie.length);
        mac.update(cookie, 0, HEAD);
        return mac.doFinal();
    }

    private static byte[] addressCode(Mac mac, byte[] cookie, InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        mac.update((byte) 'a');
        mac.update((byte) cookie.length);
        mac.update(cookie, 0, HEAD);
        mac.update((byte) ip.length);
        mac.update(ip);
        mac.update((byte) (address.getPort() >> 8));
        mac.update((byte) address.getPort());
        return mac.doFinal();
    }

    /** In constant time. */
    private static boolean matches(byte[] code, byte[] cookie, int from, int to) {
        return MessageDigest.isEqual(Arrays.copyOf(code, to - from), Arrays.copyOfRange(cookie, from, to));
    }
}
