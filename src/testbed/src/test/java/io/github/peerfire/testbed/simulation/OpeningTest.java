package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private final Simulation simulation = Simulation.seeded(3);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);

    @Test
    @Proves("R7016-150")
    void ofManyCandidatesTheOneThatAnswersIsTakenAndTheTwentyFifthIgnored() {
        Set<InetSocketAddress> tried = new LinkedHashSet<>();
        simulation.network().setFilter((datagram, from, to) -> {
            tried.add(to);
            return true;
        });
        InetSocketAddress[] candidates = new InetSocketAddress[30];
        for (int index = 0; index < candidates.length; index++) {
            candidates[index] = TestPeer.address(192, 0, 2, 1 + index, 1935);
        }
        candidates[23] = bob.address();
        alice.open("bob", candidates);

        assertThat(simulation.runUntil(alice::isOpen, Time.SECOND)).isTrue();
        assertThat(tried).hasSize(25).contains(alice.address()).doesNotContain(candidates[24]);
    }

    @Test
    @Proves({"R7016-153", "R7016-186"})
    void ofManyResponderHellosTheFirstOneWins() {
        TestPeer other = new TestPeer(simulation, "bobby", EndpointConfig.PEER);
        simulation.network().setLink(
                alice.address().getAddress(), other.address().getAddress(), Link.GOOD.withDelay(80 * Time.MILLISECOND));
        alice.open("bob*", other.address(), bob.address());
        simulation.runFor(5 * Time.SECOND);

        assertThat(alice.session().farAddress()).isEqualTo(bob.address());
        assertThat(alice.openCount()).isEqualTo(1);
        assertThat(other.isOpen()).isFalse();
        assertThat(other.driver.endpoint().metrics().datagramsSent()).isEqualTo(1);
    }

    @Test
    void anotherResponderIsTriedIfTheFirstDoesNotFinish() {
        TestPeer mute = new TestPeer(simulation, "bobby", EndpointConfig.PEER);
        simulation.network().setLink(
                alice.address().getAddress(), bob.address().getAddress(), Link.GOOD.withDelay(80 * Time.MILLISECOND));
        simulation.network().setFilter((datagram, from, to) ->
                !to.equals(mute.address()) || StartupPackets.is(datagram, InitiatorHello.class));
        alice.open("bob*", mute.address(), bob.address());

        assertThat(simulation.runUntil(bob::isOpen, 5 * Time.SECOND)).isTrue();
    }

    @Test
    @Proves("R7016-151")
    void aCertificateOfSomebodyElseIsNotAccepted() {
        // a responder that answers to a discriminator that does not select it
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof ResponderHello hello && hello.cookie().length > 1) {
                byte[] other = PlainProfile.discriminator("mallory");
                byte[] forged = StartupPackets.datagram(new ResponderHello(hello.tagEcho(), new byte[1], other));
                simulation.network().send(forged, from, to);
                return false;
            }
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);

        assertThat(alice.isOpen()).isFalse();
        assertThat(alice.driver.endpoint().metrics().drops()).containsKey(DropReason.BAD_CERTIFICATE);
    }

    @Test
    @Proves("R7016-151")
    void aWrongTagOpensNothing() {
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof ResponderHello hello && hello.tagEcho().length == 16) {
                byte[] tag = new byte[15];
                simulation.network().send(StartupPackets.datagram(
                        new ResponderHello(tag, hello.cookie(), hello.responderCertificate())), from, to);
                return false;
            }
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);

        assertThat(alice.isOpen()).isFalse();
        assertThat(alice.driver.endpoint().metrics().drops()).containsKey(DropReason.UNEXPECTED);
    }

    @Test
    @Proves({"R7016-056", "R7016-057", "R7016-058", "R7016-166", "R7016-173"})
    void aCookieForAnotherAddressIsChangedOnce() throws BindException {
        Map<Class<?>, Integer> seen = new LinkedHashMap<>();
        simulation.network().setFilter((datagram, from, to) -> {
            Object chunk = StartupPackets.chunk(datagram);
            if (chunk == null) {
                return true;
            }
            int count = seen.merge(chunk.getClass(), 1, Integer::sum);
            if (chunk instanceof RHelloCookieChange change) {
                assertThat(change.newCookie()).hasSameSizeAs(change.oldCookie()).isNotEqualTo(change.oldCookie());
            }
            // the first keying is lost, for its sender moves
            return !(chunk instanceof InitiatorInitialKeying) || count > 1;
        });
        alice.open("bob", bob.address());
        simulation.runFor(100 * Time.MILLISECOND);
        alice.driver.rebind(0, TestPeer.anyAddress());

        assertThat(simulation.runUntil(bob::isOpen, 5 * Time.SECOND)).isTrue();
        assertThat(seen.get(RHelloCookieChange.class)).isEqualTo(1);
        assertThat(seen.get(InitiatorInitialKeying.class)).isEqualTo(3);
        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
    }

    @Test
    @Proves("R7016-165")
    void aForgedCookieIsMetWithSilence() {
        byte[] parameters = InitiatorInitialKeying.signedParameters(
                9, new byte[64], alice.discriminator(), new byte[32]);
        byte[] forged = StartupPackets.datagram(new InitiatorInitialKeying(
                parameters, 9, new byte[64], alice.discriminator(), new byte[32], new byte[1]));
        simulation.network().send(forged, alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(bob.driver.endpoint().metrics().datagramsSent()).isZero();
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.BAD_COOKIE, 1L);
    }

    @Test
    void openingToTheSameDiscriminatorAgainIsTheSameSession() {
        Session session = alice.open("bob", bob.address());
        assertThat(alice.open("bob", bob.address())).isSameAs(session);
        simulation.runFor(Time.SECOND);
        assertThat(alice.open("bob", bob.address())).isSameAs(session);
        assertThat(alice.events(EndpointEvent.SessionOpened.class)).hasSize(1);
    }

    @Test
    void aClosedEndpointFailsWhatItWasOpening() {
        alice.open("carol", TestPeer.address(192, 0, 2, 1, 1935));
        simulation.runFor(Time.SECOND);
        alice.driver.closeAsync();
        simulation.runFor(Time.SECOND);

        assertThat(alice.events(EndpointEvent.SessionOpenFailed.class)).hasSize(1);
        assertThat(alice.driver.endpoint().isClosed()).isTrue();
    }

    @Test
    @Proves({"R7016-145", "R7016-146"})
    void everyOpeningHasALongTagOfItsOwn() {
        Set<String> tags = new LinkedHashSet<>();
        simulation.network().setFilter((datagram, from, to) -> {
            byte[] tag = ((InitiatorHello) StartupPackets.chunk(datagram)).tag();
            assertThat(tag).hasSize(16);
            tags.add(Arrays.toString(tag));
            return false;
        });
        for (int count = 0; count < 100; count++) {
            alice.open("nobody" + count, bob.address());
        }
        simulation.runFor(500 * Time.MILLISECOND);
        assertThat(tags).hasSize(100);
    }

    @Test
    @Proves("R7016-152")
    void aSecondOpeningThatLeadsToTheSameIdentityIsGivenUp() {
        Session first = alice.open("bob", bob.address());
        Session second = alice.open("bo*", bob.address());
        simulation.runFor(5 * Time.SECOND);

        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOver()).isTrue();
        assertThat(alice.events(EndpointEvent.SessionOpenFailed.class))
                .containsExactly(new EndpointEvent.SessionOpenFailed(second));
        assertThat(bob.openCount()).isEqualTo(1);
    }
}
