package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A connection that is there: calls, addresses, keepalives, and how it ends. */
class NetConnectionTest extends ClientAndServer {

    @Test
    @Proves({"R7425-113", "R7425-119"})
    void setPeerInfoFollowsSuccess() {
        world.connect(config());
        world.until("peer info", () -> !world.rendezvous().commands("setPeerInfo").isEmpty());
        InetSocketAddress local = world.driver(0).localAddresses().get(0);
        assertThat(world.rendezvous().commands("setPeerInfo").get(0).arguments())
                .containsExactly(new AmfString(local.getAddress().getHostAddress() + ":" + local.getPort()));
    }

    @Test
    void aServersAnswerToACallCompletesIt() {
        world.rendezvous().answerWith(command -> command.name().equals("add")
                ? CommandMessage.of("_result", command.transactionId(), null, 5)
                : MinimalRendezvous.accept(command));
        NetConnection connection = world.connect(config());
        assertThat(world.await(connection.call("add", 2, 3))).isEqualTo(new AmfNumber(5));
        assertThat(world.rendezvous().commands("add").get(0).arguments())
                .containsExactly(new AmfNumber(2), new AmfNumber(3));
    }

    @Test
    void whereTheServerIsAndHowFarAwayCanBeAsked() {
        FarPath path = world.await(world.connect(config()).serverPath());
        assertThat(path.farAddress()).contains(new InetSocketAddress("192.0.2.1", 1935));
        assertThat(path.roundTripTime()).isBetween(Duration.ofMillis(29), Duration.ofMillis(250));
        NetConnection alone = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, config().build()));
        assertThat(world.await(alone.serverPath())).isEqualTo(new FarPath(Optional.empty(), Duration.ZERO, false));
    }

    @Test
    void aServersErrorFailsACall() {
        world.rendezvous().answerWith(command -> command.name().equals("connect")
                ? MinimalRendezvous.accept(command)
                : CommandMessage.of("_error", command.transactionId(), null,
                        Map.of("code", "NetConnection.Call.Failed")));
        NetConnection connection = world.connect(config());
        CompletableFuture<?> call = connection.call("nonsense");
        world.until("the call ends", call::isDone);
        assertThatThrownBy(call::join).hasMessageContaining("NetConnection.Call.Failed");
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void whatIsAskedOfAConnectionThatIsOverIsRefused() {
        NetConnection connection = world.connect(config());
        PublishedStream stream = NetStream.publishDirect(connection, "mine");
        world.await(connection.serverPath());
        CompletableFuture<Void> end = connection.closeAsync();
        world.until("the end", end::isDone);
        for (CompletableFuture<?> answer : List.of(connection.serverPath(), connection.serverStatistics(),
                connection.call("late"), stream.info())) {
            assertThat(answer).isCompletedExceptionally();
        }
    }

    @Test
    void anUnansweredCallFailsWithTheConnection() {
        NetConnection connection = world.connect(config());
        CompletableFuture<?> call = connection.call("silence");
        world.runFor(Time.SECOND);
        assertThat(call).isNotDone();
        connection.close();
        world.runFor(10 * Time.SECOND);
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    void closingTellsTheServerAndTheListenerOnce() {
        NetConnection connection = world.connect(config());
        CompletableFuture<Void> gone = connection.closeAsync();
        connection.close();
        world.await(gone);
        assertThat(connection.isConnected()).isFalse();
        assertThat(codes()).containsExactly("NetConnection.Connect.Success", "NetConnection.Connect.Closed");
        assertThat(world.rendezvous().sessions()).isEmpty();
    }

    @Test
    void theServersEndIsTold() {
        NetConnection connection = world.connect(config());
        world.rendezvous().stop();
        world.until("it is closed", () -> !connection.isConnected());
        assertThat(codes()).containsExactly("NetConnection.Connect.Success", "NetConnection.Connect.Closed");
    }

    @Test
    void aServerMayCloseTheConnectionByACommand() {
        NetConnection connection = world.connect(config());
        world.rendezvous().sendToAll(CommandMessage.of("close", 0, null));
        world.until("it is closed", () -> !connection.isConnected());
        assertThat(codes()).containsExactly("NetConnection.Connect.Success", "NetConnection.Connect.Closed");
    }

    @Test
    void aServerThatFallsSilentIsFoundOut() {
        NetConnection connection = world.connect(config());
        world.simulation().network().setFilter((datagram, from, to) -> false);
        world.until("it is closed", () -> !connection.isConnected());
        assertThat(codes()).endsWith("NetConnection.Connect.Closed");
    }

    @Test
    @Proves({"R7425-124", "R7425-125", "R7425-127"})
    void theKeepaliveTimersOfTheServerAreObeyedButNeverUnderFiveSeconds() {
        world.connect(config());
        world.rendezvous().setKeepaliveTimers(1_000, 1_000);
        world.runFor(2 * Time.SECOND);
        List<Long> sent = new ArrayList<>();
        InetSocketAddress client = world.driver(0).localAddresses().get(0);
        world.simulation().network().setFilter((datagram, from, to) -> {
            if (from.equals(client)) {
                sent.add(world.simulation().now());
            }
            return true;
        });
        world.runFor(61 * Time.SECOND);
        assertThat(sent).hasSizeBetween(10, 13);
    }

    @Test
    void aNewLocalAddressIsToldToTheListenerAndTheServer() throws BindException {
        NetConnection connection = world.connect(config());
        world.runFor(Time.SECOND);
        world.driver(0).rebind(0, new InetSocketAddress("198.51.100.7", 4_000));
        world.until("the change is noticed", () -> world.rendezvous().commands("setPeerInfo").size() == 2);
        assertThat(codes()).endsWith("NetConnection.Connect.NetworkChange");
        assertThat(world.rendezvous().commands("setPeerInfo").get(1).arguments())
                .containsExactly(new AmfString("198.51.100.7:4000"));
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        NetConnection connection = world.connect(world.config().onStatus(status -> {
            throw new IllegalStateException("a listener's own fault");
        }));
        assertThat(connection.isConnected()).isTrue();
        assertThat(connection.listenerFailures()).isPositive();
    }

    @Test
    @Proves("R7425-117")
    void setPeerInfoIsAnExtendedCommandIfTheServerAgreesToAmf3() {
        world.rendezvous().answerWith(command -> !command.name().equals("connect") ? null : CommandMessage.of(
                "_result", 1, null, Map.of("level", "status", "code", "NetConnection.Connect.Success",
                        "objectEncoding", 3)));
        world.connect(config().commandObject(Map.of("objectEncoding", 3)));
        world.until("peer info", () -> !world.rendezvous().commands("setPeerInfo").isEmpty());
        assertThat(world.rendezvous().commands("setPeerInfo").get(0).extended()).isTrue();

        world.rendezvous().answerWith(MinimalRendezvous::accept);
        world.connect(config());
        world.until("peer info", () -> world.rendezvous().commands("setPeerInfo").size() == 2);
        assertThat(world.rendezvous().commands("setPeerInfo").get(1).extended()).isFalse();
    }
}
