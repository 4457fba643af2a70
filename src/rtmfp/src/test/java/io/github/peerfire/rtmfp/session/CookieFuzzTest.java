package io.github.peerfire.rtmfp.session;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CookieFactory.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;

/** Arbitrary cookies, and genuine ones that were changed or come late or from elsewhere. */
class CookieFuzzTest extends FuzzTarget {

    private static final byte[] NOTE = new byte[3];
    /** Time, length, note, and the code that shows who made it. */
    private static final int ORIGIN_END = 2 + 3 + 4;

    @Override
    protected int mutations() {
        return 500;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        CookieFactory cookies = new CookieFactory(new CookieSecrets.Own(new Random(1)::nextBytes));
        cookies.create(CookieFactory.LONG, address(0), NOTE, 0);
        Cost.of(input, 20_000, 10).limit(() -> require(Verdict.FORGED, cookies.check(input, address(0), 0)));
        CookieFactory others = new CookieFactory(new CookieSecrets.Own(new Random(2)::nextBytes));
        Operations operations = new Operations(input);
        long now = 0;
        while (operations.hasNext()) {
            now += operations.next() * Time.SECOND;
            now = checkOne(others, operations, now);
        }
    }

    /** Returns what time it is then. */
    private static long checkOne(CookieFactory cookies, Operations operations, long now) throws UnknownHostException {
        int from = operations.next(4);
        int to = operations.next(4);
        long age = operations.next() * Time.SECOND;
        byte[] genuine = cookies.create(CookieFactory.LONG, address(from), NOTE, now);
        byte[] cookie = genuine.clone();
        for (int changes = operations.next(4); changes > 0; changes--) {
            cookie[operations.next(CookieFactory.LONG)] ^= (byte) operations.next();
        }
        boolean originChanged = !Arrays.equals(genuine, 0, ORIGIN_END, cookie, 0, ORIGIN_END);
        boolean same = from == to && Arrays.equals(genuine, cookie);
        Verdict verdict = cookies.check(cookie, address(to), now + age);
        if (originChanged) {
            require(Verdict.FORGED, verdict);
        } else if (age < SessionParameters.COOKIE_LIFETIME) {
            require(same ? Verdict.GOOD : Verdict.OTHER_ADDRESS, verdict);
        } else if (verdict == Verdict.GOOD || verdict == Verdict.OTHER_ADDRESS) {
            throw new AssertionError("good after " + age);
        }
        return now + age;
    }

    private static void require(Verdict expected, Verdict verdict) {
        if (verdict != expected) {
            throw new AssertionError(verdict + " instead of " + expected);
        }
    }

    private static InetSocketAddress address(int number) throws UnknownHostException {
        byte[] ip = new byte[number < 2 ? 4 : 16];
        ip[ip.length - 1] = (byte) (number & 1);
        return new InetSocketAddress(InetAddress.getByAddress(ip), 1_935);
    }
}
