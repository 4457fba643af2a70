package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.NetworkObserver;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The relay of last resort, between peers behind NATs that let nothing else through. */
class RelayTest {

    private static final RelaySettings SETTINGS = RelaySettings.onPorts(20_000, 20_099);
    private static final NatSettings SYMMETRIC =
            NatSettings.of(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT);
    private static final InetAddress SERVER = SimulatedRendezvous.ADDRESS.getAddress();

    private final SimulatedRendezvous rendezvous = relaying(SETTINGS);

    private static SimulatedRendezvous relaying(RelaySettings settings) {
        return new SimulatedRendezvous(
                RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).relay(settings).build());
    }

    private static ScriptedClient behindSymmetricNat(SimulatedRendezvous world) {
        Nat nat = world.simulation.network().addNat(SYMMETRIC);
        ScriptedClient client = world.admitted(world.open(new InetSocketAddress(nat.freshHost().getAddress(), 50_000),
                FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024)
                        .build(world.randomness())));
        client.acceptIntroductions();
        return client;
    }

    private ScriptedClient client() {
        return behindSymmetricNat(rendezvous);
    }

    private void open(ScriptedClient asker, ScriptedClient target) {
        open(rendezvous, asker, target);
    }

    private static void open(SimulatedRendezvous world, ScriptedClient asker, ScriptedClient target) {
        asker.lookUp(target.id(), SimulatedRendezvous.ADDRESS);
        world.until(() -> asker.isOpenTo(target) && target.isOpenTo(asker));
    }

    private static Session session(ScriptedClient from, ScriptedClient to) {
        return from.opened.stream().filter(session -> session.farCertificate()
                .filter(certificate -> PeerId.of(certificate).equals(to.id())).isPresent()).findFirst().orElseThrow();
    }

    /** Introduces everybody to everybody, and relays whom it says. */
    private static IntroductionPolicy introducing(Supplier<CompletionStage<Boolean>> relayed) {
        return new IntroductionPolicy() {

            @Override
            public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
                return relayed.get();
            }
        };
    }

    private void say(ScriptedClient from, ScriptedClient to, int messages) {
        from.onLoop(ignored -> {
            long now = from.driver().now();
            for (int i = 0; i < messages; i++) {
                session(from, to).openFlow(new FlowMetadata(0, false).encode(), FlowOptions.DEFAULT, now).write(
                        CommandMessage.of("hello", i, null, "x".repeat(900)).encode(), Reliability.FULL, now);
            }
        });
    }

    @Test
    void twoBehindSymmetricNatsReachEachOtherThroughTheRelayAndOnlyThroughIt() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        long begun = rendezvous.simulation.now();
        open(alice, bob);

        assertThat(rendezvous.simulation.now() - begun).isBetween(3 * Time.SECOND, 8 * Time.SECOND);
        say(alice, bob, 20);
        say(bob, alice, 20);
        rendezvous.until(() -> bob.commands("hello").size() == 20 && alice.commands("hello").size() == 20);
        IntroductionReport report = rendezvous.server.introductions().get(0);
        assertThat(report.outcome()).isEqualTo(IntroductionOutcome.RELAYED);
        assertThat(report.has(IntroductionStep.RELAY_OFFERED)).isTrue();
        assertThat(report.has(IntroductionStep.RELAYED)).isTrue();
        assertThat(session(alice, bob).farAddress().getAddress()).isEqualTo(SERVER);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isEqualTo(1);
        assertThat(rendezvous.server.relayStatistics().bytes()).isGreaterThan(40 * 900L);
    }

    @Test
    void withoutRelayTheyDoNotReachEachOther() {
        SimulatedRendezvous plain = new SimulatedRendezvous();
        ScriptedClient alice = behindSymmetricNat(plain);
        ScriptedClient bob = behindSymmetricNat(plain);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.pass(120 * Time.SECOND);

        assertThat(alice.isOpenTo(bob)).isFalse();
        assertThat(plain.server.introductions().get(0).outcome()).isEqualTo(IntroductionOutcome.UNREACHED);
        assertThat(plain.server.relayStatistics().pairsOpened()).isZero();
    }

    @Test
    void whoReachesTheOtherDirectlyIsNotRelayed() {
        ScriptedClient alice = rendezvous.admitted("203.0.113.105");
        ScriptedClient bob = rendezvous.admitted("203.0.113.106");
        bob.acceptIntroductions();
        open(alice, bob);
        rendezvous.pass(20 * Time.SECOND);

        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isZero();
    }

    @Test
    void onlyPairsThatMayBeIntroducedAndRelayedAre() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        rendezvous.answer = CompletableFuture.completedFuture(false);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(30 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isZero();

        rendezvous.policy = introducing(() -> CompletableFuture.completedStage(false));
        rendezvous.pass(40 * Time.SECOND);
        assertThat(rendezvous.statistics().introductions()).isPositive();
        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isZero();
    }

    @Test
    void whoTriesOutItsNetworkOnAHelperIsNotRelayedToIt() {
        ScriptedClient client = client();
        ScriptedClient helper = client();
        rendezvous.answer = CompletableFuture.completedFuture(false);
        helper.send(CommandMessage.of("offerCheckHelp", 7, null));
        rendezvous.until(() -> helper.commands("_result").size() == 2);
        client.send(CommandMessage.of("checkConnectivity", 7, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);

        client.lookUp(helper.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(40 * Time.SECOND);

        assertThat(rendezvous.statistics().introductions()).isPositive();
        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isZero();
        assertThat(client.isOpenTo(helper)).isFalse();
    }

    /** Attack A2 and RFC 5766's concern: nothing goes anywhere but to the two, and never more than came. */
    @Test
    void strangersGetNothingThroughAndNothingIsSentToThem() throws Exception {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        open(alice, bob);
        rendezvous.pass(Time.SECOND); // what is on its way between the two arrives
        List<InetSocketAddress> reached = new ArrayList<>();
        InetSocketAddress stranger = new InetSocketAddress("192.0.2.66", 666);
        rendezvous.simulation.network().bind(stranger, (datagram, from) -> reached.add(from));
        long relayed = rendezvous.server.relayStatistics().packets();

        for (int port = SETTINGS.firstPort(); port <= SETTINGS.lastPort(); port++) {
            rendezvous.simulation.network().send(
                    new byte[100], stranger, new InetSocketAddress(SERVER, port));
        }
        rendezvous.pass(Time.SECOND / 10);

        assertThat(reached).isEmpty();
        assertThat(rendezvous.server.relayStatistics().packets()).isEqualTo(relayed);
        assertThat(rendezvous.server.relayStatistics().packetsOfStrangers()).isEqualTo(2);
    }

    @Test
    void whatComesOutIsNeverMoreThanWhatCameIn() {
        Balance balance = new Balance();
        rendezvous.simulation.network().addObserver(balance);
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        open(alice, bob);
        say(alice, bob, 50);
        rendezvous.pass(10 * Time.SECOND);

        assertThat(balance.in).isPositive();
        assertThat(balance.out).isLessThanOrEqualTo(balance.in);
    }

    /** Counts what goes to and from the relay's ports. */
    private static final class Balance implements NetworkObserver {

        private long in;
        private long out;

        @Override
        public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
            out += isRelay(from) ? datagram.length : 0;
        }

        @Override
        public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
            in += isRelay(to) ? datagram.length : 0;
        }

        private static boolean isRelay(InetSocketAddress address) {
            return address.getAddress().equals(SERVER) && address.getPort() >= SETTINGS.firstPort()
                    && address.getPort() <= SETTINGS.lastPort();
        }
    }

    @Test
    void aPairEndsWhenOneOfThemLeavesTheServer() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        open(alice, bob);
        bob.onLoop(session -> session.close(bob.driver().now()));
        rendezvous.pass(Time.SECOND);

        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isZero();
        long relayed = rendezvous.server.relayStatistics().packets();
        say(alice, bob, 1);
        rendezvous.pass(5 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().packets()).isEqualTo(relayed);
    }

    @Test
    void whoProvesAnotherAddressToTheServerGoesOnBeingRelayed() throws Exception {
        ScriptedClient alice = rendezvous.admitted("203.0.113.105");
        ScriptedClient bob = rendezvous.admitted("203.0.113.106");
        bob.acceptIntroductions();
        rendezvous.simulation.network().setFilter((datagram, from, to) ->
                from.getAddress().equals(SERVER) || to.getAddress().equals(SERVER));
        open(alice, bob);

        ((SimulatedDriver) alice.driver()).rebind(0, new InetSocketAddress("203.0.113.107", 61_000));
        alice.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> !rendezvous.moved.isEmpty());
        say(alice, bob, 1);
        rendezvous.until(() -> bob.heard("hello"));
        say(bob, alice, 1);
        rendezvous.until(() -> alice.heard("hello"));
    }

    @Test
    void aPairIsNotOfferedToWhoLeftBeforeItsPortsWereBound() {
        rendezvous.relayBindingTime = 2 * Time.SECOND;
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> rendezvous.server.relayStatistics().pairsOpened() == 1);
        bob.onLoop(session -> session.close(bob.driver().now()));
        rendezvous.pass(10 * Time.SECOND);

        assertThat(rendezvous.server.introductions()).extracting(report -> report.has(IntroductionStep.RELAY_OFFERED))
                .containsOnly(false);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isZero();
    }

    @Test
    void aPairThatIsSilentEndsAndOneThatIsUsedStays() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        open(alice, bob);
        rendezvous.pass(180 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).as("peers ask each other for signs of life")
                .isOne();

        alice.onLoop(ignored -> session(alice, bob).close(alice.driver().now()));
        rendezvous.pass(150 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isZero();
    }

    @Test
    void aPairMaySendNoMoreThanItsShare() {
        SimulatedRendezvous narrow = relaying(SETTINGS.withBytes(20_000, 4_000_000, 10_000_000));
        ScriptedClient alice = behindSymmetricNat(narrow);
        ScriptedClient bob = behindSymmetricNat(narrow);
        open(narrow, alice, bob);
        long before = narrow.server.relayStatistics().bytes();
        say(alice, bob, 200);
        narrow.pass(5 * Time.SECOND);

        assertThat(narrow.server.relayStatistics().bytes() - before).isLessThanOrEqualTo(20_000L * 6);
        assertThat(narrow.server.relayStatistics().packetsLimited()).isPositive();
    }

    @Test
    void aPairThatHasUsedUpItsBytesEnds() {
        SimulatedRendezvous brief = relaying(SETTINGS.withBytes(1_000_000, 30_000, 10_000_000));
        ScriptedClient alice = behindSymmetricNat(brief);
        ScriptedClient bob = behindSymmetricNat(brief);
        open(brief, alice, bob);
        say(alice, bob, 100);
        brief.pass(5 * Time.SECOND);

        assertThat(brief.server.relayStatistics().bytes()).isLessThanOrEqualTo(30_000);
        assertThat(brief.server.relayStatistics().pairsOpen()).isZero();
    }

    @Test
    void whoHasUsedUpItsBytesGetsNoneByAskingAgain() {
        SimulatedRendezvous brief = relaying(SETTINGS.withBytes(1_000_000, 30_000, 10_000_000));
        ScriptedClient alice = behindSymmetricNat(brief);
        ScriptedClient bob = behindSymmetricNat(brief);
        open(brief, alice, bob);
        say(alice, bob, 100);
        brief.pass(5 * Time.SECOND);
        for (int round = 0; round < 3; round++) {
            alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
            brief.pass(30 * Time.SECOND);
        }

        assertThat(brief.server.relayStatistics().bytes()).isBetween(20_000L, 30_000L);
        assertThat(brief.server.relayStatistics().pairsOpened()).isOne();
        assertThat(brief.server.relayStatistics().pairsRefused()).isPositive();
    }

    @Test
    void whoMayNotBeRelayedAnyMoreIsNot() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        AtomicBoolean permitted = new AtomicBoolean(true);
        rendezvous.policy = introducing(() -> soon(permitted.get()));
        open(alice, bob);
        rendezvous.pass(5 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isOne();
        permitted.set(false);
        rendezvous.pass(2 * Time.SECOND + 10 * Time.MILLISECOND);

        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isZero();
    }

    private CompletionStage<Boolean> soon(boolean answer) {
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        rendezvous.simulation.at(
                rendezvous.simulation.now() + 5 * Time.MILLISECOND, () -> later.complete(answer));
        return later;
    }

    @Test
    void aPairGoesOnWhileItIsOpenWhetherItMayAndEndsIfThatFails() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        open(alice, bob);
        rendezvous.policy = introducing(CompletableFuture::new);
        rendezvous.pass(10 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isOne();

        rendezvous.policy = introducing(() -> CompletableFuture.failedStage(new IllegalStateException("made up")));
        rendezvous.pass(3 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isZero();
    }

    @Test
    void aPolicyThatTakesItsTimeIsNotAskedAgainMeanwhile() {
        open(client(), client());
        List<CompletableFuture<Boolean>> questions = new ArrayList<>();
        rendezvous.policy = introducing(() -> {
            questions.add(new CompletableFuture<>());
            return questions.get(questions.size() - 1);
        });
        rendezvous.pass(12 * Time.SECOND);
        assertThat(questions).as("every six seconds, in case an answer is lost").hasSize(2);
        questions.forEach(question -> question.complete(true));
        rendezvous.pass(2 * Time.SECOND);
        assertThat(questions).hasSize(3);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isOne();
    }

    @Test
    void whoLeavesBeforeThePolicyAnswersIsNotRelayed() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        rendezvous.policy = introducing(() -> answer);
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(10 * Time.SECOND);
        bob.onLoop(session -> session.close(bob.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        answer.complete(true);
        rendezvous.pass(Time.SECOND);

        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isZero();
    }

    @Test
    void noMorePairsAreRelayedThanMayBe() {
        SimulatedRendezvous few = relaying(SETTINGS.withPairs(10, 1));
        ScriptedClient alice = behindSymmetricNat(few);
        ScriptedClient bob = behindSymmetricNat(few);
        ScriptedClient carol = behindSymmetricNat(few);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        few.until(() -> alice.isOpenTo(bob));
        alice.lookUp(carol.id(), SimulatedRendezvous.ADDRESS);
        few.pass(30 * Time.SECOND);

        assertThat(few.server.relayStatistics().pairsOpened()).isOne();
        assertThat(few.server.relayStatistics().pairsRefused()).isPositive();
    }

    @Test
    void bothAskingAtOnceShareOnePair() {
        ScriptedClient alice = client();
        ScriptedClient bob = client();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        bob.lookUp(alice.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.patience = 60 * Time.SECOND;
        rendezvous.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));

        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isOne();
    }
}
