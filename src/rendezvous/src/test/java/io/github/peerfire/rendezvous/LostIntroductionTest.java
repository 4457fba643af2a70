package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rendezvous.trace.TimedStep;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.DatagramFilter;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.NatSettings;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** How long an introduction takes of which a packet is lost: what an asker repeats is answered anew. */
class LostIntroductionTest {

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final ScriptedClient alice = behindNat();
    private final ScriptedClient bob = behindNat();

    private ScriptedClient behindNat() {
        NatSettings portRestricted = NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT);
        ScriptedClient client = rendezvous.admitted(rendezvous.open(new InetSocketAddress(
                rendezvous.simulation.network().addNat(portRestricted).freshHost().getAddress(), 50_000),
                rendezvous.profile()));
        client.acceptIntroductions();
        rendezvous.pass(Time.SECOND);
        return client;
    }

    /** Until both have their session, in milliseconds. */
    private long timeToIntroduce() {
        long begun = rendezvous.simulation.now();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));
        assertThat(rendezvous.server.introductions().get(0).timeline())
                .extracting(TimedStep::step).doesNotContain(IntroductionStep.LIMITED);
        return (rendezvous.simulation.now() - begun) / Time.MILLISECOND;
    }

    /** Loses the first of some packets. */
    private void loseFirst(DatagramFilter which) {
        boolean[] lost = {false};
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            boolean loses = !lost[0] && which.passes(datagram, from, to);
            lost[0] |= loses;
            return !loses;
        });
    }

    @Test
    void withoutLossItTakesNoRepeat() {
        assertThat(timeToIntroduce()).isLessThan(300);
    }

    @Test
    void aRedirectThatIsLostCostsNoMoreThanTheFirstRepeat() {
        StartupPackets packets = new StartupPackets();
        loseFirst((datagram, from, to) -> from.equals(SimulatedRendezvous.ADDRESS)
                && packets.firstChunk(datagram) instanceof ResponderRedirect);

        assertThat(timeToIntroduce()).isBetween(300L, 600L);
    }

    @Test
    void aForwardedHelloThatIsLostCostsNoMoreThanTheFirstRepeat() {
        InetSocketAddress atBob = rendezvous.connected.get(1).observed();
        loseFirst((datagram, from, to) -> from.equals(SimulatedRendezvous.ADDRESS) && to.equals(atBob));

        assertThat(timeToIntroduce()).isBetween(300L, 600L);
    }
}
