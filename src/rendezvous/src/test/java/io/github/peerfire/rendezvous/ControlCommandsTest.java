package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlCommandsTest {

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private ScriptedClient client;

    @BeforeEach
    void admit() {
        client = rendezvous.admitted("203.0.113.5");
    }

    @Test
    void createStreamIsAnsweredWithANumberWhateverTheTransactionId() {
        client.send(CommandMessage.of("createStream", 0, null));
        client.send(CommandMessage.of("createStream", 7, null));
        rendezvous.until(() -> client.commands("_result").size() == 3);

        CommandMessage first = client.commands("_result").get(1);
        CommandMessage second = client.commands("_result").get(2);
        assertThat(first.transactionId()).isZero();
        assertThat(first.argument(0).asNumber()).contains(1.0);
        assertThat(second.transactionId()).isEqualTo(7);
        assertThat(second.argument(0).asNumber()).contains(2.0);
    }

    @Test
    @Proves("R7425-131")
    void playAndPublishAreRefusedOnTheirStreamAndTheConnectionStays() {
        client.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);

        client.sendOnNewFlow(new FlowMetadata(1, false).encode(), CommandMessage.of("play", 0, null, "live"));
        client.sendOnNewFlow(new FlowMetadata(1, false).encode(), CommandMessage.of("publish", 0, null, "live"));
        rendezvous.until(() -> client.commands("onStatus").size() == 2);

        assertThat(client.commands("onStatus"))
                .extracting(status -> status.argument(0).property("code").asText().orElse(""))
                .containsExactlyInAnyOrder("NetStream.Play.StreamNotFound", "NetStream.Publish.BadName");
        assertThat(client.received.get(client.received.size() - 1).streamId()).isEqualTo(1);
        assertThat(client.received).allMatch(ScriptedClient.Received::returnsOurControlFlow);
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    @Proves("R7425-134")
    void aFlowOfAStreamThatWasNotCreatedIsRejectedAndTheConnectionStays() {
        client.sendOnNewFlow(new FlowMetadata(2_000_000, false).encode(), CommandMessage.of("play", 0, null, "live"));
        client.sendOnNewFlow("GC".getBytes(StandardCharsets.US_ASCII), new AudioMessage(0, new byte[4]));
        rendezvous.until(() -> client.rejected.size() == 2);

        rendezvous.pass(5 * Time.SECOND);
        assertThat(client.rejectionCodes).containsExactly(0L, 0L);
        assertThat(client.isClosed()).isFalse();
        assertThat(rendezvous.server.peers()).hasSize(1);
    }

    /** What NetGroup sends: the type of a join, then the hashed group ID. */
    @Test
    void aGroupIsNotJoinedAndNobodyIsToldOfItsMembersAndTheConnectionStays() {
        byte[] join = ByteBuffer.allocate(35).put((byte) 1).put((byte) 0x21).put((byte) 0x15).array();
        ScriptedClient other = rendezvous.admitted("203.0.113.9");
        List<ScriptedClient> members = List.of(client, other);
        members.forEach(member -> member.sendOnNewFlow("GC".getBytes(StandardCharsets.US_ASCII), join));
        rendezvous.until(() -> members.stream().allMatch(member -> member.rejected.size() == 1));
        int heard = client.received.size() + other.received.size();

        rendezvous.pass(5 * Time.SECOND);
        assertThat(members).allSatisfy(member -> {
            assertThat(member.rejectionCodes).containsExactly(0L);
            assertThat(member.isClosed()).isFalse();
        });
        assertThat(client.received.size() + other.received.size()).isEqualTo(heard);
        client.send(CommandMessage.of("createStream", 7, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);
    }

    @Test
    @Proves("R7425-110")
    void aClientMayOpenMoreControlFlowsInReturnToTheServers() {
        client.sendOnReturnFlow(CommandMessage.of("createStream", 7, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);

        assertThat(client.commands("_result").get(1).transactionId()).isEqualTo(7);
        assertThat(client.received).allMatch(ScriptedClient.Received::returnsOurControlFlow);
        assertThat(client.rejected).isEmpty();
    }

    @Test
    void setPeerInfoIsAnsweredOnlyIfAnAnswerIsAskedFor() {
        client.setPeerInfo("10.0.0.1:5000");
        client.send(CommandMessage.of("setPeerInfo", 5, null, "10.0.0.1:5000"));
        rendezvous.until(() -> client.commands("_result").size() == 2);

        assertThat(client.commands("_result").get(1).transactionId()).isEqualTo(5);
        assertThat(client.commands("_result").get(1).argument(0)).isEqualTo(AmfUndefined.UNDEFINED);
    }

    @Test
    void anUnknownCommandFailsAndAFormalOneIsPassedOver() {
        client.send(CommandMessage.of("FCPublish", 3, null, "live"));
        client.send(CommandMessage.of("callMe", 4, null));
        client.send(CommandMessage.of("callMe", 0, null));
        rendezvous.until(() -> client.heard("_error") && client.heard("onStatus"));

        assertThat(client.commands("_error")).hasSize(1);
        assertThat(client.commands("_error").get(0).transactionId()).isEqualTo(4);
        assertThat(client.information("_error").property("code").asText()).contains("NetConnection.Call.Failed");
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void aPingIsAnswered() {
        client.send(new UserControlMessage(new UserControl.SetBufferLength(0, 3_000)));
        client.send(new UserControlMessage(new UserControl.PingRequest(4_711)));

        rendezvous.until(() -> client.received.stream().anyMatch(received ->
                received.message().equals(new UserControlMessage(new UserControl.PingResponse(4_711)))));
    }

    @Test
    void garbageIsCountedAndEndsNothing() {
        long seed = SimulatedRendezvous.SEED;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] message = new byte[random.nextInt(60)];
            random.nextBytes(message);
            if (message.length > 0 && i % 2 == 0) {
                message[0] = 20;
            }
            client.sendBytes(message);
        }
        client.send(CommandMessage.of("createStream", 9, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);

        assertThat(rendezvous.statistics().malformedMessages()).as("seed %s", seed).isGreaterThan(100);
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void noClientHasMoreThanAFewStreams() {
        for (int i = 1; i <= ControlChannel.MAXIMUM_STREAMS + 1; i++) {
            client.send(CommandMessage.of("createStream", i + 1, null));
        }
        rendezvous.until(() -> client.heard("_error"));

        client.send(CommandMessage.of("deleteStream", 0, null, 1));
        client.send(CommandMessage.of("createStream", 99, null));
        rendezvous.until(() -> client.commands("_result").size() == 2 + ControlChannel.MAXIMUM_STREAMS);
    }

    @Test
    void refusalsThatAreTakenAreNotCounted() {
        for (int stream = 1; stream <= ControlChannel.MAXIMUM_STREAMS; stream++) {
            client.send(CommandMessage.of("createStream", 0, null));
        }
        rendezvous.until(() -> client.commands("_result").size() == 1 + ControlChannel.MAXIMUM_STREAMS);
        for (int stream = 1; stream <= ControlChannel.MAXIMUM_STREAMS; stream++) {
            askForNothing(stream, 10);
            rendezvous.pass(Time.SECOND);
        }

        rendezvous.until(() -> client.commands("onStatus").size() == 10 * ControlChannel.MAXIMUM_STREAMS);
        rendezvous.pass(5 * Time.SECOND);
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void refusalsThatAreNotTakenDoNotAddUp() {
        client.send(CommandMessage.of("createStream", 0, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);
        rendezvous.simulation.network().setFilter((datagram, from, to) -> to.equals(SimulatedRendezvous.ADDRESS));

        askForNothing(1, 2 * ControlChannel.MAXIMUM_ENDING);
        rendezvous.pass(5 * Time.SECOND);

        assertThat(rendezvous.reasons).containsExactly(CloseReason.NEAR_CLOSED);
    }

    private void askForNothing(int stream, int times) {
        client.onLoop(session -> {
            SendFlow flow = session.openFlow(
                    new FlowMetadata(stream, false).encode(), FlowOptions.DEFAULT, client.driver().now());
            for (int count = 0; count < times; count++) {
                flow.write(CommandMessage.of("play", 0, null).encode(), Reliability.FULL, client.driver().now());
            }
        });
    }
}
