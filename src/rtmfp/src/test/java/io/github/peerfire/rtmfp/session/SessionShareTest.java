package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CookieFactory.Verdict;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionShareTest {

    private static final byte[] SECRET = new byte[SessionShare.SECRET_LENGTH];
    private static final HandOver NOBODY = (index, datagram, offset, length, source, interfaceId) -> false;

    private static final KeyingRoom ROOM = new KeyingRoom(256);

    private final RandomSource random = new Random(20_261_122)::nextBytes;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 256})
    void eachSessionIdThatIsDrawnTellsWhoseItIs(int count) {
        for (int index = 0; index < count; index++) {
            SessionShare share = new SessionShare(index, count, SECRET, NOBODY, ROOM);
            SessionTable table = new SessionTable(share, random);
            for (int draw = 0; draw < 50; draw++) {
                int id = table.reserveId(random);
                assertThat(id).isNotZero();
                assertThat(share.indexOf(id)).isEqualTo(index);
            }
        }
    }

    @Test
    void theIdsOfTheOnlyEndpointHaveAllTheirBitsFromChance() {
        assertThat(SessionShare.ALL.idFrom(0x89abcdef)).isEqualTo(0x89abcdef);
    }

    @Test
    void thereIsNoShareBesideThoseThatThereAreAndNoneWithoutASecret() {
        assertThatThrownBy(() -> new SessionShare(2, 2, SECRET, NOBODY, ROOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionShare(0, 257, SECRET, NOBODY, ROOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionShare(0, 2, null, NOBODY, ROOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCookieOfOneEndpointIsGoodAtTheOthersWheneverTheSecretChanges() {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 1_935);
        for (long start = 0; start < 400; start += 7) {
            byte[] cookie = common(SECRET).create(CookieFactory.SHORT, address, new byte[0], start * Time.SECOND);
            for (long age = 0; age <= 94; age += 47) {
                assertThat(common(SECRET).check(cookie, address, (start + age) * Time.SECOND))
                        .as("made at %d s, %d s old", start, age).isEqualTo(Verdict.GOOD);
            }
        }
    }

    @Test
    void aCookieOfSomebodyElsesEndpointsIsForged() {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 1_935);
        byte[] cookie = common(SECRET).create(CookieFactory.SHORT, address, new byte[0], 0);

        assertThat(common(random.bytes(32)).check(cookie, address, 0)).isEqualTo(Verdict.FORGED);
    }

    private CookieFactory common(byte[] secret) {
        return new CookieFactory(CookieSecrets.of(new SessionShare(1, 2, secret, NOBODY, ROOM), random));
    }
}
