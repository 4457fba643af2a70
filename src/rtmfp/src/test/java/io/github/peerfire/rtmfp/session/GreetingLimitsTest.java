package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GreetingLimitsTest {

    private final GreetedAddresses greeted = new GreetedAddresses(new SplittableRandom(20_261_123)::nextBytes);
    private final GreetingLimits limits = new GreetingLimits(1, greeted);

    private static InetSocketAddress address(int number) {
        return new InetSocketAddress("192.0.2." + number % 250, 1_000 + number);
    }

    private int taken(InetSocketAddress address, long from, long seconds) {
        int count = 0;
        for (long now = from; now < from + seconds * Time.SECOND; now += 10 * Time.MILLISECOND) {
            count += limits.take(address, now) ? 1 : 0;
        }
        return count;
    }

    @Test
    void oneAddressIsGreetedOnceASecond() {
        assertThat(taken(address(1), 0, 10)).isEqualTo(11);
        assertThat(limits.take(address(2), 10 * Time.SECOND)).isTrue();
    }

    @Test
    void aHelloThatIsRepeatedALittleEarlyIsAnswered() {
        for (int count = 0; count < 20; count++) {
            long early = count % 2 * 90 * Time.MILLISECOND;
            assertThat(limits.take(address(1), count * Time.SECOND - early)).isTrue();
        }
    }

    @Test
    void allAddressesTogetherAreGreetedFiftyTimesASecond() {
        int count = 0;
        for (int number = 0; number < 10_000; number++) {
            count += limits.take(address(number), number * Time.MILLISECOND) ? 1 : 0;
        }
        assertThat(count).isBetween(590, 610);
    }

    @Test
    void addressesOfIpv6AreToldApartToo() {
        for (int number = 1; number <= 40; number++) {
            InetSocketAddress address = new InetSocketAddress("2001:db8::" + Integer.toHexString(number), 1_935);
            assertThat(limits.take(address, 0)).isTrue();
            assertThat(limits.take(address, 0)).isTrue();
            assertThat(limits.take(address, 0)).isFalse();
        }
    }

    @Test
    void eachWhoGreetsHasLimitsOfItsOwn() {
        assertThat(taken(address(1), 0, 10)).isEqualTo(11);
        GreetingLimits other = new GreetingLimits(2, greeted);
        assertThat(other.take(address(1), 10 * Time.SECOND)).isTrue();
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (int number = 0; number < 50_000; number++) {
            // one address stays in use all the time
            limits.take(address(1), number * Time.MILLISECOND);
            limits.take(address(number), number * Time.MILLISECOND);
            assertThat(greeted.size()).isLessThan(300);
        }
        limits.take(address(3), 100 * Time.SECOND);
        assertThat(greeted.size()).isEqualTo(1);
    }

    @Test
    void whatIsRememberedOfAllTogetherIsBoundedAndNobodyIsKeptFromGreeting() {
        for (int who = 0; who < 2_000; who++) {
            GreetingLimits ofOne = new GreetingLimits(who, greeted);
            for (int number = 0; number < 40; number++) {
                assertThat(ofOne.take(address(number), 0)).isTrue();
            }
        }
        GreetingLimits late = new GreetingLimits(2_000, greeted);
        for (int number = 0; number < 40; number++) {
            assertThat(late.take(address(number), Time.SECOND / 2)).isTrue();
        }
        assertThat(greeted.size()).isEqualTo(GreetedAddresses.MOST);

        assertThat(taken(address(1), 2 * Time.SECOND, 10)).as("later").isEqualTo(11);
        assertThat(greeted.size()).isEqualTo(1);
    }
}
