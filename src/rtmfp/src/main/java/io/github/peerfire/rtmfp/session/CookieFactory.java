package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Makes and checks responder cookies without keeping any (RFC 7016 §3.5.1.1.2).
 *
 * <p>A cookie has exactly 64 bytes, because librtmfp takes no other: version (1), generation of the secret (1), time in
 * milliseconds (6), a note of what the hello said (20), a code over these (18) that shows who made it, and a code over
 * these and the address (18) that shows for whom. So a cookie for another address can be told from a forged one (RFC
 * 7016 §3.5.1.2).
 */
final class CookieFactory {

    static final int LENGTH = 64;

    /** The length of a note; shorter ones are filled up with 0. */
    static final int NOTE_LENGTH = 20;

    /** What a cookie turns out to be. */
    enum Verdict { GOOD, OTHER_ADDRESS, EXPIRED, FORGED }

    private static final byte VERSION = 2;
    private static final int NOTE = 8;
    /** Shared by all that have none. */
    private static final byte[] NO_NOTE = new byte[NOTE_LENGTH];
    private static final int HEAD = NOTE + NOTE_LENGTH;
    private static final int ORIGIN_END = HEAD + 18;
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

    /** @param note of {@link #NOTE_LENGTH} bytes at most */
    byte[] create(InetSocketAddress address, byte[] note, long now) {
        long time = now / MILLISECOND;
        rotate(time);
        ByteBuffer head = ByteBuffer.allocate(LENGTH);
        head.putLong(time & 0xffffffffffffL).put(0, VERSION).put(1, (byte) period);
        byte[] cookie = head.array();
        System.arraycopy(note, 0, cookie, NOTE, note.length);
        System.arraycopy(originCode(current, cookie), 0, cookie, HEAD, ORIGIN_END - HEAD);
        System.arraycopy(addressCode(current, cookie, address), 0, cookie, ORIGIN_END, LENGTH - ORIGIN_END);
        return cookie;
    }

    /** The note of a cookie that is ours. */
    static byte[] note(byte[] cookie) {
        byte[] note = Arrays.copyOfRange(cookie, NOTE, HEAD);
        return MessageDigest.isEqual(note, NO_NOTE) ? NO_NOTE : note;
    }

    Verdict check(byte[] cookie, InetSocketAddress address, long now) {
        long time = now / MILLISECOND;
        rotate(time);
        if (cookie.length != LENGTH || cookie[0] != VERSION) {
            return Verdict.FORGED;
        }
        Mac mac = secret(cookie[1]);
        if (mac == null || !matches(originCode(mac, cookie), cookie, HEAD, ORIGIN_END)) {
            return Verdict.FORGED;
        }
        long age = time - (ByteBuffer.wrap(cookie).getLong() & 0xffffffffffffL);
        // RFC 7016 §3.5.1.1.2: valid for a limited time only
        if (age < 0 || age > SessionParameters.COOKIE_LIFETIME / MILLISECOND) {
            return Verdict.EXPIRED;
        }
        boolean sameAddress = matches(addressCode(mac, cookie, address), cookie, ORIGIN_END, LENGTH);
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
        mac.update(cookie, 0, HEAD);
        return mac.doFinal();
    }

    private static byte[] addressCode(Mac mac, byte[] cookie, InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        mac.update((byte) 'a');
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
