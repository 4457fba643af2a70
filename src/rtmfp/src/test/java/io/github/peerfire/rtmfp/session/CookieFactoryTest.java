package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CookieFactory.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieFactoryTest {

    private static final long START = 5 * Time.SECOND;
    private static final byte[] NOTE = {1, 2, 3};
    /** Time, length, note, and the code that shows who made it. */
    private static final int ORIGIN_END = 2 + 3 + 4;

    private final CookieFactory cookies = new CookieFactory(new CookieSecrets.Own(new Random(1)::nextBytes));
    private final InetSocketAddress address = address(1935, 192, 0, 2, 1);

    private static InetSocketAddress address(int port, int... bytes) {
        byte[] ip = new byte[bytes.length];
        for (int index = 0; index < ip.length; index++) {
            ip[index] = (byte) bytes[index];
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 12", "3, 15", "20, 32"})
    void aCookieIsAsShortAsItsNoteAllowsAndIsGoodForItsAddress(int noteLength, int length) {
        byte[] cookie = cookies.create(CookieFactory.SHORT, address, new byte[noteLength], START);
        assertThat(cookie).hasSize(length);
        assertThat(cookies.check(cookie, address, START)).isEqualTo(Verdict.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 20})
    void aLongCookieHasTheOneLengthThatOldPeersTake(int noteLength) {
        byte[] cookie = cookies.create(CookieFactory.LONG, address, new byte[noteLength], START);
        assertThat(cookie).hasSize(64);
        assertThat(cookies.check(cookie, address, START)).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aLongCookieCannotBeMadeIntoAShortOne() {
        byte[] cookie = cookies.create(CookieFactory.LONG, address, NOTE, START);
        byte[] cut = Arrays.copyOf(cookie, CookieFactory.SHORT + NOTE.length);
        assertThat(cookies.check(cut, address, START)).isEqualTo(Verdict.FORGED);
    }

    /** @param least the cookie's least length */
    @ParameterizedTest
    @ValueSource(ints = {CookieFactory.SHORT, CookieFactory.LONG})
    @Proves("R7016-160")
    void noBitOfItMayChange(int least) {
        byte[] cookie = cookies.create(least, address, NOTE, START);
        for (int bit = 0; bit < cookie.length * 8; bit++) {
            byte[] forged = cookie.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            Verdict verdict = cookies.check(forged, address, START);
            assertThat(verdict).as("bit %d", bit)
                    .isEqualTo(bit < ORIGIN_END * 8 ? Verdict.FORGED : Verdict.OTHER_ADDRESS);
        }
    }

    @Test
    @Proves("R7016-161")
    void aCookieForAnotherAddressOrPortIsKnownAsOurs() {
        byte[] cookie = cookies.create(CookieFactory.LONG, address, NOTE, START);
        assertThat(cookies.check(cookie, address(1936, 192, 0, 2, 1), START)).isEqualTo(Verdict.OTHER_ADDRESS);
        assertThat(cookies.check(cookie, address(1935, 192, 0, 2, 2), START)).isEqualTo(Verdict.OTHER_ADDRESS);
        // the same four bytes in another family
        assertThat(cookies.check(cookie, address(1935, 192, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), START))
                .isEqualTo(Verdict.OTHER_ADDRESS);
    }

    @Test
    @Proves({"R7016-162", "R7016-163"})
    void itIsGoodForNinetyFiveSecondsAtLeastWheneverTheSecretChanges() {
        for (long start = 0; start < 400; start++) {
            CookieFactory fresh = new CookieFactory(new CookieSecrets.Own(new Random(start)::nextBytes));
            fresh.create(CookieFactory.LONG, address, NOTE, 0);
            byte[] cookie = fresh.create(CookieFactory.LONG, address, NOTE, start * Time.SECOND);
            for (long age = 0; age <= 94; age += 47) {
                assertThat(fresh.check(cookie, address, (start + age) * Time.SECOND))
                        .as("made at %d s, %d s old", start, age).isEqualTo(Verdict.GOOD);
            }
            assertThat(fresh.check(cookie, address, (start + 101) * Time.SECOND)).isNotEqualTo(Verdict.GOOD);
        }
    }

    @Test
    void otherLengthsAndOtherServersCookiesAreForged() {
        assertThat(cookies.check(new byte[0], address, START)).isEqualTo(Verdict.FORGED);
        assertThat(cookies.check(new byte[64], address, START)).isEqualTo(Verdict.FORGED);
        assertThat(cookies.check(new byte[65], address, START)).isEqualTo(Verdict.FORGED);
        byte[] foreign = new CookieFactory(new CookieSecrets.Own(new Random(2)::nextBytes))
                .create(CookieFactory.LONG, address, NOTE, START);
        assertThat(cookies.check(foreign, address, START)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aCookieFromTheFutureIsNotGood() {
        byte[] cookie = cookies.create(CookieFactory.LONG, address, NOTE, START + Time.SECOND);
        assertThat(cookies.check(cookie, address, START)).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void aCookieBringsBackWhatWasNotedOfTheHello() {
        byte[] cookie = cookies.create(CookieFactory.LONG, address, NOTE, START);
        assertThat(CookieFactory.note(cookie)).containsExactly(1, 2, 3);
        assertThat(CookieFactory.note(cookies.create(CookieFactory.SHORT, address, new byte[0], START))).isEmpty();
    }
}
