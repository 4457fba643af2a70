package io.github.peerfire.openfire.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupRequestsTest {

    private static final String PEER = RegistryFixture.id(1).hex();
    private static final InetAddress HOME = RegistryFixture.peer(1, true).observed().getAddress();
    private static final String UPDATED = "<result><update>true</update></result>";
    private static final String NOT_UPDATED = "<result><update>false</update></result>";

    private final ManualClock clock = new ManualClock();
    private final LegacyNames names = new LegacyNames(peer -> Optional.of(RegistryFixture.peer(1, true))
            .filter(found -> found.id().equals(peer)), clock);
    private final LookupRequests requests = new LookupRequests(names, new Accounts(), clock);

    /** alice is found by everybody, bob by nobody. */
    private static final class Accounts implements Users {
        @Override
        public boolean isAccount(String name) {
            return name.equals("alice") || name.equals("bob");
        }

        @Override
        public Optional<PeerId> find(String name) {
            return Optional.of(RegistryFixture.id(9)).filter(peer -> name.equals("alice"));
        }
    }

    @Test
    void aNameIsRegisteredFoundAndRemoved() {
        assertThat(ask("username=Ann&identity=" + PEER)).isEqualTo(UPDATED);
        assertThat(ask("friends=ann")).isEqualTo(
                "<result><friend><user>ann</user><identity>" + PEER + "</identity></friend></result>");
        assertThat(ask("username=ann&identity=0")).isEqualTo(UPDATED);
        assertThat(ask("friends=ann")).isEqualTo("<result><friend><user>ann</user></friend></result>");
        assertThat(ask("username=ann&identity=0")).isEqualTo(NOT_UPDATED);
    }

    @Test
    void theNamesOfAccountsCannotBeRegistered() {
        assertThat(ask("username=alice&identity=" + PEER)).isEqualTo(NOT_UPDATED);
        assertThat(ask("username=BOB&identity=" + PEER)).isEqualTo(NOT_UPDATED);
        assertThat(names.size()).isZero();
    }

    @Test
    void anAccountMadeLaterHidesWhoHeldItsName() {
        names.hold("bob", RegistryFixture.id(1), HOME);
        assertThat(ask("friends=bob")).isEqualTo("<result><friend><user>bob</user></friend></result>");
    }

    @Test
    void aUserWhoIsThereForEverybodyIsFoundAndOneWhoIsNotLooksAsIfNobodyWere() {
        assertThat(ask("friends=Alice")).isEqualTo("<result><friend><user>Alice</user><identity>"
                + RegistryFixture.id(9).hex() + "</identity></friend></result>");
        assertThat(ask("friends=bob").replace("bob", "x")).isEqualTo(ask("friends=x"));
    }

    @ParameterizedTest
    @CsvSource({
        "friends=%3Cscript%3E%26%22'%00%EF%BF%BF, &lt;script&gt;&amp;&quot;&apos;??",
        "friends=a+b, a b",
        "friends=%D0%BC%D0%B0%D1%88%D0%B0, \u043c\u0430\u0448\u0430",
        "friends=, ''"})
    void whatWasAskedForIsRepeatedWithoutHarm(String query, String user) {
        assertThat(ask(query)).isEqualTo("<result><friend><user>" + user + "</user></friend></result>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=ann", "identity=0", "", "x=y", "friends=a&friends=b", "friends=%", "friends=%4",
        "friends=%zz", "friends=%ff", "friends=%C3", "friends=a b", "friends=\u00e9", "friends=a&username=b",
        "username=ann&identity=0&friends=a", "&", "=", "friends=a&"})
    void whatMakesNoSenseIsABadRequest(String query) {
        assertThat(requests.answer(query, HOME).status()).isEqualTo(query.equals("friends=a&") ? 200 : 400);
    }

    @Test
    void longQueriesAreNotLookedAt() {
        assertThat(requests.answer("friends=" + "a".repeat(2_041), HOME).status()).isEqualTo(400);
        assertThat(requests.answer(null, HOME).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=ann&identity=1", "username=ann&identity=zz", "username=a+b&identity=0",
        "username=%F0%9F%98%80&identity=0", "username=&identity=0"})
    void whatCannotBeRegisteredIsNot(String query) {
        assertThat(ask(query)).isEqualTo(NOT_UPDATED);
    }

    @Test
    void oneAddressIsAnsweredThirtyTimesAMinute() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(requests.answer("friends=ann", HOME).status()).isEqualTo(200);
        }
        assertThat(requests.answer("friends=ann", HOME)).isEqualTo(Answer.nothing(429));
        assertThat(requests.answer("friends=ann", InetAddress.getByName("203.0.113.6")).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(requests.answer("friends=ann", HOME).status()).isEqualTo(200);
    }

    @Test
    void aNetworkOfIpv6IsOneSourceWhateverItsAddresses() throws Exception {
        for (int request = 0; request < 30; request++) {
            assertThat(requests.answer("friends=ann", InetAddress.getByName("2001:db8::" + request)).status())
                    .isEqualTo(200);
        }
        assertThat(requests.answer("friends=ann", InetAddress.getByName("2001:db8::ffff:1")))
                .isEqualTo(Answer.nothing(429));
        assertThat(requests.answer("friends=ann", InetAddress.getByName("2001:db8:0:1::1")).status()).isEqualTo(200);
    }

    private String ask(String query) {
        Answer answer = requests.answer(query, HOME);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().substring(answer.body().indexOf('\n') + 1);
    }
}
