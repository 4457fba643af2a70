package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class TimeCriticalTest {

    private static final int HEADER = 12;
    private static final int TC = 0x80;
    private static final int TCR = 0x40;

    private final Simulation simulation = Simulation.seeded(13);
    private final TestPeer caller = new TestPeer(simulation, "caller", EndpointConfig.PEER);
    private final TestPeer bulk = new TestPeer(simulation, "bulk", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);

    private SendFlow flow(TestPeer from, FlowOptions options) {
        Session session = from.open("bob", bob.address());
        return session.openFlow(new byte[] {1}, options, simulation.now());
    }

    private void write(TestPeer from, SendFlow flow, int length) {
        from.driver.execute(() -> flow.write(new byte[length], Reliability.FULL, simulation.now()));
    }

    @Test
    @Proves({"R7016-037", "R7016-038"})
    void realTimeDataIsMarkedAndOthersAreToldToYield() {
        boolean[] seen = new boolean[4];
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.plain(datagram) == null) {
                note(seen, datagram[HEADER], from, to);
            }
            return true;
        });
        SendFlow audio = flow(caller, new FlowOptions(Priority.IMMEDIATE, true, 65_536));
        SendFlow data = flow(bulk, FlowOptions.DEFAULT);
        for (int count = 0; count < 50; count++) {
            write(caller, audio, 160);
            write(bulk, data, 5_000);
            simulation.runFor(20 * Time.MILLISECOND);
        }
        assertThat(seen[0]).as("TC from caller").isTrue();
        assertThat(seen[1]).as("TC from bulk").isFalse();
        assertThat(seen[2]).as("TCR to bulk").isTrue();
        assertThat(seen[3]).as("TCR to caller").isFalse();
    }

    private void note(boolean[] seen, int flags, InetSocketAddress from, InetSocketAddress to) {
        seen[0] |= from.equals(caller.address()) && (flags & TC) != 0;
        seen[1] |= from.equals(bulk.address()) && (flags & TC) != 0;
        seen[2] |= to.equals(bulk.address()) && (flags & TCR) != 0;
        seen[3] |= to.equals(caller.address()) && (flags & TCR) != 0;
    }

    @Test
    @Proves({"R7016-202", "R7016-263"})
    void noMoreThanSixPacketsOfDataGoWithoutAnAcknowledgement() {
        SendFlow data = flow(bulk, new FlowOptions(Priority.ROUTINE, false, 10_000_000));
        for (int count = 0; count < 200; count++) {
            write(bulk, data, 5_000);
        }
        // the window has grown, and all is acknowledged
        simulation.runFor(Time.MILLISECOND);
        assertThat(simulation.runUntil(() -> data.bufferedBytes() == 0, 30 * Time.SECOND)).isTrue();
        int[] packets = {0};
        simulation.network().setFilter((datagram, from, to) -> {
            packets[0] += from.equals(bulk.address()) && datagram.length > 100 ? 1 : 0;
            return true;
        });
        for (int count = 0; count < 200; count++) {
            write(bulk, data, 5_000);
        }
        simulation.runFor(29 * Time.MILLISECOND);
        assertThat(packets[0]).isEqualTo(6);
        simulation.runFor(29 * Time.MILLISECOND);
        assertThat(packets[0]).isGreaterThan(12);
    }

    /** What a sender of bulk data has delivered after three seconds. */
    private static int delivered(boolean beside) {
        TimeCriticalTest test = new TimeCriticalTest();
        SendFlow data = test.flow(test.bulk, new FlowOptions(Priority.ROUTINE, false, 10_000_000));
        SendFlow audio = test.flow(test.caller, new FlowOptions(Priority.IMMEDIATE, beside, 65_536));
        for (int count = 0; count < 150; count++) {
            test.write(test.caller, audio, 160);
            test.write(test.bulk, data, 60_000);
            test.simulation.runFor(20 * Time.MILLISECOND);
        }
        return 60_000 * (int) test.bob.events(EndpointEvent.MessageArrived.class).stream()
                .filter(event -> event.message().length == 60_000).count();
    }

    @Test
    @Proves("R7016-114")
    void whoIsToldThatTheReceiverGetsRealTimeDataFromOthersYields() {
        assertThat(delivered(true)).isPositive().isLessThan(delivered(false) / 2);
    }

    /** What a sender has delivered to one far end after three seconds in which it speaks to another. */
    private static int deliveredBeside(boolean realTime) {
        TimeCriticalTest test = new TimeCriticalTest();
        TestPeer receiver = test.bulk;
        SendFlow audio = test.flow(test.caller, new FlowOptions(Priority.IMMEDIATE, realTime, 65_536));
        SendFlow data = test.caller.open("bulk", receiver.address())
                .openFlow(new byte[] {1}, new FlowOptions(Priority.ROUTINE, false, 10_000_000), 0);
        for (int count = 0; count < 150; count++) {
            test.write(test.caller, audio, 160);
            test.write(test.caller, data, 60_000);
            test.simulation.runFor(20 * Time.MILLISECOND);
        }
        return receiver.events(EndpointEvent.MessageArrived.class).size();
    }

    /** FASTGROW_ALLOWED of RFC 7016 A.2: sent on any session. */
    @Test
    void whoSendsRealTimeDataToOneHoldsBackWhatItSendsToOthers() {
        assertThat(deliveredBeside(true)).isPositive().isLessThan(deliveredBeside(false) / 2);
    }
}
