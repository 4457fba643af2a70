package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.OtherMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the server does with its flows, and what it may do wrong there. */
class ServerFlowsTest extends ClientAndServer {

    @Test
    void malformedMessagesAreCountedAndDropped() {
        NetConnection connection = world.connect(config());
        world.rendezvous().sendToAll(new OtherMessage(20, 0, new byte[] {17}));
        world.runFor(Time.SECOND);
        assertThat(connection.malformedMessages()).isEqualTo(1);
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void flowsOfTheServerForStreamsThatNobodyAskedForAreRejected() {
        NetConnection connection = world.connect(config());
        world.rendezvous().openFlows(new byte[] {'T', 'C', 4, 5}, new byte[] {'G', 'C'}, new byte[0]);
        world.runFor(Time.SECOND);
        assertThat(world.rendezvous().rejectedFlows()).isEqualTo(3);
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void nothingThatAServerSendsBreaksTheConnection() {
        NetConnection connection = world.connect(config());
        long seed = 0x73727621L;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] payload = new byte[random.nextInt(30)];
            for (int at = 0; at < payload.length; at++) {
                payload[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(19));
            }
            world.rendezvous().sendToAll(new OtherMessage(random.nextInt(24), 0, payload));
        }
        world.runFor(10 * Time.SECOND);
        assertThat(connection.isConnected()).as("seed %d", seed).isTrue();
        assertThat(connection.malformedMessages()).as("seed %d", seed).isGreaterThan(100);
        assertThat(codes()).as("seed %d", seed).containsExactly("NetConnection.Connect.Success");
    }

    @Test
    @Proves("R7425-137")
    void theEndOfTheServersControlFlowEndsTheConnectionInOrder() {
        NetConnection connection = world.connect(config());
        world.rendezvous().closeControlFlows();
        world.runFor(Time.SECOND);
        assertThat(connection.isConnected()).isFalse();
        assertThat(codes()).endsWith("NetConnection.Connect.Closed");
        assertThat(world.rendezvous().sessions()).isEmpty();
    }

    @Test
    @Proves("R7425-138")
    void theRejectionOfTheControlFlowEndsTheConnection() {
        NetConnection connection = world.connect(config());
        world.rendezvous().rejectControlFlows();
        world.runFor(Time.SECOND);
        assertThat(connection.isConnected()).isFalse();
        assertThat(codes()).endsWith("NetConnection.Connect.Closed");
    }

    @Test
    @Proves("R7425-112")
    void theServersFirstReturnFlowIsItsControlFlowAndOthersMayEnd() {
        NetConnection connection = world.connect(config());
        world.rendezvous().openAndCloseFlow(new FlowMetadata(0, false).encode());
        world.runFor(10 * Time.SECOND);
        assertThat(connection.isConnected()).isTrue();
        world.rendezvous().closeControlFlows();
        world.runFor(Time.SECOND);
        assertThat(connection.isConnected()).isFalse();
    }
}
