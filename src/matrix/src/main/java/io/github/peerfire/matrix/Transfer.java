package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Alice sends so many bytes to bob in one or more flows, and bob checks each. */
final class Transfer {

    static final int MESSAGE = 10_000;
    /** 10 Mbit/s, 15 ms, 25 packets. */
    static final Link USUAL = Link.GOOD.withRate(10_000_000, 30_000);

    final Simulation simulation;
    final Peer alice;
    final Peer bob;
    final Session session;
    private final int sendBuffer;
    private final Map<SendFlow, Integer> written = new LinkedHashMap<>();
    private final int messagesPerFlow;
    private final int[] arrived;
    private int receiveBuffer = 1 << 25;
    private boolean wrong;
    private long bytesArrived;

    Transfer(Link link, long seed, int flows, long bytesPerFlow) {
        this(Simulation.seeded(seed), Peer.ANYWHERE, flows, bytesPerFlow, 1 << 25);
        simulation.network().setLink(link);
    }

    /** In a world that is there already. */
    Transfer(Simulation simulation, InetSocketAddress bind, int flows, long bytesPerFlow, int sendBuffer) {
        this(simulation, bind, Peer.ANYWHERE, flows, bytesPerFlow, sendBuffer);
    }

    /** As the other, with bob somewhere in particular. */
    Transfer(Simulation simulation, InetSocketAddress bind, InetSocketAddress bindBob, int flows, long bytesPerFlow,
            int sendBuffer) {
        this.simulation = simulation;
        this.sendBuffer = sendBuffer;
        this.messagesPerFlow = (int) (bytesPerFlow / MESSAGE);
        this.arrived = new int[flows];
        this.bob = new Peer(simulation, "bob", EndpointConfig.PEER, bindBob);
        this.alice = new Peer(simulation, "alice", EndpointConfig.PEER, bind);
        this.session = alice.open(bob);
        bob.behave(this::receive);
        alice.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowWritable its) {
                fill(its.flow(), now);
            }
        });
    }

    /** What bob's flows hold at most. */
    Transfer withReceiveBuffer(int bytes) {
        receiveBuffer = bytes;
        return this;
    }

    Transfer begin() {
        alice.driver.execute(() -> {
            for (int number = 0; number < arrived.length; number++) {
                SendFlow flow = session.openFlow(new byte[] {(byte) number},
                        new FlowOptions(Priority.ROUTINE, false, sendBuffer), simulation.now());
                written.put(flow, 0);
                fill(flow, simulation.now());
            }
        });
        return this;
    }

    private void fill(SendFlow flow, long now) {
        while (flow.isWritable() && written.get(flow) < messagesPerFlow) {
            int index = written.merge(flow, 1, Integer::sum) - 1;
            flow.write(message(flow.metadata()[0], index), Reliability.FULL, now);
        }
    }

    private static byte[] message(int flow, int index) {
        byte[] message = new byte[MESSAGE];
        for (int position = 8; position < MESSAGE; position += 97) {
            message[position] = (byte) (position * 31 + index + flow);
        }
        ByteBuffer.wrap(message).putInt(flow).putInt(index);
        return message;
    }

    private void receive(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.FlowOpened its) {
            its.flow().setBufferCapacity(receiveBuffer);
        } else if (event instanceof EndpointEvent.MessageArrived its) {
            int flow = its.flow().metadata()[0];
            wrong |= !Arrays.equals(its.message(), message(flow, arrived[flow]));
            arrived[flow]++;
            bytesArrived += its.message().length;
        }
    }

    /** Closes all flows behind what is written. */
    void close() {
        alice.driver.execute(() -> written.keySet().forEach(flow -> flow.close(alice.driver.now())));
    }

    /** Messages that arrived in all flows. */
    int messagesArrived() {
        return IntStream.of(arrived).sum();
    }

    boolean isComplete() {
        for (int count : arrived) {
            if (count < messagesPerFlow) {
                return false;
            }
        }
        return true;
    }

    /** How many messages of a flow arrived. */
    int arrivedOf(int flow) {
        return arrived[flow];
    }

    /** Lets time pass until all has arrived; returns how long that took from now, or -1 if it was not done by then. */
    long await(long limit) {
        long begin = simulation.now();
        return simulation.runUntil(this::isComplete, limit) ? simulation.now() - begin : -1;
    }

    /** Whether every message that arrived was the right one in its place. */
    boolean isIntact() {
        return !wrong;
    }

    long bytesArrived() {
        return bytesArrived;
    }

    /** Bits per second that arrive in so many nanoseconds from now. */
    double rateOver(long duration) {
        long before = bytesArrived;
        simulation.runFor(duration);
        return (bytesArrived - before) * 8.0 * Time.SECOND / duration;
    }
}
