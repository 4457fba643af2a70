package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a session is kept and how it ends. */
class SessionLifeTest extends OpenSession {

    private static final DatagramFilter NOTHING = (datagram, from, to) -> false;

    @Test
    @Proves({"R7016-219", "R7016-223", "R7016-225"})
    void aCloseInOrderIsKnownAtBothEnds() {
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        assertThat(reason(alice)).isEqualTo(CloseReason.NEAR_CLOSED);
        simulation.runFor(20 * Time.MILLISECOND);
        assertThat(reason(bob)).isEqualTo(CloseReason.FAR_CLOSED);

        long sent = alice.driver.endpoint().metrics().datagramsSent();
        simulation.runFor(200 * Time.SECOND);
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(sent);
        assertThat(alice.events(EndpointEvent.SessionClosed.class)).hasSize(1);
        assertThat(bob.events(EndpointEvent.SessionClosed.class)).hasSize(1);
    }

    @Test
    @Proves({"R7016-219", "R7016-220"})
    void aCloseThatNobodyAcknowledgesIsRepeatedEveryFiveSecondsForNinety() {
        List<Long> sent = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            sent.add(simulation.now());
            return false;
        });
        long start = simulation.now();
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        act(bob, () -> { });
        simulation.runFor(20 * Time.SECOND);
        assertThat(sent).contains(start, start + 5 * Time.SECOND, start + 10 * Time.SECOND, start + 15 * Time.SECOND);
        simulation.runFor(200 * Time.SECOND);
        assertThat(sent.stream().filter(time -> time > start + 90 * Time.SECOND)).isEmpty();
        assertThat(reason(bob)).isEqualTo(CloseReason.TIMED_OUT);
    }

    @Test
    @Proves({"R7016-223", "R7016-224"})
    void aLostAcknowledgementIsGivenAgainWhileTheFarEndLingers() {
        int[] lost = {3};
        simulation.network().setFilter((datagram, from, to) -> !from.equals(bob.address()) || lost[0]-- <= 0);
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        long sent = alice.driver.endpoint().metrics().datagramsSent();
        simulation.runFor(100 * Time.SECOND);

        // the request and three repetitions
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(sent + 3);
    }

    @Test
    void bothEndsMayCloseAtOnce() {
        Session one = alice.session();
        Session two = bob.session();
        alice.driver.execute(() -> one.close(simulation.now()));
        bob.driver.execute(() -> two.close(simulation.now()));
        simulation.runFor(Time.SECOND);
        long sent = alice.driver.endpoint().metrics().datagramsSent() + bob.driver.endpoint().metrics().datagramsSent();
        simulation.runFor(100 * Time.SECOND);

        assertThat(alice.driver.endpoint().metrics().datagramsSent() + bob.driver.endpoint().metrics().datagramsSent())
                .isEqualTo(sent);
        assertThat(reason(alice)).isEqualTo(CloseReason.NEAR_CLOSED);
        assertThat(reason(bob)).isEqualTo(CloseReason.NEAR_CLOSED);
    }

    @Test
    @Proves("R7016-222")
    void anAbruptCloseIsOnePacket() {
        long sent = alice.driver.endpoint().metrics().datagramsSent();
        long bobSent = bob.driver.endpoint().metrics().datagramsSent();
        Session session = alice.session();
        act(alice, () -> session.abort(simulation.now()));
        simulation.runFor(100 * Time.SECOND);

        assertThat(reason(bob)).isEqualTo(CloseReason.FAR_CLOSED);
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(sent + 1);
        assertThat(bob.driver.endpoint().metrics().datagramsSent()).isEqualTo(bobSent);
    }

    @Test
    @Proves("R7016-213")
    void aSilentFarEndIsGivenUpAfterTheLimit() {
        long start = simulation.now();
        simulation.network().setFilter(NOTHING);
        assertThat(simulation.runUntil(() -> !alice.isOpen(), 300 * Time.SECOND)).isTrue();
        assertThat(reason(alice)).isEqualTo(CloseReason.TIMED_OUT);
        assertThat(simulation.now() - start).isBetween(57 * Time.SECOND, 60 * Time.SECOND);
    }

    @Test
    void aShorterPeriodAndLimitHoldAtOnce() {
        Session session = alice.session();
        act(alice, () -> {
            session.setKeepalivePeriod(5 * Time.SECOND, simulation.now());
            session.setSilenceLimit(12 * Time.SECOND, simulation.now());
        });
        simulation.runFor(100 * Time.SECOND);
        assertThat(session.isOpen()).isTrue();
        assertThat(session.statistics().packetsSent()).isBetween(18L, 26L);
        simulation.network().setFilter(NOTHING);
        simulation.runFor(12 * Time.SECOND);
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void timeMayPassForADayAndTimestampsWrapWithoutHarm() {
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        act(alice, () -> flow.write(new byte[1], Reliability.FULL, simulation.now()));
        simulation.runFor(86_400 * Time.SECOND);
        assertThat(alice.isOpen()).isTrue();
        assertThat(bob.isOpen()).isTrue();
        assertThat(alice.session().smoothedRoundTripTime()).isBetween(26 * Time.MILLISECOND, 38 * Time.MILLISECOND);
    }

    @Test
    void aClosedDriverIsDoneWhenAllFarEndsKnow() {
        alice.driver.close();
        assertThat(alice.driver.closeAsync()).isDone();
        assertThat(reason(bob)).isEqualTo(CloseReason.FAR_CLOSED);
    }

    @Test
    @Proves("R7016-221")
    void allFlowsEndWithTheSession() {
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        act(alice, () -> flow.write(new byte[10], Reliability.FULL, simulation.now()));
        simulation.runFor(Time.SECOND);
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        simulation.runFor(Time.SECOND);

        assertThat(flow.isOpen()).isFalse();
        assertThat(alice.events).endsWith(new EndpointEvent.FlowCompleted(session, flow),
                new EndpointEvent.SessionClosed(session, CloseReason.NEAR_CLOSED));
        assertThat(bob.events(EndpointEvent.FlowFinished.class)).hasSize(1);
        assertThat(bob.events.get(bob.events.size() - 1)).isInstanceOf(EndpointEvent.SessionClosed.class);
        assertThat(session.statistics().fragmentsSent()).isEqualTo(1);
    }
}
