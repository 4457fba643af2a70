package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Makes and checks responder cookies without keeping any (RFC 7016 §3.5.1.1.2).
 *
 * <p>A cookie is as short as it can be, so that who answers a hello sends little more than the hello had; or it has 64
 * bytes, because librtmfp takes no other. It holds which secret it was made with and the second (1), the length of a
 * note of what the hello said (1), the note (0 to 20), a code over these that shows who made it (4), and a code over
 * these and the address that shows for whom (6, or what is left of 64). So a cookie for another address can be told
 * from a forged one (RFC 7016 §3.5.1.2). Codes have to be guessed within the minutes that their secret lasts: the first
 * would bring no more than an answer which is no longer than the guess, the second one key agreement.
 */
final class CookieFactory {

    /** The length of cookies without a note, and what a note is added to. */
    static final int SHORT = 12;

    /** The length of those for old peers. */
    static final int LONG = 64;

    /** The longest note. */
    static final int NOTE_LIMIT = 20;

    /** What a cookie turns out to be. */
    enum Verdict { GOOD, OTHER_ADDRESS, EXPIRED, FORGED }

    private static final int NOTE = 2;
    private static final int ORIGIN_LENGTH = 4;
    private static final int EVEN = 0x80;
    private static final byte[] NO_NOTE = new byte[0];
    /** In seconds: at least the life of a cookie, so that the secret before the current one is enough to keep. */
    private static final int ROTATION = 120;

    private final CookieSecrets secrets;
    private Mac current;
    private Mac previous;
    private long period;

    CookieFactory(CookieSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @param leastLength {@link #SHORT} or {@link #LONG}, or the length of another cookie with that note
     * @param note of {@link #NOTE_LIMIT} bytes at most
     */
    byte[] create(int leastLength, InetSocketAddress address, byte[] note, long now) {
        long second = Math.floorDiv(now, Time.SECOND);
        rotate(second);
        byte[] cookie = new byte[Math.max(leastLength, SHORT + note.length)];
        cookie[0] = (byte) (Math.floorMod(second, ROTATION) | evenness(period));
        cookie[1] = (byte) note.length;
        System.arraycopy(note, 0, cookie, NOTE, note.length);
        int head = NOTE + note.length;
        int codeStart = head + ORIGIN_LENGTH;
        System.arraycopy(originCode(current, cookie, head), 0, cookie, head, ORIGIN_LENGTH);
        byte[] code = Arrays.copyOf(addressCode(current, cookie, head, address), cookie.length - codeStart);
        System.arraycopy(code, 0, cookie, codeStart, code.length);
        return cookie;
    }

    /** The note of a cookie that is ours. */
    static byte[] note(byte[] cookie) {
        return cookie[1] == 0 ? NO_NOTE : Arrays.copyOfRange(cookie, NOTE, NOTE + cookie[1]);
    }

    Verdict check(byte[] cookie, InetSocketAddress address, long now) {
        long second = Math.floorDiv(now, Time.SECOND);
        rotate(second);
        if (!hasItsLength(cookie)) {
            return Verdict.FORGED;
        }
        boolean isCurrent = (cookie[0] & EVEN) == evenness(period);
        Mac mac = isCurrent ? current : previous;
        int head = NOTE + cookie[1];
        if (mac == null || !matches(originCode(mac, cookie, head), cookie, head, head + ORIGIN_LENGTH)) {
            return Verdict.FORGED;
        }
        long made = (isCurrent ? period : period - 1) * ROTATION + (cookie[0] & EVEN - 1);
        long age = second - made;
        // RFC 7016 §3.5.1.1.2: valid for a limited time only
        if (age < 0 || age >= SessionParameters.COOKIE_LIFETIME / Time.SECOND) {
            return Verdict.EXPIRED;
        }
        boolean sameAddress = matches(
                addressCode(mac, cookie, head, address), cookie, head + ORIGIN_LENGTH, cookie.length);
        return sameAddress ? Verdict.GOOD : Verdict.OTHER_ADDRESS;
    }

    private static boolean hasItsLength(byte[] cookie) {
        return cookie.length >= SHORT && cookie[1] >= 0 && cookie[1] <= NOTE_LIMIT
                && (cookie.length == SHORT + cookie[1] || cookie.length == LONG);
    }

    private static int evenness(long period) {
        return (period & 1) == 0 ? EVEN : 0;
    }

    private void rotate(long second) {
        long now = Math.floorDiv(second, ROTATION);
        if (current == null || now > period) {
            period = now;
            current = CookieSecrets.mac(secrets.of(period));
            byte[] before = secrets.of(period - 1);
            previous = before == null ? null : CookieSecrets.mac(before);
        }
    }

    private static byte[] originCode(Mac mac, byte[] cookie, int head) {
        mac.update((byte) 'o');
        mac.update((byte) cookie.length);
        mac.update(cookie, 0, head);
        return mac.doFinal();
    }

    private static byte[] addressCode(Mac mac, byte[] cookie, int head, InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        mac.update((byte) 'a');
        mac.update((byte) cookie.length);
        mac.update(cookie, 0, head);
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
