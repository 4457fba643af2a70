package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/** What becomes of a call that rings when the XMPP stream is lost. */
class XmppLossesTest {

    private final Simulation simulation = Simulation.seeded(1);
    private final SimulatedDevice desk = device("alice@example.net/desk");
    private final SimulatedDevice phone = device("bob@example.net/phone");
    private final World world = new World();
    private final Strangers strangers = new Strangers();
    private final RendezvousKeeper keeper = new RendezvousKeeper(world, phone.clock(),
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)), Duration.ofSeconds(10), phone.binding());
    private final ClientCallHost host = new ClientCallHost(
            ClientConfig.of(phone.self().asBareJid(), ""), strangers, keeper, phone.clock(), phone.calls());
    private final XmppLosses losses = new XmppLosses(phone.clock(), phone.manager(), keeper, host, world);
    private Call ringing;

    private SimulatedDevice device(String jid) {
        return new SimulatedDevice(jid, simulation, Duration.ofMillis(30));
    }

    @BeforeEach
    void ring() {
        desk.meet(phone);
        desk.call("1", Set.of(MediaKind.AUDIO));
        pass(1);
        ringing = phone.calls().calls().get(0);
        assertThat(ringing.state().phase()).isEqualTo(CallPhase.ALERTING);
    }

    private void pass(long seconds) {
        simulation.runFor(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void aStreamThatIsSoonResumedWasNeverLostToACallThatRings() {
        losses.lost(true);
        pass(9);
        losses.back(true);
        pass(9);
        assertThat(ringing.state().phase()).isEqualTo(CallPhase.ALERTING);
        ringing.accept();
        assertThat(simulation.runUntil(() -> ringing.state().phase() == CallPhase.ACTIVE,
                TimeUnit.SECONDS.toNanos(5))).isTrue();
        assertThat(world.told).isEmpty();
    }

    @Test
    void aStreamThatIsNotResumedInTimeEndsACallThatRings() {
        losses.lost(true);
        pass(9);
        assertThat(ringing.state().isOver()).isFalse();
        pass(2);
        assertThat(ringing.state().ending()).contains(CallEnding.SIGNED_OUT);
        losses.back(true);
        assertThat(world.told).as("the session goes on nevertheless").isEmpty();
    }

    @Test
    void eachBreakHasAGraceOfItsOwn() {
        for (int i = 0; i < 3; i++) {
            losses.lost(true);
            pass(6);
            losses.back(true);
        }
        assertThat(ringing.state().phase()).isEqualTo(CallPhase.ALERTING);
    }

    @Test
    void aStreamThatCannotBeResumedEndsACallThatRingsAtOnce() {
        losses.lost(false);
        assertThat(ringing.state().ending()).contains(CallEnding.SIGNED_OUT);
        assertThat(world.told).containsExactly("over");
    }

    @Test
    void anotherStreamWithinTheGraceEndsACallThatRings() {
        losses.lost(true);
        losses.back(false);
        assertThat(ringing.state().ending()).contains(CallEnding.SIGNED_OUT);
        assertThat(world.told).containsExactly("over", "begun", "show");
    }

    @Test
    void whoSeesUsAsLongAsWeTalkIsShownOurEndpointAgainOnceItIsBoundInAnotherSession() {
        BareJid stranger = desk.self().asBareJid();
        keeper.onChange(host::bindingChanged);
        host.prepare(stranger);
        pass(1);
        losses.lost(false);
        losses.back(false);
        strangers.takeTold();
        Binding old = keeper.binding();
        world.again.complete(new Binding(old.connection(), old.service(), 2, old.uri(), Optional.empty()));
        pass(1);
        assertThat(strangers.takeTold()).containsExactly("show to " + stranger);
    }

    /** A service that answers when the test says so. */
    private static final class World implements BindingSource, XmppLosses.Others {

        private final List<String> told = new ArrayList<>();
        private final CompletableFuture<Binding> again = new CompletableFuture<>();

        @Override
        public CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Binding> rebind(NetConnection connection) {
            return again;
        }

        @Override
        public void sessionOver() {
            told.add("over");
        }

        @Override
        public void sessionBegun() {
            told.add("begun");
        }

        @Override
        public void show() {
            told.add("show");
        }

        @Override
        public void changed() {
            // The state of the client is not asked for here.
        }

        @Override
        public void hindered(Optional<ClientState> by) {
            told.add("hindered");
        }
    }
}
