package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;

/** Another session between the hosts of a transfer, which shares its link and always has something to send. */
final class TwinTransfer {

    private final Simulation simulation;
    private final Peer carol;
    private final Session session;
    private long bytesArrived;

    TwinTransfer(Simulation simulation, Transfer transfer) {
        this.simulation = simulation;
        Peer dave = new Peer(simulation, "dave", EndpointConfig.PEER, besides(transfer.bob));
        this.carol = new Peer(simulation, "carol", EndpointConfig.PEER, besides(transfer.alice));
        dave.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                bytesArrived += its.message().length;
            }
        });
        carol.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowWritable its) {
                fill(its.flow(), now);
            }
        });
        this.session = carol.open(dave);
    }

    private static InetSocketAddress besides(Peer peer) {
        return new InetSocketAddress(peer.address().getAddress(), 0);
    }

    void begin() {
        carol.driver.execute(() -> fill(session.openFlow(new byte[] {1},
                new FlowOptions(Priority.ROUTINE, false, 1 << 20), simulation.now()), simulation.now()));
    }

    private static void fill(SendFlow flow, long now) {
        while (flow.isWritable()) {
            flow.write(new byte[Transfer.MESSAGE], Reliability.FULL, now);
        }
    }

    long bytesArrived() {
        return bytesArrived;
    }
}
