package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Startup chunks do something only with session ID 0, under the Default Session Key, in startup mode. */
class StartupRulesTest {

    private final Simulation simulation = Simulation.seeded(21);
    private final TestPeer alice = peer("alice");
    private final TestPeer bob = peer("bob");
    private final ScriptedResponder carol = new ScriptedResponder(simulation);
    /** Sends what the tests are about, and is who hears of it if it does something. */
    private final ScriptedResponder stranger = new ScriptedResponder(simulation);
    private final SessionPackets session = new SessionPackets();
    private int datagramsToStranger;

    /** How a startup chunk comes. */
    private enum Way {
        RIGHT, INITIATORS_MODE, RESPONDERS_MODE, FOR_AN_OPENING_SESSION, IN_AN_OPEN_SESSION
    }

    private TestPeer peer(String name) {
        return new TestPeer(simulation, name, EndpointConfig.PEER, PlainProfile.unauthenticated(name));
    }

    @BeforeEach
    void oneSessionIsOpenAndOneIsOpeningAtEachEnd() {
        simulation.network().setFilter((datagram, from, to) -> {
            if (!to.equals(carol.address)) {
                session.watch(datagram);
            }
            count(datagram, to);
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        alice.open("dave", stranger.address);
        simulation.runFor(16 * Time.MILLISECOND);
    }

    /** Counts what the stranger gets, but for the hellos that are repeated anyway. */
    private void count(byte[] datagram, InetSocketAddress to) {
        boolean hello = StartupPackets.is(datagram, InitiatorHello.class);
        datagramsToStranger += to.equals(stranger.address) && !hello ? 1 : 0;
    }

    /** Has a chunk come to one of the two; whether the stranger hears of it. */
    private boolean does(Way way, Chunk chunk, TestPeer to) {
        byte[] datagram = datagram(way, chunk, to);
        int before = datagramsToStranger;
        simulation.network().send(datagram, stranger.address, to.address());
        simulation.runFor(100 * Time.MILLISECOND);
        return datagramsToStranger > before;
    }

    private byte[] datagram(Way way, Chunk chunk, TestPeer to) {
        return switch (way) {
            case RIGHT -> StartupPackets.datagram(chunk);
            case INITIATORS_MODE -> StartupPackets.datagram(chunk, 0, PacketMode.INITIATOR);
            case RESPONDERS_MODE -> StartupPackets.datagram(chunk, 0, PacketMode.RESPONDER);
            case FOR_AN_OPENING_SESSION -> StartupPackets.datagram(chunk, openingId(to), PacketMode.STARTUP);
            case IN_AN_OPEN_SESSION ->
                    session.forge(to == bob ? PacketMode.INITIATOR : PacketMode.RESPONDER, chunk);
        };
    }

    /** The ID of a session that has sent its keying and waits for the answer. */
    private int openingId(TestPeer peer) {
        peer.open("carol", carol.address);
        simulation.runFor(16 * Time.MILLISECOND);
        carol.answerHello(new byte[5], "carol");
        simulation.runFor(31 * Time.MILLISECOND);
        return carol.keying().initiatorSessionId();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Proves("R7016-046")
    void aHelloIsAnsweredOnlyIfItComesTheRightWay(Way way) {
        assertThat(does(way, new InitiatorHello(bob.discriminator(), new byte[48]), bob)).isEqualTo(way == Way.RIGHT);
    }

    @Test
    void aPacketInFragmentsIsNotAFragmentOfAnother() {
        byte[] hello = plain(new InitiatorHello(bob.discriminator(), new byte[48]));
        assertThat(does(Way.RIGHT, new PacketFragment(false, 1, 0, hello), bob)).isTrue();
        byte[] fragment = plain(new PacketFragment(false, 2, 0, hello));
        assertThat(does(Way.RIGHT, new PacketFragment(false, 3, 0, fragment), bob)).isFalse();
    }

    private static byte[] plain(Chunk chunk) {
        return StartupPackets.plain(StartupPackets.datagram(chunk));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Proves("R7016-051")
    void aRespondersHelloIsFollowedOnlyIfItComesTheRightWay(Way way) {
        ResponderHello hello = new ResponderHello(
                stranger.hello().tag(), new byte[20], PlainProfile.discriminator("dave"));
        assertThat(does(way, hello, alice)).isEqualTo(way == Way.RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Proves("R7016-053")
    void aRedirectIsFollowedOnlyIfItComesTheRightWay(Way way) {
        ScriptedResponder elsewhere = new ScriptedResponder(simulation);
        does(way, new ResponderRedirect(stranger.hello().tag(),
                List.of(new CandidateAddress(AddressOrigin.OBSERVED, elsewhere.address))), alice);
        assertThat(elsewhere.hellos).hasSize(way == Way.RIGHT ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Proves("R7016-061")
    void aKeyingIsAnsweredOnlyIfItComesTheRightWay(Way way) {
        assertThat(does(way, keying(cookieOfBob(), "dave", 32, 0), bob)).isEqualTo(way == Way.RIGHT);
    }

    private byte[] cookieOfBob() {
        byte[][] cookie = new byte[1][];
        simulation.network().setFilter((datagram, from, to) -> {
            count(datagram, to);
            if (to.equals(stranger.address)) {
                cookie[0] = StartupPackets.chunk(datagram) instanceof ResponderHello hello ? hello.cookie() : cookie[0];
            }
            return true;
        });
        does(Way.RIGHT, new InitiatorHello(bob.discriminator(), new byte[48]), bob);
        return cookie[0];
    }

    private static InitiatorInitialKeying keying(byte[] cookie, String name, int componentLength, int forgery) {
        byte[] component = new byte[componentLength];
        byte[] certificate = PlainProfile.discriminator(name);
        int id = 9 + forgery;
        byte[] parameters = InitiatorInitialKeying.signedParameters(id, cookie, certificate, component);
        byte[] signature = {(byte) (Arrays.hashCode(parameters) + forgery)};
        return new InitiatorInitialKeying(parameters, id, cookie, certificate, component, signature);
    }

    @Test
    @Proves("R7016-167")
    void certificateSignatureAndComponentHaveToBeAcceptableAllThree() {
        byte[] cookie = cookieOfBob();

        assertThat(does(Way.RIGHT, keying(cookie, "", 32, 0), bob)).as("no certificate").isFalse();
        assertThat(does(Way.RIGHT, keying(cookie, "dave", 32, 1), bob)).as("forged signature").isFalse();
        assertThat(does(Way.RIGHT, keying(cookie, "dave", 31, 0), bob)).as("bad component").isFalse();
        assertThat(bob.driver.endpoint().metrics().drops())
                .containsEntry(DropReason.BAD_CERTIFICATE, 1L).containsEntry(DropReason.BAD_KEYING, 2L);
        assertThat(does(Way.RIGHT, keying(cookie, "dave", 32, 0), bob)).isTrue();
    }

    @Test
    @Proves("R7016-017")
    void sessionIdZeroStandsForTheDefaultKeyAndNoOther() {
        byte[] close = session.forge(
                PacketMode.INITIATOR, new SessionCloseRequest());
        long before = bob.driver.endpoint().metrics().drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L);
        simulation.network().send(SessionPackets.readdressed(close, 0), alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(bob.isOpen()).isTrue();
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.NOT_AUTHENTIC, before + 1);
        simulation.network().send(close, alice.address(), bob.address());
        simulation.runFor(Time.SECOND);
        assertThat(bob.isOpen()).isFalse();
    }
}
