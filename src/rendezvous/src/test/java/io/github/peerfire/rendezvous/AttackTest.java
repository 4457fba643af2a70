package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.testbed.simulation.NetworkObserver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attacks on the server as a whole, by their numbers in the list of attacks, each with the defence that it meets. */
class AttackTest {

    private static final InetSocketAddress ATTACKER = new InetSocketAddress("192.0.2.66", 6_666);

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final ScriptedClient alice = rendezvous.admitted("203.0.113.5");
    private final ScriptedClient bob = rendezvous.admitted("203.0.113.6");
    private final StartupPackets packets = new StartupPackets();

    /** Bytes that are sent to one address, by the server and whomever it has sending. */
    private final class Received implements NetworkObserver {

        private final InetSocketAddress victim;
        private long bytes;
        private long datagrams;

        Received(InetSocketAddress victim) {
            this.victim = victim;
            rendezvous.simulation.network().addObserver(this);
        }

        @Override
        public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
            if (to.equals(victim)) {
                bytes += datagram.length;
                datagrams++;
            }
        }

        @Override
        public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
            // What the server sends counts, arrived or not.
        }
    }

    /** A2: limits for each session that asks, and for each that is asked for; addresses in answers are few. */
    @Test
    void lookupsInSomebodysNameCauseLittleTrafficTowardsHimAndWhomTheyAskFor() {
        InetSocketAddress victim = alice.driver().localAddresses().get(0);
        Received atAlice = new Received(victim);
        Received atBob = new Received(bob.driver().localAddresses().get(0));
        bob.acceptIntroductions();
        long sent = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] lookup = packets.lookup(bob.id());
            sent += lookup.length;
            rendezvous.simulation.network().send(lookup, victim, SimulatedRendezvous.ADDRESS);
            rendezvous.pass(Time.MILLISECOND);
        }
        rendezvous.pass(Time.SECOND);

        assertThat(sent).isGreaterThan(300_000);
        assertThat(atAlice.bytes).as("Redirects, and bob's hellos").isBetween(1L, sent / 20);
        assertThat(atBob.bytes).isBetween(1L, sent / 20);
        assertThat(rendezvous.statistics().introductions()).isLessThanOrEqualTo(30);
    }

    /** A2: who has had more of what one target takes than others waits for these. */
    @Test
    void fewWhoAskAgainAndAgainKeepNobodyElseFromTheirTarget() {
        bob.acceptIntroductions();
        List<InetSocketAddress> attackers = IntStream.range(0, 8).mapToObj(i ->
                rendezvous.admitted(rendezvous.client("192.0.2.66", 10_000 + i)).driver().localAddresses().get(0))
                .toList();
        ScriptedClient neighbour = rendezvous.admitted(rendezvous.client("192.0.2.66", 20_000));
        ScriptedClient carol = rendezvous.admitted("203.0.113.7");
        for (int i = 0; i < 200; i++) {
            // each five times a second
            rendezvous.simulation.network().send(
                    packets.lookup(bob.id()), attackers.get(i % 8), SimulatedRendezvous.ADDRESS);
            rendezvous.pass(7 * Time.MILLISECOND);
            if (i == 100) {
                carol.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
                neighbour.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
            }
            rendezvous.pass(18 * Time.MILLISECOND);
        }

        assertThat(rendezvous.statistics().lookupsLimited()).isPositive();
        assertThat(carol.isOpenTo(bob)).isTrue();
        assertThat(neighbour.isOpenTo(bob)).as("behind the same NAT").isTrue();
    }

    /** A policy that takes its time is asked no more than so much at a time, whoever asks. */
    @Test
    void noMoreQuestionsWaitForThePolicyThanMay() {
        int asked = Introducer.MAXIMUM_PENDING + 50;
        SimulatedRendezvous slow = new SimulatedRendezvous(
                new RendezvousLimits(100, 100, 10, Duration.ofSeconds(10), 2 * asked, 2 * asked));
        InetSocketAddress asker = slow.admitted("203.0.113.5").driver().localAddresses().get(0);
        ScriptedClient wanted = slow.admitted("203.0.113.6");
        slow.answer = new CompletableFuture<>();
        for (int i = 0; i < asked; i++) {
            slow.simulation.network().send(packets.lookup(wanted.id()), asker, SimulatedRendezvous.ADDRESS);
        }
        slow.pass(Time.SECOND);
        assertThat(slow.questions).hasSize(Introducer.MAXIMUM_PENDING);
        assertThat(slow.statistics().lookupsLimited()).isEqualTo(50);

        slow.pass(Introducer.PATIENCE);
        slow.simulation.network().send(packets.lookup(wanted.id()), asker, SimulatedRendezvous.ADDRESS);
        slow.pass(Time.SECOND);
        assertThat(slow.questions).as("nothing waits any more").hasSize(Introducer.MAXIMUM_PENDING + 1);
    }

    /** A2, A23: only the addresses of admitted sessions are answered. */
    @Test
    void lookupsOfStrangersAreNotAnsweredAtAllHoweverMany() {
        Received atAttacker = new Received(ATTACKER);
        Received atBob = new Received(bob.driver().localAddresses().get(0));
        for (int i = 0; i < 2_000; i++) {
            rendezvous.simulation.network().send(packets.lookup(bob.id()), ATTACKER, SimulatedRendezvous.ADDRESS);
        }
        rendezvous.pass(Time.SECOND / 10);

        assertThat(atAttacker.datagrams).isZero();
        assertThat(atBob.datagrams).isZero();
        assertThat(rendezvous.statistics().lookupsFromStrangers()).isEqualTo(2_000);
    }

    /** A7, A32: nothing is kept of startup packets, and none of them says anything about who is where. */
    @Test
    void noChunkFromAStrangerChangesWhoIsHereOrHowManyAre() {
        Random random = new Random(SimulatedRendezvous.SEED);
        for (int type = 0; type < 256; type++) {
            for (int length : new int[] {0, 32, 60, 300}) {
                byte[] body = new byte[length];
                random.nextBytes(body);
                for (InetSocketAddress from : List.of(ATTACKER, bob.driver().localAddresses().get(0))) {
                    rendezvous.simulation.network().send(
                            packets.chunk(type, body), from, SimulatedRendezvous.ADDRESS);
                }
            }
        }
        rendezvous.pass(5 * Time.SECOND);

        assertThat(rendezvous.statistics().sessionsOpen()).isEqualTo(2);
        assertThat(rendezvous.server.peers()).hasSize(2);
        assertThat(rendezvous.server.find(bob.id())).map(ConnectedPeer::observed)
                .contains(bob.driver().localAddresses().get(0));
        assertThat(rendezvous.disconnected).isEmpty();
    }

    /** A12: a session counts once a packet shows that its client has the certificate's keys. */
    @Test
    void whoShowsSomebodyElsesCertificateDoesNotTakeHisPlace() {
        FlashCryptographyProfile own = FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(rendezvous.randomness());
        EndpointDriver impostor = rendezvous.simulation.drivers().start(List.of(ATTACKER), EndpointConfig.PEER,
                new BorrowedCertificate(own, bob.profile().certificate()), (event, now) -> { }).join();
        byte[] discriminator = FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.example/xmpp").encoded();
        impostor.execute(() -> impostor.endpoint().open(
                discriminator, List.of(SimulatedRendezvous.ADDRESS), 0, impostor.now()));
        rendezvous.pass(30 * Time.SECOND);

        assertThat(rendezvous.statistics().sessionsOpened()).isEqualTo(2);
        assertThat(rendezvous.reasons).doesNotContain(CloseReason.OVERRIDDEN);
        assertThat(rendezvous.server.find(bob.id())).map(ConnectedPeer::observed)
                .contains(bob.driver().localAddresses().get(0));
        assertThat(bob.isClosed()).isFalse();
    }

    /** A21, A22: the server takes no forwarded hellos, and forwards only what came to it directly. */
    @Test
    void aHelloThatAClientForwardsToTheServerGoesNowhere() {
        Received atBob = new Received(bob.driver().localAddresses().get(0));
        Received atAttacker = new Received(ATTACKER);
        long before = atBob.datagrams;
        alice.onLoop(session -> {
            for (PeerId wanted : List.of(bob.id(), new PeerId(new byte[32]))) {
                session.forwardHello(FlashEndpointDiscriminator.ofPeer(wanted).encoded(),
                        new CandidateAddress(AddressOrigin.OBSERVED, ATTACKER), new byte[16], alice.driver().now());
            }
        });
        rendezvous.pass(Time.SECOND);

        assertThat(atAttacker.datagrams).isZero();
        assertThat(atBob.datagrams).isEqualTo(before);
        assertThat(rendezvous.statistics().introductions()).isZero();
    }

    /** A31: keys have 144 bits; who keeps guessing is not heard for the rest of the minute. */
    @Test
    void whoGuessesKeysGetsTenTriesAMinute() {
        rendezvous.authorizer = new KeyHolders(new InMemoryKeyStore());
        int tries = 0;
        for (int i = 0; i < 60; i++) {
            ScriptedClient client = rendezvous.client("192.0.2.66", 10_000 + i);
            client.connectTo("rtmfp://rendezvous.example/guess" + i, "");
            rendezvous.until(client::isClosed);
            tries += client.heard("_error") ? 1 : 0;
        }

        assertThat(tries).isEqualTo(RendezvousLimits.DEFAULT.rejectionsPerMinute());
        assertThat(rendezvous.statistics().sessionsRefused()).isEqualTo(60 - tries);
        assertThat(alice.isClosed()).isFalse();
    }

    /** A6, A34: sessions that never connect last ten seconds, and no source has more than its share. */
    @Test
    void sessionsThatNeverConnectDoNotAddUp() {
        rendezvous.authorizer = request -> new Rejected(Rejected.FAILED, "");
        int before = RendezvousLimits.DEFAULT.sessionsPerSource();
        for (int i = 0; i < before + 40; i++) {
            rendezvous.client("192.0.2.66", 10_000 + i);
        }
        assertThat(rendezvous.statistics().sessionsOpen()).isLessThanOrEqualTo(before + 2L);

        rendezvous.pass(15 * Time.SECOND);
        assertThat(rendezvous.statistics().sessionsOpen()).isEqualTo(2);
    }

    /** A36: tags are the attacker's choice; equal hashes make no list that is walked for ever. */
    @Test
    void tagsWithOneHashCostNoMoreThanOthers() {
        Introductions introductions = new Introductions();
        byte[] lastTag = new byte[0];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 20_000; i++) {
            lastTag = StartupPackets.tagOfOneHash(i);
            introductions.put(new Introduction(null, null, null, lastTag, 0),
                    packets.lookupRequested(bob.id(), lastTag), 0);
        }

        assertThat(introductions.size()).isEqualTo(Introductions.CAPACITY);
        assertThat(introductions.find(lastTag, 0)).isNotNull();
        assertThat(introductions.find(StartupPackets.tagOfOneHash(0), 0)).isNull();
        assertThat(threads.getCurrentThreadCpuTime() - begun).isLessThan(3 * Time.SECOND);
    }
}
