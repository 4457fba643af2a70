package io.github.peerfire.testbed.simulation;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.PacketMode;

/** An open session, and packets of any bytes that pass for those of its other end, to either end. */
class SessionFuzzTest extends FuzzTarget {

    private static final int LONGEST = 200;

    @Override
    protected int mutations() {
        return 500;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000_000, 100_000).limitParts(meter -> new World(meter).run(new Operations(input)));
    }

    private static final class World {

        private final Simulation simulation = Simulation.seeded(1);
        private final TestPeer alice = peer("alice");
        private final TestPeer bob = peer("bob");
        private final Meter meter;
        private final SessionPackets packets = new SessionPackets();

        World(Meter meter) {
            this.meter = meter;
        }

        private TestPeer peer(String name) {
            return new TestPeer(simulation, name, EndpointConfig.PEER, PlainProfile.unauthenticated(name));
        }

        void run(Operations operations) throws Exception {
            simulation.network().setFilter((datagram, from, to) -> {
                meter.feed(datagram.length);
                packets.watch(datagram);
                return true;
            });
            Session session = alice.open("bob", bob.address());
            session.setIntroducer(true);
            simulation.runUntil(() -> alice.isOpen() && bob.isOpen(), Time.SECOND);
            SendFlow flow = session.openFlow(new byte[4], FlowOptions.DEFAULT, simulation.now());
            flow.write(new byte[2_000], Reliability.FULL, simulation.now());
            for (int steps = 0; operations.hasNext() && steps < LONGEST; steps++) {
                meter.measure(() -> step(operations, operations.next()));
            }
            simulation.runFor(5 * Time.SECOND);
            alice.driver.close();
            bob.driver.close();
            rest(alice);
            rest(bob);
        }

        private void step(Operations operations, int what) {
            byte[] plain = operations.bytes(operations.next());
            if ((what & 1) == 0) {
                simulation.network().send(
                        packets.forge(PacketMode.INITIATOR, plain), alice.address(), bob.address());
            } else {
                simulation.network().send(
                        packets.forge(PacketMode.RESPONDER, plain), bob.address(), alice.address());
            }
            simulation.runFor((what >> 1) * 4 * Time.MILLISECOND);
        }

        private void rest(TestPeer peer) {
            Endpoint endpoint = peer.driver.endpoint();
            if (!endpoint.sessions().isEmpty()) {
                throw new AssertionError(peer.name + " has sessions after it was closed");
            }
        }
    }
}
