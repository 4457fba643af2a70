package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rendezvous.trace.TimedStep;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import io.github.peerfire.testbed.simulation.NatSettings.PortAllocation;
import io.github.peerfire.testbed.simulation.NatSettings;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Introductions of peers behind NATs, and of peers in the server's own network. */
class NatIntroductionTest {

    private static final InetSocketAddress PROBE = new InetSocketAddress("198.51.100.1", 1936);
    private static final NatSettings PORT_RESTRICTED =
            NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT);
    private static final NatSettings COUNTING = NatSettings.of(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT)
            .withPorts(PortAllocation.SEQUENTIAL);

    private final SimulatedRendezvous plain = new SimulatedRendezvous();
    private final SimulatedRendezvous predicting = new SimulatedRendezvous(RendezvousConfig.builder()
            .bind(SimulatedRendezvous.ADDRESS).probe(PROBE)
            .introductions(new IntroductionSettings(true, 100)).build());

    @Test
    void aSymmetricNatAndAPortRestrictedOneLetNothingThroughByThemselves() {
        assertThat(introduced(plain, COUNTING, PORT_RESTRICTED)).isFalse();
        IntroductionReport report = plain.server.introductions().get(0);
        assertThat(report.outcome()).isEqualTo(IntroductionOutcome.UNREACHED);
        assertThat(introduced(plain, PORT_RESTRICTED, COUNTING)).isFalse();
    }

    @Test
    void thePortOfAnAskersNatThatCountsIsPredicted() {
        assertThat(introduced(predicting, COUNTING, PORT_RESTRICTED)).isTrue();
        assertThat(portsPredicted()).containsOnly(4);
    }

    private List<Integer> portsPredicted() {
        return predicting.server.introductions().get(0).timeline().stream()
                .filter(timed -> timed.step() == IntroductionStep.PREDICTED).map(TimedStep::count).toList();
    }

    @Test
    void thePortOfATargetsNatThatCountsIsPredicted() {
        assertThat(introduced(predicting, PORT_RESTRICTED, COUNTING)).isTrue();
        assertThat(portsPredicted()).containsOnly(4);
    }

    @Test
    void whoseNatKeepsPortsIsIntroducedAsWithoutPrediction() {
        assertThat(introduced(predicting, PORT_RESTRICTED, PORT_RESTRICTED)).isTrue();
        assertThat(predicting.server.introductions().get(0).has(IntroductionStep.PREDICTED)).isFalse();
    }

    @Test
    void twoBehindOneNatThatSendsNothingBackFindEachOtherInTheirOwnNetwork() {
        Nat nat = plain.simulation.network().addNat(PORT_RESTRICTED.withHairpinning(Hairpinning.OFF));
        ScriptedClient alice = behind(plain, nat);
        ScriptedClient bob = behind(plain, nat);
        say(plain, alice);
        say(plain, bob);

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));
    }

    /** Their own addresses are what they were, so they say nothing anew. */
    @Test
    void twoBehindOneNatFindEachOtherInTheirOwnNetworkAlsoAfterItGotAnotherAddress() {
        Nat nat = plain.simulation.network().addNat(PORT_RESTRICTED.withHairpinning(Hairpinning.OFF));
        ScriptedClient alice = behind(plain, nat);
        ScriptedClient bob = behind(plain, nat);
        say(plain, alice);
        say(plain, bob);
        nat.move();
        plain.simulation.runUntil(() -> plain.moved.size() == 2, 60 * Time.SECOND);
        assertThat(plain.moved).hasSize(2);

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));
    }

    /** The asker says nothing of itself that leads to the other, so only the other's reply within the network does. */
    @Test
    void theOneWhoIsAskedForRepliesToPrivateAddressesOfItsOwnNetwork() {
        Nat nat = plain.simulation.network().addNat(PORT_RESTRICTED.withHairpinning(Hairpinning.OFF));
        ScriptedClient alice = behind(plain, nat);
        ScriptedClient bob = behind(plain, nat);
        say(plain, alice);

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));
    }

    @Test
    void aPeerInTheServersOwnNetworkAndOneOutsideFindEachOtherBothWays() {
        SimulatedRendezvous world = new SimulatedRendezvous();
        Nat nat = world.simulation.network().addNat(PORT_RESTRICTED);
        InetSocketAddress inside = new InetSocketAddress(nat.freshHost().getAddress(), 1935);
        InetSocketAddress outside = new InetSocketAddress("198.51.100.2", 1935);
        RendezvousConfig config = RendezvousConfig.builder().bind(outside).bind(inside)
                .publicAddress(nat.externalAddress()).build();
        RendezvousServer.start(config, world, world, world, world.simulation.drivers()).join();
        ScriptedClient lan = world.admitted(world.open(new InetSocketAddress(nat.freshHost().getAddress(), 50_000),
                profile(world), inside));
        ScriptedClient wan = world.admitted(world.open(new InetSocketAddress("203.0.113.77", 50_000),
                profile(world), outside));
        ScriptedClient other = world.admitted(world.open(new InetSocketAddress("203.0.113.78", 50_000),
                profile(world), outside));
        lan.acceptIntroductions();
        wan.acceptIntroductions();

        wan.lookUp(lan.id(), outside);
        world.until(() -> wan.isOpenTo(lan));
        lan.lookUp(other.id(), inside);
        other.acceptIntroductions();
        world.until(() -> lan.isOpenTo(other));
    }

    @Test
    void twoBehindOneNatThatSendsNothingBackAndSayNothingOfThemselvesAreToldWhyTheyFail() {
        Nat nat = plain.simulation.network().addNat(PORT_RESTRICTED.withHairpinning(Hairpinning.OFF));
        ScriptedClient alice = behind(plain, nat);
        ScriptedClient bob = behind(plain, nat);

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.pass(120 * Time.SECOND);

        assertThat(alice.isOpenTo(bob)).isFalse();
        assertThat(plain.server.introductions().get(0).outcome()).isEqualTo(IntroductionOutcome.UNREACHED);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL_SOURCE", "EXTERNAL_SOURCE"})
    void twoBehindOneNatThatSendsBackWhatIsForItselfFindEachOther(Hairpinning kind) {
        Nat nat = plain.simulation.network().addNat(
                NatSettings.of(Dependence.NONE, Dependence.NONE).withHairpinning(kind));
        ScriptedClient alice = behind(plain, nat);
        ScriptedClient bob = behind(plain, nat);

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));
    }

    @ParameterizedTest
    @EnumSource(Hairpinning.class)
    void twoInOneNetworkTalkWithinItWhateverTheirNatDoes(Hairpinning kind) {
        Nat nat = plain.simulation.network().addNat(PORT_RESTRICTED.withHairpinning(kind));
        ScriptedClient alice = behind(plain, nat);
        ScriptedClient bob = behind(plain, nat);
        say(plain, alice);
        say(plain, bob);

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        plain.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));
        plain.pass(5 * Time.SECOND);

        assertThat(alice.addressOf(bob)).isEqualTo(bob.driver().localAddresses().get(0));
        assertThat(bob.addressOf(alice)).isEqualTo(alice.driver().localAddresses().get(0));
    }

    private static boolean introduced(SimulatedRendezvous rendezvous, NatSettings askers, NatSettings targets) {
        ScriptedClient asker = behind(rendezvous, rendezvous.simulation.network().addNat(askers));
        ScriptedClient target = behind(rendezvous, rendezvous.simulation.network().addNat(targets));
        asker.lookUp(target.id(), SimulatedRendezvous.ADDRESS);
        return rendezvous.simulation.runUntil(
                () -> asker.isOpenTo(target) && target.isOpenTo(asker), 120 * Time.SECOND);
    }

    private static ScriptedClient behind(SimulatedRendezvous rendezvous, Nat nat) {
        InetSocketAddress address = new InetSocketAddress(nat.freshHost().getAddress(), 50_000);
        ScriptedClient client = rendezvous.admitted(rendezvous.open(address, profile(rendezvous)));
        client.acceptIntroductions();
        return client;
    }

    private static void say(SimulatedRendezvous rendezvous, ScriptedClient client) {
        InetSocketAddress local = client.driver().localAddresses().get(0);
        client.setPeerInfo(local.getAddress().getHostAddress() + ":" + local.getPort());
        rendezvous.until(() -> !rendezvous.server.state().registry().find(client.id()).orElseThrow().candidates()
                .isEmpty());
    }

    private static FlashCryptographyProfile profile(SimulatedRendezvous rendezvous) {
        return FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(rendezvous.randomness());
    }
}
