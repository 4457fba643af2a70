package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an initiator makes of what a responder says, step by step. */
class InitiatorRulesTest {

    private static final long MS = Time.MILLISECOND;

    private final Simulation simulation = Simulation.seeded(22);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final ScriptedResponder bob = new ScriptedResponder(simulation);

    private void pass(long time) {
        simulation.runFor(time);
    }

    private static byte[] cookie(int length, int fill) {
        byte[] cookie = new byte[length];
        Arrays.fill(cookie, (byte) fill);
        return cookie;
    }

    private void changeCookie(byte[] from, byte[] to) {
        bob.send(StartupPackets.datagram(
                new RHelloCookieChange(from, to), bob.keying().initiatorSessionId(), PacketMode.STARTUP));
    }

    @Test
    @Proves("R7016-060")
    void thereIsNoKeyingWithoutACookieOfTheResponder() {
        alice.open("bob", bob.address);
        pass(10 * Time.SECOND);
        assertThat(bob.hellos).hasSizeGreaterThan(2);
        assertThat(bob.keyings).isEmpty();

        bob.answerHello(cookie(17, 5), "bob");
        pass(100 * MS);
        assertThat(bob.keyings).hasSize(1);
        assertThat(bob.keying().cookieEcho()).isEqualTo(cookie(17, 5));
    }

    @Test
    @Proves({"R7016-059", "R7016-175"})
    void aNewCookieMayHaveAnotherLengthAndIsTheLastOne() {
        alice.open("bob", bob.address);
        pass(16 * MS);
        bob.answerHello(cookie(3, 1), "bob");
        pass(100 * MS);
        changeCookie(cookie(3, 1), cookie(90, 2));
        pass(100 * MS);
        assertThat(bob.keyings).hasSize(2);
        assertThat(bob.keying().cookieEcho()).isEqualTo(cookie(90, 2));

        changeCookie(cookie(90, 2), cookie(5, 3));
        pass(20 * Time.SECOND);
        assertThat(bob.keyings).hasSizeGreaterThan(4);
        assertThat(bob.keyings.subList(2, bob.keyings.size()))
                .allSatisfy(keying -> assertThat(keying.cookieEcho()).isEqualTo(cookie(90, 2)));
    }

    @Test
    @Proves("R7016-174")
    void aCookieIsChangedOnlyByWhoKnowsTheOneThatWasSent() {
        alice.open("bob", bob.address);
        pass(16 * MS);
        bob.answerHello(cookie(64, 1), "bob");
        pass(100 * MS);
        changeCookie(cookie(64, 2), cookie(64, 3));
        changeCookie(cookie(63, 1), cookie(64, 3));
        pass(20 * Time.SECOND);

        assertThat(bob.keyings).hasSizeGreaterThan(2)
                .allSatisfy(keying -> assertThat(keying.cookieEcho()).isEqualTo(cookie(64, 1)));
        changeCookie(cookie(64, 1), cookie(64, 4));
        pass(100 * MS);
        assertThat(bob.keying().cookieEcho()).isEqualTo(cookie(64, 4));
    }

    @Test
    @Proves("R7016-148")
    void eachCandidateIsTriedAtItsOwnIntervals() {
        ScriptedResponder later = new ScriptedResponder(simulation);
        Map<InetSocketAddress, List<Long>> hellos = new LinkedHashMap<>();
        simulation.network().setFilter((datagram, from, to) -> {
            hellos.computeIfAbsent(to, unseen -> new ArrayList<>()).add(simulation.now() / MS);
            return true;
        });
        alice.open("bob", bob.address);
        pass(3 * Time.SECOND);
        alice.open("bob", later.address);
        pass(6 * Time.SECOND);

        assertThat(hellos.get(bob.address)).containsExactly(0L, 300L, 2_100L, 5_400L);
        assertThat(hellos.get(later.address)).containsExactly(3_000L, 3_300L, 5_100L, 8_400L);
    }

    private void redirect(byte[] tag, ScriptedResponder to) {
        bob.send(StartupPackets.datagram(new ResponderRedirect(
                tag, List.of(new CandidateAddress(AddressOrigin.OBSERVED, to.address)))));
        pass(100 * MS);
    }

    @Test
    @Proves("R7016-149")
    void aRedirectNeedsTheTagAndComesTooLateOnceKeyingBegan() {
        ScriptedResponder other = new ScriptedResponder(simulation);
        alice.open("bob", bob.address);
        pass(16 * MS);
        byte[] tag = bob.hello().tag();
        byte[] wrong = tag.clone();
        wrong[15] ^= 1;
        redirect(wrong, other);
        assertThat(other.hellos).isEmpty();
        redirect(tag, other);
        assertThat(other.hellos).hasSize(1);

        bob.answerHello(cookie(8, 1), "bob");
        pass(100 * MS);
        ScriptedResponder late = new ScriptedResponder(simulation);
        redirect(tag, late);
        pass(20 * Time.SECOND);
        assertThat(late.hellos).isEmpty();
        assertThat(alice.driver.endpoint().metrics().drops()).containsEntry(DropReason.UNEXPECTED, 2L);
    }

    /** Well signed, but with a component that does not combine with the initiator's. */
    private ResponderInitialKeying withBadComponent() {
        byte[] portion = ResponderInitialKeying.signedPortion(7, new byte[31]);
        byte[] near = bob.keying().sessionKeyInitiatorComponent();
        byte[] signed = Arrays.copyOf(portion, portion.length + near.length);
        System.arraycopy(near, 0, signed, portion.length, near.length);
        return new ResponderInitialKeying(portion, 7, new byte[31], new byte[] {(byte) Arrays.hashCode(signed)});
    }

    private void answerKeying(ResponderInitialKeying answer, int sessionId, PacketMode mode) {
        bob.send(StartupPackets.datagram(answer, sessionId, mode));
        pass(100 * MS);
    }

    @Test
    @Proves("R7016-156")
    void anAnswerToAKeyingHasToBeGenuineAndForThatSession() {
        Session session = alice.open("bob", bob.address);
        pass(16 * MS);
        bob.answerHello(cookie(8, 1), "bob");
        pass(100 * MS);
        ResponderInitialKeying good = bob.answerToKeying("bob");
        int id = bob.keying().initiatorSessionId();

        answerKeying(good, 0, PacketMode.STARTUP);
        answerKeying(good, id + 1, PacketMode.STARTUP);
        answerKeying(good, id, PacketMode.RESPONDER);
        answerKeying(new ResponderInitialKeying(good.signedPortion(), 7, good.sessionKeyResponderComponent(),
                new byte[] {(byte) (good.signature()[0] + 1)}), id, PacketMode.STARTUP);
        answerKeying(withBadComponent(), id, PacketMode.STARTUP);
        assertThat(session.isOpen()).isFalse();
        assertThat(alice.driver.endpoint().metrics().drops()).containsEntry(DropReason.BAD_KEYING, 2L)
                .containsEntry(DropReason.UNKNOWN_SESSION, 1L).containsKey(DropReason.WRONG_MODE);

        answerKeying(good, id, PacketMode.STARTUP);
        assertThat(session.isOpen()).isTrue();
        byte[] nonce = session.farNonce();
        answerKeying(good, id, PacketMode.STARTUP);
        assertThat(session.farNonce()).isEqualTo(nonce);
        assertThat(alice.driver.endpoint().metrics().drops()).containsEntry(DropReason.NOT_AUTHENTIC, 1L);
    }

    @Test
    @Proves("R7016-023")
    void whatFollowsAKeyingComesToTheInitiatorsIdUnderTheDefaultKey() throws BindException {
        TestPeer dave = new TestPeer(simulation, "dave", EndpointConfig.PEER);
        TestPeer erin = new TestPeer(simulation, "erin", EndpointConfig.PEER);
        List<String> answers = new ArrayList<>();
        int[] id = new int[1];
        boolean[] lost = new boolean[1];
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof InitiatorInitialKeying keying) {
                id[0] = keying.initiatorSessionId();
                boolean pass = lost[0];
                lost[0] = true;
                return pass;
            }
            if (from.equals(erin.address()) && SessionPackets.sessionId(datagram) == id[0] && id[0] != 0
                    && StartupPackets.plain(datagram) != null) {
                answers.add(StartupPackets.chunk(datagram).getClass().getSimpleName());
            }
            return true;
        });
        dave.open("erin", erin.address());
        pass(100 * MS);
        dave.driver.rebind(0, TestPeer.anyAddress());
        assertThat(simulation.runUntil(erin::isOpen, 5 * Time.SECOND)).isTrue();

        assertThat(id[0]).isNotZero();
        assertThat(answers).containsExactly("RHelloCookieChange", "ResponderInitialKeying");
    }

    @Test
    @Proves("R7016-055")
    void ofTheAddressesInARedirectThoseAreTakenThatMakeSense() {
        ScriptedResponder other = new ScriptedResponder(simulation);
        List<InetSocketAddress> tried = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.is(datagram, InitiatorHello.class)) {
                tried.add(to);
            }
            return true;
        });
        alice.open("bob", bob.address);
        pass(16 * MS);
        bob.send(StartupPackets.datagram(new ResponderRedirect(bob.hello().tag(), List.of(
                new CandidateAddress(AddressOrigin.OBSERVED, TestPeer.address(224, 0, 0, 1, 1935)),
                new CandidateAddress(AddressOrigin.OBSERVED, other.address),
                new CandidateAddress(AddressOrigin.LOCAL, bob.address)))));
        pass(100 * MS);

        assertThat(tried).containsExactly(bob.address, other.address);
    }
}
