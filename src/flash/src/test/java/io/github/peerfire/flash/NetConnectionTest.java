package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.OtherMessage;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.testbed.simulation.SimulatedDriverFactory;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client and a server on a simulated network. */
class NetConnectionTest {

    private final SimulatedWorld world = new SimulatedWorld(7);
    private final List<NetStatus> statuses = new ArrayList<>();

    private NetConnectionConfig.Builder config() {
        return world.config().onStatus(statuses::add);
    }

    private List<String> codes() {
        return statuses.stream().map(Told::code).toList();
    }

    @Test
    void aServerThatAcceptsMakesAConnection() {
        NetConnection connection = world.connect(config());
        assertThat(connection.isConnected()).isTrue();
        assertThat(connection.protocol()).isEqualTo("rtmfp");
        assertThat(connection.uri()).isEqualTo(SimulatedWorld.URI);
        assertThat(connection.information().property("authToken").asText()).contains("token");
        assertThat(statuses).singleElement().satisfies(status -> {
            assertThat(status.code()).isEqualTo("NetConnection.Connect.Success");
            assertThat(status.level()).isEqualTo(NetStatus.Level.STATUS);
            assertThat(status.stream()).isEmpty();
        });
    }

    @Test
    void bothEndsKnowEachOtherAndTheSessionsNonces() {
        NetConnection connection = world.connect(config());
        Session session = world.rendezvous().sessions().get(0);
        assertThat(PeerId.of(session.farCertificate().orElseThrow())).isEqualTo(connection.nearId());
        assertThat(connection.farId()).isPresent();
        assertThat(connection.nearNonce()).hasSize(32).isEqualTo(session.farNonce());
        assertThat(connection.farNonce()).hasSize(32).isEqualTo(session.nearNonce());
    }

    @Test
    void connectSaysWhatServersExpect() {
        world.connect(config().commandObject(Map.of("pageUrl", "xmpp-ticket:id")));
        CommandMessage connect = world.rendezvous().commands("connect").get(0);
        assertThat(connect.transactionId()).isEqualTo(1);
        assertThat(connect.commandObject().property("app")).isEqualTo(new AmfString("xmpp"));
        assertThat(connect.commandObject().property("tcUrl")).isEqualTo(new AmfString("rtmfp://rendezvous.test/xmpp"));
        assertThat(connect.commandObject().property("objectEncoding")).isEqualTo(new AmfNumber(0));
        assertThat(connect.commandObject().property("pageUrl")).isEqualTo(new AmfString("xmpp-ticket:id"));
        assertThat(connect.arguments()).isEmpty();
    }

    @Test
    void extraArgumentsCanProveTheSession() {
        NetConnection connection = world.connect(config().arguments((near, far) ->
                List.of("xmpp-ticket", HexFormat.of().formatHex(near), HexFormat.of().formatHex(far))));
        assertThat(world.rendezvous().commands("connect").get(0).arguments()).containsExactly(
                new AmfString("xmpp-ticket"), new AmfString(HexFormat.of().formatHex(connection.nearNonce())),
                new AmfString(HexFormat.of().formatHex(connection.farNonce())));
    }

    @Test
    void argumentsThatCannotBeMadeFailTheConnection() {
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI,
                config().arguments((near, far) -> List.of(new Object())).build());
        world.until("it failed", future::isDone);
        assertThat(future).isCompletedExceptionally();
        assertThat(world.rendezvous().commands("connect")).isEmpty();
    }

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
    void aRefusalHasTheServersCodeAndEndsEverything() {
        world.rendezvous().answerWith(MinimalRendezvous::refuse);
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI, config().build());
        world.until("it failed", future::isDone);
        assertThatThrownBy(future::join).hasCauseInstanceOf(NetStatusException.class).cause()
                .isInstanceOfSatisfying(NetStatusException.class, e -> {
                    assertThat(e.status().code()).isEqualTo("NetConnection.Connect.Rejected");
                    assertThat(e.status().level()).isEqualTo(NetStatus.Level.ERROR);
                    assertThat(e.status().description()).isEqualTo("ticket");
                });
        assertThat(codes()).containsExactly("NetConnection.Connect.Rejected");
        world.until("the session ends", () -> world.rendezvous().sessions().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NetConnection.Connect.Failed", "NetConnection.Connect.InvalidApp",
        "NetConnection.Connect.AppShutdown", "NetConnection.Connect.IdleTimeout"})
    void anyReasonOfTheServersIsToldAsItIs(String code) {
        world.rendezvous().answerWith(command -> CommandMessage.of("_error", command.transactionId(), null,
                Map.of("level", "error", "code", code, "description", "")));
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI, config().build());
        world.until("it failed", future::isDone);
        assertThat(future).isCompletedExceptionally();
        assertThat(statuses).extracting(NetStatus::code).containsExactly(code);
    }

    @Test
    void ninetySecondsOfSilenceAreAFailure() {
        world.simulation().network().setFilter((datagram, from, to) -> false);
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI, config().build());
        world.runFor(89 * Time.SECOND);
        assertThat(future).isNotDone();
        world.runFor(2 * Time.SECOND);
        assertThat(future).isCompletedExceptionally();
        assertThat(codes()).containsExactly("NetConnection.Connect.Failed");
    }

    @Test
    void aServerThatNeverAnswersConnectIsAFailureToo() {
        world.rendezvous().answerWith(command -> null);
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI,
                config().connectTimeout(Duration.ofSeconds(5)).build());
        world.runFor(6 * Time.SECOND);
        assertThat(future).isCompletedExceptionally();
        assertThat(codes()).containsExactly("NetConnection.Connect.Failed");
    }

    @Test
    void anUnknownHostIsAFailureWithItsName() {
        CompletableFuture<NetConnection> future =
                NetConnection.connect(RtmfpUri.parse("rtmfp://nowhere.test/"), config().build());
        assertThatThrownBy(future::join).hasMessageContaining("nowhere.test");
        assertThat(codes()).containsExactly("NetConnection.Connect.Failed");
    }

    @Test
    void aTakenLocalAddressIsAFailure() {
        InetSocketAddress taken = new InetSocketAddress("192.0.2.1", 1935);
        CompletableFuture<NetConnection> future =
                NetConnection.connect(SimulatedWorld.URI, config().bind(taken).build());
        assertThatThrownBy(future::join).cause().hasCauseInstanceOf(BindException.class);
    }

    @Test
    void bothFamiliesAreBoundOrOnlyTheOldOneWhereThereIsNoNew() {
        List<InetSocketAddress> tried = new ArrayList<>();
        SimulatedDriverFactory drivers = world.simulation().drivers();
        NetConnectionConfig config = NetConnectionConfig.builder()
                .drivers(new WatchedDrivers(drivers.random(), (bind, endpoint, profile, listener) -> {
                    tried.addAll(bind);
                    return bind.get(0).getAddress() instanceof Inet6Address
                            ? CompletableFuture.failedFuture(new BindException("no IPv6 here"))
                            : drivers.start(bind, endpoint, profile, listener);
                })).build();
        NetConnection connection = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, config));
        assertThat(tried).containsExactly(new InetSocketAddress("::", 0), new InetSocketAddress("0.0.0.0", 0));
        assertThat(connection.localAddresses()).isNotEmpty();
    }

    @Test
    void aServerOfAFamilyThatIsNotBoundIsAFailureAtOnce() {
        List<InetAddress> found = List.of(new InetSocketAddress("::1", 1).getAddress());
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI,
                config().resolver(host -> CompletableFuture.completedFuture(found)).build());
        world.runFor(Time.MILLISECOND);
        assertThatThrownBy(future::join).hasMessageContaining("No network interface reaches the server");
    }

    @Test
    void givingUpClosesTheEndpoint() {
        CompletableFuture<NetConnection> future = NetConnection.connect(SimulatedWorld.URI, config().build());
        world.runFor(Time.MILLISECOND);
        future.cancel(true);
        world.runFor(20 * Time.SECOND);
        assertThat(world.rendezvous().commands("connect")).isEmpty();
        assertThat(world.driver(0).endpoint().isClosed()).isTrue();
        assertThat(codes()).containsExactly("NetConnection.Connect.Failed");
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
    void withoutServerThereIsAnEndpointAtOnce() {
        NetConnection connection = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, config().build()));
        assertThat(connection.farId()).isEmpty();
        assertThat(connection.nearNonce()).isEmpty();
        assertThat(connection.information()).isEqualTo(AmfUndefined.UNDEFINED);
        assertThat(codes()).containsExactly("NetConnection.Connect.Success");
        CompletableFuture<?> call = connection.call("anything");
        world.until("the call ends", call::isDone);
        assertThat(call).isCompletedExceptionally();
        world.await(connection.closeAsync());
        assertThat(codes()).endsWith("NetConnection.Connect.Closed");
    }

    @Test
    @Proves({"R7425-107", "R7425-108"})
    void eachConnectionHasItsOwnIdentity() {
        NetConnectionConfig.Builder config = config();
        assertThat(world.connect(config).nearId()).isNotEqualTo(world.connect(config).nearId());
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

    @Test
    @Proves("R7425-109")
    void theServerIsSelectedByUriAndSpokenToOnAControlFlow() {
        Set<String> discriminators = new LinkedHashSet<>();
        FlashCryptographyProfile anybody = FlashCryptographyProfile.client(new Random(1)::nextBytes);
        world.simulation().network().setFilter((datagram, from, to) -> {
            byte[] plain = new byte[datagram.length];
            int length = anybody.startupCipher().open(datagram, 4, datagram.length - 4, plain, 0);
            if (length > 0 && new ChunkReader(new ByteReader(plain, 3, length - 3), PacketMode.STARTUP).next()
                    instanceof InitiatorHello hello) {
                discriminators.add(HexFormat.of().formatHex(hello.endpointDiscriminator()));
            }
            return true;
        });
        world.connect(config());

        assertThat(discriminators).containsExactly(HexFormat.of().formatHex(
                FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.test/xmpp").encoded()));
        RecvFlow control = world.rendezvous().controlFlows().get(0);
        assertThat(FlowMetadata.decode(control.metadata())).contains(new FlowMetadata(0, false));
        assertThat(control.association()).isEmpty();
        assertThat(world.rendezvous().commands("connect")).hasSize(1);
    }

    @Test
    @Proves("R7425-147")
    void allAddressesOfAHostAreTried() throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getByName("192.0.2.77"),
                InetAddress.getByName("2001:db8::77"), InetAddress.getByName("192.0.2.78"));
        Set<InetSocketAddress> tried = new LinkedHashSet<>();
        world.simulation().network().setFilter((datagram, from, to) -> tried.add(to));
        NetConnection.connect(SimulatedWorld.URI, config()
                .bind(List.of(new InetSocketAddress("0.0.0.0", 0), new InetSocketAddress("::", 0)))
                .resolver(host -> CompletableFuture.completedFuture(addresses)).build());
        world.runFor(Time.SECOND);

        assertThat(tried).containsExactlyInAnyOrderElementsOf(
                addresses.stream().map(address -> new InetSocketAddress(address, 1935)).toList());
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
