package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final InetSocketAddress OTHER = new InetSocketAddress("198.51.100.2", 1935);
    private static final InetSocketAddress OTHER_FAMILY = new InetSocketAddress("2001:db8::2", 1935);
    private static final Duration LONG = Duration.ofHours(1);

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(
            RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).loops(2).build());

    private RendezvousServer startOther() {
        return RendezvousServer.start(RendezvousConfig.builder().bind(OTHER).build(),
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedStage(true), PeerListener.NONE,
                rendezvous.simulation.drivers()).join();
    }

    private ScriptedClient opening(String address, int port) {
        return ScriptedClient.start(rendezvous.simulation.drivers(), new InetSocketAddress(address, port),
                rendezvous.profile()).open(SimulatedRendezvous.ADDRESS);
    }

    @Test
    void whoComesToADrainingServerIsAdmittedByAnotherOne() {
        RendezvousServer other = startOther();
        ScriptedClient here = rendezvous.admitted("203.0.113.5");

        rendezvous.server.drain(List.of(OTHER_FAMILY, OTHER), LONG);
        for (int port = 50_000; port < 50_002; port++) {
            ScriptedClient late = opening("203.0.113.6", port);
            rendezvous.until(late::isOpen);
            assertThat(late.session().farAddress()).isEqualTo(OTHER);
            rendezvous.admitted(late);
        }

        assertThat(other.peers()).hasSize(2);
        assertThat(here.isClosed()).isFalse();
        assertThat(rendezvous.statistics().sessionsOpened()).isEqualTo(1);
        assertThat(rendezvous.server.drainStatus().elsewhere()).containsExactly(OTHER_FAMILY, OTHER);
    }

    @Test
    void theRedirectIsOfAnOriginThatLibrtmfpFollows() {
        StartupPackets packets = new StartupPackets();
        List<CandidateAddress> told = new ArrayList<>();
        rendezvous.server.drain(List.of(OTHER), LONG);
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(SimulatedRendezvous.ADDRESS)
                    && packets.firstChunk(datagram) instanceof ResponderRedirect redirect) {
                told.addAll(redirect.destinations());
            }
            return true;
        });

        opening("203.0.113.6", 50_000);
        rendezvous.until(() -> !told.isEmpty());

        // it takes one of unknown origin for the end of a peer
        assertThat(told).containsOnly(new CandidateAddress(AddressOrigin.RELAY, OTHER));
    }

    @Test
    void withNobodyElseADrainingServerIsSilent() {
        rendezvous.server.drain();
        long[] answers = {0};
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            answers[0] += from.equals(SimulatedRendezvous.ADDRESS) ? 1 : 0;
            return true;
        });

        ScriptedClient late = opening("203.0.113.6", 50_000);
        rendezvous.pass(10 * Time.SECOND);

        assertThat(late.isOpen()).isFalse();
        assertThat(answers[0]).isZero();
        assertThat(rendezvous.server.drainStatus().isDrained()).isTrue();
    }

    @Test
    void whoIsHereStaysAndIsIntroducedUntilTheDeadline() {
        ScriptedClient alice = rendezvous.admitted("203.0.113.5");
        ScriptedClient bob = rendezvous.admitted("203.0.113.6");
        bob.acceptIntroductions();

        rendezvous.server.drain(List.of(), Duration.ofSeconds(60));
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob));
        rendezvous.pass(40 * Time.SECOND);
        DrainStatus before = rendezvous.server.drainStatus();
        rendezvous.patience = 30 * Time.SECOND;
        rendezvous.until(() -> rendezvous.server.drainStatus().isDrained());

        assertThat(before.sessionsLeft()).isEqualTo(2);
        assertThat(before.deadline()).isPresent();
        assertThat(alice.information("onStatus").property("code").asText())
                .contains("NetConnection.Connect.AppShutdown");
    }

    @Test
    void whoWasOnTheWayGetsIn() {
        ScriptedClient alice = opening("203.0.113.5", 50_000);
        boolean[] answered = {false};
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            answered[0] |= from.equals(SimulatedRendezvous.ADDRESS);
            return true;
        });
        rendezvous.until(() -> answered[0]);

        rendezvous.server.drain();

        rendezvous.until(alice::isOpen);
        rendezvous.admitted(alice);
    }

    @Test
    void aServerThatDrainsNoMoreTakesClientsAgainAndKeepsThoseItHas() {
        ScriptedClient here = rendezvous.admitted("203.0.113.5");
        rendezvous.server.drain(List.of(OTHER), Duration.ofSeconds(5));

        rendezvous.server.undrain();
        rendezvous.admitted("203.0.113.6");
        rendezvous.pass(20 * Time.SECOND);

        assertThat(here.isClosed()).isFalse();
        assertThat(rendezvous.server.drainStatus()).isEqualTo(
                new DrainStatus(false, 2, List.of(), Optional.empty()));
    }

    @Test
    @Proves("R7016-179")
    void theRedirectIsNoLongerThanAHelloMayCause() {
        List<InetSocketAddress> many = IntStream.range(0, 40)
                .mapToObj(number -> new InetSocketAddress("198.51.100.9", 2_000 + number)).toList();
        rendezvous.server.drain(many, LONG);
        int[] lengths = new int[2];
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            lengths[0] = to.equals(SimulatedRendezvous.ADDRESS) ? datagram.length : lengths[0];
            lengths[1] = from.equals(SimulatedRendezvous.ADDRESS) ? datagram.length : lengths[1];
            return true;
        });

        opening("203.0.113.6", 50_000);
        rendezvous.until(() -> lengths[1] > 0);

        assertThat(lengths[1] + 28).isLessThanOrEqualTo(3 * (lengths[0] + 28));
    }

    @Test
    void thereIsSomeTimeBeforeADeadline() {
        assertThatThrownBy(() -> rendezvous.server.drain(List.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
