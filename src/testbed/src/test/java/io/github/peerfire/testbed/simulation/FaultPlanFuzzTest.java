package io.github.peerfire.testbed.simulation;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two endpoints, and the input as plan of what happens to each datagram; when it ends, nothing does any more. Either
 * all messages arrive then, in their order, or the session is over for who opened it.
 */
class FaultPlanFuzzTest extends FuzzTarget {

    private static final int LONGEST = 400;
    private static final int MESSAGES = 8;

    @Override
    protected int mutations() {
        return 100;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        byte[] plan = Arrays.copyOf(input, Math.min(input.length, LONGEST));
        Cost.of(plan, 20_000_000, 200_000).limitParts(meter -> new World(new Operations(plan), meter).run());
    }

    private static final class World {

        private final Simulation simulation = Simulation.seeded(1);
        private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        private final Operations plan;
        private final Meter meter;
        private boolean unhindered;

        World(Operations plan, Meter meter) {
            this.plan = plan;
            this.meter = meter;
        }

        void run() throws Exception {
            meter.measure(this::simulate);
            check();
        }

        private void simulate() {
            simulation.network().setFilter((datagram, from, to) -> {
                meter.feed(datagram.length);
                if (unhindered || !plan.hasNext()) {
                    return true;
                }
                return meddle(plan.next(), datagram, copy -> {
                    unhindered = true;
                    simulation.network().send(copy, from, to);
                    unhindered = false;
                });
            });
            Session session = alice.open("bob", bob.address());
            SendFlow flow = session.openFlow(new byte[4], FlowOptions.DEFAULT, simulation.now());
            for (int index = 0; index < MESSAGES; index++) {
                flow.write(message(index), Reliability.FULL, simulation.now());
            }
            flow.close(simulation.now());
            if (!simulation.runUntil(() -> session.isOver() || arrived().size() == MESSAGES, 900 * Time.SECOND)) {
                throw new AssertionError(arrived().size() + " messages arrived; " + session.statistics());
            }
            simulation.runFor(10 * Time.SECOND);
            alice.driver.close();
            bob.driver.close();
        }

        /** Whether the datagram itself goes on, unchanged and now. */
        private boolean meddle(int fault, byte[] datagram, Consumer<byte[]> network) {
            byte[] copy = datagram.clone();
            switch (fault & 7) {
                case 0, 1 -> {
                    return true;
                }
                case 2, 3 -> {
                    return false;
                }
                case 4 -> simulation.at(simulation.now() + 20 * Time.MILLISECOND, () -> network.accept(copy));
                case 5 -> simulation.at(
                        simulation.now() + (fault + 1) * 10 * Time.MILLISECOND, () -> network.accept(copy));
                case 6 -> {
                    copy[fault * 7 % copy.length] ^= (byte) (1 << (fault >> 3 & 7));
                    network.accept(copy);
                }
                default -> network.accept(Arrays.copyOf(copy, Math.max(1, copy.length - (fault >> 3))));
            }
            return (fault & 7) == 4;
        }

        private void check() {
            List<byte[]> arrived = arrived();
            for (int index = 0; index < arrived.size(); index++) {
                if (!Arrays.equals(arrived.get(index), message(index))) {
                    throw new AssertionError("message " + index + " is not as it was sent");
                }
            }
        }

        private List<byte[]> arrived() {
            return bob.events(EndpointEvent.MessageArrived.class).stream()
                    .map(EndpointEvent.MessageArrived::message).toList();
        }

        private static byte[] message(int index) {
            byte[] message = new byte[1 + index * 700];
            Arrays.fill(message, (byte) (index + 1));
            return message;
        }
    }
}
