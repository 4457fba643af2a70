package io.github.peerfire.testbed.simulation;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;

/** An endpoint that answers, and startup packets: such as an initiator makes, more or less, and any bytes. */
class HandshakeFuzzTest extends FuzzTarget {

    private static final int LONGEST = 300;

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 500_000, 20_000).limitParts(meter -> new World(meter).run(new Operations(input)));
    }

    private static final class World {

        private final Endpoint endpoint =
                new Endpoint(EndpointConfig.RENDEZVOUS, PlainProfile.named("server"), new Random(1)::nextBytes);
        private final Meter meter;
        private final Transmit transmit = new Transmit();
        private byte[] cookie = new byte[64];
        private long now = Time.SECOND;
        private int received;
        private int sent;

        World(Meter meter) {
            this.meter = meter;
        }

        void run(Operations operations) throws Exception {
            for (int steps = 0; operations.hasNext() && steps < LONGEST; steps++) {
                step(operations);
                meter.measure(this::attend);
                if (sent > 2 * received + 100) {
                    throw new AssertionError(sent + " datagrams for " + received);
                }
            }
            endpoint.close(now);
            attend();
            for (int rounds = 0; endpoint.nextDeadline() != Time.NEVER; rounds++) {
                if (rounds > 5_000) {
                    throw new AssertionError("an endpoint that never comes to rest");
                }
                now = Math.max(now, endpoint.nextDeadline());
                attend();
            }
        }

        private void step(Operations operations) throws Exception {
            int what = operations.next();
            InetSocketAddress from = TestPeer.address(198, 51, 100, what >> 4 & 3, 4_444);
            switch (what & 7) {
                case 0 -> receive(hello(operations, "server"), from);
                case 1 -> receive(hello(operations, "somebody"), from);
                case 2, 3 -> receive(keying(operations), from);
                case 4 -> now += (1 + operations.next()) * 100 * Time.MILLISECOND;
                case 5 -> receive(operations.bytes(operations.next()), from);
                default -> receive(StartupPackets.datagram(operations.bytes(operations.next()), what >> 7), from);
            }
        }

        private static byte[] hello(Operations operations, String name) {
            byte[] tag = operations.bytes(operations.next(40));
            return StartupPackets.datagram(new InitiatorHello(PlainProfile.discriminator(name), tag));
        }

        /** With a cookie that is or was good, some of it possibly changed. */
        private byte[] keying(Operations operations) {
            int id = operations.next();
            byte[] name = operations.bytes(operations.next(8));
            byte[] component = Arrays.copyOf(operations.bytes(operations.next(3)), 32);
            byte[] echo = cookie.clone();
            echo[operations.next(echo.length)] ^= (byte) operations.next(2);
            byte[] parameters = InitiatorInitialKeying.signedParameters(id, echo, name, component);
            byte signature = (byte) (Arrays.hashCode(parameters) + operations.next(2));
            Chunk keying = new InitiatorInitialKeying(
                    parameters, id, echo, name, component, new byte[] {signature});
            return StartupPackets.datagram(keying, operations.next(2), PacketMode.STARTUP);
        }

        private void receive(byte[] datagram, InetSocketAddress from) throws Exception {
            received++;
            meter.feed(datagram.length);
            meter.measure(() -> endpoint.receive(datagram, 0, datagram.length, from, 0, now));
        }

        /** What a driver does. */
        private void attend() {
            endpoint.handleTimeout(now);
            for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
                task.run();
                endpoint.completeKeying(task, now);
            }
            EndpointEvent event = endpoint.pollEvent();
            while (event != null) {
                event = endpoint.pollEvent();
            }
            while (endpoint.pollTransmit(transmit, now)) {
                sent++;
                byte[] datagram = Arrays.copyOf(transmit.bytes(), transmit.length());
                if (StartupPackets.chunk(datagram) instanceof ResponderHello hello) {
                    cookie = hello.cookie();
                }
            }
        }
    }
}
