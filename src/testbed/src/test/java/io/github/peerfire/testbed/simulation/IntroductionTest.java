package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntroductionTest {

    private final Simulation simulation = Simulation.seeded(5);
    private final TestPeer server = new TestPeer(simulation, "server", EndpointConfig.RENDEZVOUS);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);

    @BeforeEach
    void bobSignsIn() {
        bob.open("server", server.address());
        simulation.runFor(Time.SECOND);
    }

    private static CandidateAddress observed(InetSocketAddress address) {
        return new CandidateAddress(AddressOrigin.OBSERVED, address);
    }

    private void serverRedirectsTo(InetSocketAddress... addresses) {
        List<CandidateAddress> list = Arrays.stream(addresses).map(IntroductionTest::observed).toList();
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                server.driver.endpoint().redirect(lookup, list, now);
            }
        });
    }

    private void serverForwards() {
        forwards(server);
    }

    private static void forwards(TestPeer introducer) {
        introducer.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                for (Session session : introducer.driver.endpoint().sessions()) {
                    session.forwardHello(lookup.discriminator(), observed(lookup.source()), lookup.tag(), now);
                }
            }
        });
    }

    @Test
    @Proves({"R7016-178", "R7016-179"})
    void aRedirectLeadsToWhoIsLookedFor() {
        serverRedirectsTo(bob.address());
        alice.open("bob", server.address());

        assertThat(simulation.runUntil(alice::isOpen, Time.SECOND)).isTrue();
        assertThat(alice.session().farAddress()).isEqualTo(bob.address());
        assertThat(simulation.runUntil(() -> bob.openCount() == 2, Time.SECOND)).isTrue();
    }

    @Test
    @Proves("R7016-150")
    void noMoreThanTwentyFourAddressesAreTriedInAll() {
        Set<InetSocketAddress> tried = new LinkedHashSet<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(alice.address())) {
                tried.add(to);
            }
            return true;
        });
        serverRedirectsTo(IntStream.range(1, 40).mapToObj(last -> TestPeer.address(192, 0, 2, last, 1935))
                .toArray(InetSocketAddress[]::new));
        alice.open("bob", server.address());
        simulation.runFor(30 * Time.SECOND);

        assertThat(tried).hasSize(24);
    }

    @Test
    void addressesThatCannotBeAnybodysAreNotTried() {
        List<InetSocketAddress> tried = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(alice.address())) {
                tried.add(to);
            }
            return true;
        });
        serverRedirectsTo(TestPeer.address(0, 0, 0, 0, 1935), TestPeer.address(192, 0, 2, 1, 0),
                TestPeer.address(224, 0, 0, 1, 1935), TestPeer.address(255, 255, 255, 255, 1935));
        alice.open("bob", server.address());
        simulation.runFor(10 * Time.SECOND);

        assertThat(tried).isNotEmpty().containsOnly(server.address());
    }

    @Test
    @Proves("R7016-054")
    void anImpliedRedirectMeansItsSender() {
        simulation.network().setFilter((datagram, from, to) -> {
            if (to.equals(server.address())
                    && StartupPackets.chunk(datagram) instanceof InitiatorHello hello
                    && from.equals(alice.address())) {
                simulation.network().send(
                        StartupPackets.datagram(new ResponderRedirect(hello.tag(), List.of())), bob.address(), from);
            }
            return true;
        });
        alice.open("bob", server.address());

        assertThat(simulation.runUntil(alice::isOpen, Time.SECOND)).isTrue();
        assertThat(alice.session().farAddress()).isEqualTo(bob.address());
    }

    @Test
    void aRedirectInACircleEnds() {
        serverRedirectsTo(server.address());
        alice.open("bob", server.address());
        simulation.runFor(200 * Time.SECOND);

        assertThat(alice.events(EndpointEvent.SessionOpenFailed.class)).hasSize(1);
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(12);
    }

    @Test
    @Proves({"R7016-049", "R7016-164", "R7016-182", "R7016-183"})
    void aForwardedHelloOpensThroughAWallThatLetsOnlyAnswersPass() {
        // nobody reaches bob whom bob has not sent anything to
        Set<InetSocketAddress> known = new LinkedHashSet<>(List.of(server.address()));
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(bob.address())) {
                known.add(to);
            }
            return !to.equals(bob.address()) || known.contains(from);
        });
        serverForwards();
        bob.session().setIntroducer(true);
        alice.open("bob", server.address(), bob.address());

        assertThat(simulation.runUntil(alice::isOpen, Time.SECOND)).isTrue();
        assertThat(alice.session().farAddress()).isEqualTo(bob.address());
    }

    /** Redirects who asks to whom it asks for, and tells the latter. */
    private void serverIntroduces() {
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                for (Session session : server.driver.endpoint().sessions()) {
                    if (Arrays.equals(lookup.discriminator(), session.discriminator())) {
                        session.forwardHello(lookup.discriminator(), observed(lookup.source()), lookup.tag(), now);
                        server.driver.endpoint().redirect(lookup, List.of(observed(session.farAddress())), now);
                    }
                }
            }
        });
    }

    /** Lets in only what comes from whom something was sent to, as most NATs do; all have to do with the server. */
    private void wallsEverybodyBut(TestPeer reachable) {
        Set<List<InetSocketAddress>> holes = new LinkedHashSet<>();
        simulation.network().setFilter((datagram, from, to) -> {
            // at the time of arrival, roughly: holes are there once the packet that makes one was sent
            holes.add(List.of(from, to));
            boolean known = from.equals(reachable.address()) || to.equals(reachable.address());
            return known || holes.contains(List.of(to, from));
        });
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    @Proves("R7016-181")
    void twoEndsBehindWallsAreIntroducedFromEitherSideOrFromBoth(boolean aliceAsks, boolean bobAsks) {
        alice.open("server", server.address());
        simulation.runFor(Time.SECOND);
        alice.session().setIntroducer(true);
        bob.session().setIntroducer(true);
        serverIntroduces();
        wallsEverybodyBut(server);
        if (aliceAsks) {
            alice.open("bob", server.address());
        }
        if (bobAsks) {
            bob.open("alice", server.address());
        }
        assertThat(simulation.runUntil(
                () -> alice.openCount() == 2 && bob.openCount() == 2, 2 * Time.SECOND)).isTrue();
        simulation.runFor(60 * Time.SECOND);
        assertThat(alice.openCount()).isEqualTo(2);
        assertThat(bob.openCount()).isEqualTo(2);
        assertThat(alice.events(EndpointEvent.SessionOpened.class)).hasSize(2);
        assertThat(bob.events(EndpointEvent.SessionOpened.class)).hasSize(2);
    }

    @Test
    void nobodyButAnIntroducerIntroduces() {
        serverForwards();
        long before = bob.driver.endpoint().metrics().datagramsSent();
        alice.open("bob", server.address());
        simulation.runFor(10 * Time.SECOND);

        assertThat(alice.isOpen()).isFalse();
        assertThat(bob.driver.endpoint().metrics().datagramsSent()).isEqualTo(before);
        assertThat(bob.driver.endpoint().metrics().drops()).containsKey(DropReason.NOT_INTRODUCER);
    }

    @Test
    void whatWasForwardedOnceIsNotForwardedAgain() {
        // a second rendezvous that has the first as its introducer
        TestPeer second = new TestPeer(simulation, "second", EndpointConfig.RENDEZVOUS);
        second.open("server", server.address());
        simulation.runFor(Time.SECOND);
        second.session().setIntroducer(true);
        serverForwards();
        alice.open("carol", server.address());
        simulation.runFor(10 * Time.SECOND);

        assertThat(second.events(EndpointEvent.LookupRequested.class)).isEmpty();
        assertThat(second.driver.endpoint().metrics().drops()).containsKey(DropReason.NOT_SELECTED);
    }

    @Test
    void aReplyAddressThatIsNobodysGetsNothing() {
        bob.session().setIntroducer(true);
        Session toBob = server.session();
        long before = bob.driver.endpoint().metrics().datagramsSent();
        server.driver.execute(() -> {
            for (InetSocketAddress address : List.of(TestPeer.address(0, 0, 0, 0, 9), TestPeer.address(224, 0, 0, 1, 9),
                    TestPeer.address(192, 0, 2, 1, 0))) {
                toBob.forwardHello(bob.discriminator(), observed(address), new byte[16], simulation.now());
            }
        });
        simulation.runFor(Time.SECOND);

        assertThat(bob.driver.endpoint().metrics().datagramsSent()).isEqualTo(before);
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.UNUSABLE_ADDRESS, 3L);
    }

    @Test
    void aPeerDoesNotAnswerForOthers() {
        alice.open("carol", bob.address());
        simulation.runFor(10 * Time.SECOND);

        assertThat(bob.events(EndpointEvent.LookupRequested.class)).isEmpty();
        assertThat(bob.driver.endpoint().metrics().drops()).containsKey(DropReason.NOT_SELECTED);
    }

    @Test
    void whoAsksAgainAndAgainIsForwardedToOnePeerOnceASecond() throws BindException {
        serverForwards();
        bob.session().setIntroducer(true);

        assertThat(greetingsOfBob(server)).isBetween(10, 12);
        assertThat(server.driver.endpoint().metrics().drops()).containsKey(DropReason.OVER_LIMIT);
        alice.open("bob", server.address());
        assertThat(simulation.runUntil(alice::isOpen, Time.SECOND)).as("others are not kept from it").isTrue();
    }

    @Test
    void severalIntroducersTogetherHaveOneAddressGreetedOnceASecond() throws BindException {
        TestPeer second = new TestPeer(simulation, "second", EndpointConfig.RENDEZVOUS);
        bob.open("second", second.address());
        simulation.runFor(Time.SECOND);
        bob.driver.endpoint().sessions().forEach(session -> session.setIntroducer(true));
        forwards(server);
        forwards(second);

        assertThat(greetingsOfBob(server, second)).isBetween(10, 12);
        assertThat(bob.driver.endpoint().metrics().drops()).containsKey(DropReason.OVER_LIMIT);
    }

    /** How often bob answers somebody who asks for him a thousand times a second, for ten seconds. */
    private int greetingsOfBob(TestPeer... introducers) throws BindException {
        InetSocketAddress asker = TestPeer.address(198, 51, 100, 7, 4444);
        int[] answers = {0};
        simulation.network().bind(asker, (datagram, from) -> answers[0]++);
        for (int index = 0; index < 10_000; index++) {
            byte[] tag = ByteBuffer.allocate(16).putInt(index).array();
            byte[] hello = StartupPackets.datagram(new InitiatorHello(bob.discriminator(), tag));
            simulation.network().send(hello, asker, introducers[index % introducers.length].address());
            simulation.runFor(Time.MILLISECOND);
        }
        return answers[0];
    }
}
