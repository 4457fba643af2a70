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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection begins, or does not. */
class ConnectTest extends ClientAndServer {

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
    @Proves({"R7016-119", "R7425-107", "R7425-108"})
    void eachConnectionHasItsOwnIdentity() {
        NetConnectionConfig.Builder config = config();
        assertThat(world.connect(config).nearId()).isNotEqualTo(world.connect(config).nearId());
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
}
