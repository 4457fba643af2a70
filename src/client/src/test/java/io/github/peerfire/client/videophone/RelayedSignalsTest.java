package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line and a Video Phone of 2011, which talk through a real rendezvous in a simulated network. */
class RelayedSignalsTest {

    private static final InetSocketAddress RENDEZVOUS = new InetSocketAddress("198.51.100.1", 1935);

    private final Simulation simulation = Simulation.seeded(1);
    private final LineThread thread = new LineThread() {

        @Override
        public void execute(Runnable task) {
            schedule(Duration.ZERO, task);
        }

        @Override
        public Runnable schedule(Duration delay, Runnable task) {
            return simulation.at(simulation.now() + delay.toNanos(), task)::cancel;
        }
    };
    private final List<String> heard = new ArrayList<>();
    private final List<VideoPhoneCall> rings = new ArrayList<>();
    private NetConnection here;
    private NetConnection cora;
    private VideoPhoneLine line;

    @BeforeEach
    void aLineAndSomebodyWhoHears() {
        RendezvousServer.start(RendezvousConfig.builder().bind(RENDEZVOUS).build(),
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), new PeerListener() { },
                simulation.drivers()).join();
        here = connect();
        cora = connect();
        cora.onCall((method, arguments) -> {
            heard.add(arguments.get(1).asText().orElseThrow());
            return CompletableFuture.completedFuture(null);
        });
        line = VideoPhoneLine.open(here, "alice", thread);
        line.onIncomingCall(rings::add);
    }

    private NetConnection connect() {
        CompletableFuture<NetConnection> made = NetConnection.connect(RtmfpUri.parse("rtmfp://198.51.100.1/xmpp"),
                NetConnectionConfig.builder().drivers(simulation.drivers()).bind(new InetSocketAddress("0.0.0.0", 0))
                        .resolver(host -> CompletableFuture.completedFuture(List.of(RENDEZVOUS.getAddress())))
                        .build());
        until(made::isDone);
        return made.join();
    }

    private void until(BooleanSupplier reached) {
        assertThat(simulation.runUntil(reached, TimeUnit.SECONDS.toNanos(10))).isTrue();
    }

    private void pass() {
        simulation.runFor(TimeUnit.SECONDS.toNanos(3));
    }

    private void say(Signal signal, NetConnection to) {
        signal.send(cora, to.nearId(), "cora");
    }

    /** In its release of 2011 any "cancel" ends the call that there is, whoever says it. */
    @Test
    void whoIsBusyIsNotToldThatTheCallerGivesUp() {
        VideoPhoneCall call = line.call("cora", cora.nearId());
        until(() -> heard.contains("invite"));
        say(Signal.REJECT, here);
        until(call.ended()::isDone);
        pass();
        assertThat(call.ended().join()).isEqualTo(VideoPhoneEnding.BUSY);
        assertThat(heard).containsExactly("invite");
    }

    @Test
    void whoIsCalledIsToldWhenTheCallerGivesUp() {
        VideoPhoneCall call = line.call("cora", cora.nearId());
        until(() -> heard.contains("invite"));
        call.hangUp();
        pass();
        assertThat(heard).containsExactly("invite", "cancel");
    }

    @Test
    void aLineThatMovedIsNotCalledWhereItWas() {
        NetConnection next = connect();
        line.moveTo(next);
        say(Signal.INVITE, here);
        pass();
        assertThat(rings).isEmpty();
        say(Signal.INVITE, next);
        until(() -> !rings.isEmpty());
    }

    @Test
    void aCallEndsWhereItBegan() {
        say(Signal.INVITE, here);
        until(() -> !rings.isEmpty());
        line.moveTo(connect());
        say(Signal.CANCEL, here);
        until(rings.get(0).ended()::isDone);
        assertThat(rings.get(0).ended().join()).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        say(Signal.INVITE, here);
        pass();
        assertThat(rings).hasSize(1);
    }
}
