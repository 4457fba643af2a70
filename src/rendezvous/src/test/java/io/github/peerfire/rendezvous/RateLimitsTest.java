package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final SourceNetwork ALICE = source("192.0.2.1");
    private static final SourceNetwork BOB = source("192.0.2.2");

    private final RateLimits limits =
            new RateLimits(new RendezvousLimits(4, 2, 3, Duration.ofSeconds(10), 5, 20));

    @Test
    void aSourceHasNoMoreSessionsThanItsShare() {
        assertThat(limits.sessionOpened(ALICE, 0)).isTrue();
        assertThat(limits.sessionOpened(ALICE, 0)).isTrue();
        assertThat(limits.sessionOpened(ALICE, 0)).isFalse();
        assertThat(limits.sessionOpened(BOB, 0)).isTrue();

        limits.sessionClosed(ALICE);

        assertThat(limits.sessionOpened(ALICE, 0)).isTrue();
    }

    @Test
    void allSourcesTogetherHaveNoMoreSessionsThanTheServerTakes() {
        for (int i = 1; i <= 4; i++) {
            assertThat(limits.sessionOpened(source("198.51.100." + i), 0)).isTrue();
        }

        assertThat(limits.sessionOpened(BOB, 0)).isFalse();
    }

    /** Who has a /48 network has 65,536 sources; subscribers of mobile networks have one each. */
    @Test
    void whoeverHasManySourcesOfIpv6LeavesRoomForOthers() {
        RateLimits many = new RateLimits(new RendezvousLimits(10_000, 256, 10, Duration.ofSeconds(10), 5, 20));
        int opened = 0;
        for (int i = 0; i < 40_000; i++) {
            opened += many.sessionOpened(source("2001:db8:7:" + Integer.toHexString(i % 10_000) + "::1"), 0) ? 1 : 0;
        }
        assertThat(opened).as("half as many as are left").isBetween(3_400, 3_600);
        assertThat(many.sessionOpened(source("2001:db8:8::1"), 0)).isTrue();
        assertThat(many.sessionOpened(BOB, 0)).isTrue();
        for (int i = 0; i < 4; i++) {
            many.sessionClosed(source("2001:db8:7:" + i + "::1"));
        }
        assertThat(many.sessionOpened(source("2001:db8:7:fff::1"), 0)).isTrue();
    }

    /** A company's server, whose clients are all in its own network. */
    @Test
    void whereASourceMayHaveAllSessionsANetworkOfIpv6MayToo() {
        RateLimits inHouse = new RateLimits(new RendezvousLimits(1_000, 1_000, 10, Duration.ofSeconds(10), 5, 20));
        for (int i = 0; i < 1_000; i++) {
            assertThat(inHouse.sessionOpened(source("2001:db8:7:" + i % 3 + "::1"), 0)).isTrue();
        }
    }

    @Test
    void ofSessionsThatAreClosedNothingIsLeft() {
        for (int i = 0; i < 10; i++) {
            SourceNetwork source = source("2001:db8:7:" + i + "::1");
            assertThat(limits.sessionOpened(source, 0)).isTrue();
            limits.sessionClosed(source);
        }
        assertThat(limits.isEmpty()).isTrue();
    }

    @Test
    void aSourceWhoseConnectsAreRejectedAgainAndAgainIsRefusedForTheRestOfTheMinute() {
        for (int i = 0; i < 3; i++) {
            limits.connectRejected(ALICE, i * Time.SECOND);
        }

        assertThat(limits.sessionOpened(ALICE, 59 * Time.SECOND)).isFalse();
        assertThat(limits.sessionOpened(BOB, 59 * Time.SECOND)).isTrue();
        assertThat(limits.sessionOpened(ALICE, 60 * Time.SECOND)).isTrue();
    }

    @Test
    void whoSharesAnAddressWithManyIsNotLockedOutByAFewOfThem() {
        limits.sessionOpened(ALICE, 0);
        for (int i = 0; i < 3; i++) {
            limits.connectRejected(ALICE, 0);
        }

        assertThat(limits.sessionOpened(ALICE, 0)).isTrue();
        limits.sessionClosed(ALICE);
        limits.connectRejected(ALICE, 0);
        assertThat(limits.sessionOpened(ALICE, 0)).isFalse();
    }

    @Test
    void thisMachineIsLimitedOnlyByWhatTheServerTakesInAll() {
        SourceNetwork here = source("127.0.0.1");
        for (int i = 0; i < 4; i++) {
            limits.connectRejected(here, 0);
            assertThat(limits.sessionOpened(here, 0)).isTrue();
        }

        assertThat(limits.sessionOpened(here, 0)).isFalse();
    }

    @Test
    void anIpv6NetworkIsOneSource() {
        assertThat(source("2001:db8:1:2::1")).isEqualTo(source("2001:db8:1:2:ffff::9"));
        assertThat(source("2001:db8:1:2::1")).isNotEqualTo(source("2001:db8:1:3::1"));
    }

    @Test
    void noMoreThanABoundedNumberOfSourcesIsRemembered() {
        for (int repetition = 0; repetition < 3; repetition++) {
            limits.connectRejected(ALICE, 0);
        }
        for (int i = 0; i < RateLimits.REMEMBERED_SOURCES; i++) {
            limits.connectRejected(source("10.1." + i / 256 + "." + i % 256), 0);
        }

        assertThat(limits.sessionOpened(ALICE, 0)).isTrue();
    }

    private static SourceNetwork source(String literal) {
        try {
            return SourceNetwork.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
