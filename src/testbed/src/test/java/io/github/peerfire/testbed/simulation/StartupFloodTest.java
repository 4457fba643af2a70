package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Startup packets by the thousand, with addresses that are forged or not. */
class StartupFloodTest {

    private static final InetSocketAddress HONEST = TestPeer.address(192, 0, 2, 1, 1935);
    private static final InetSocketAddress ATTACKER = TestPeer.address(198, 51, 100, 7, 4444);

    private final Endpoint server =
            new Endpoint(EndpointConfig.RENDEZVOUS, new ForOldPeers(), new Random(1)::nextBytes);
    private final Transmit transmit = new Transmit();
    private long bytesIn;
    private long bytesOut;

    /** Makes the longest cookies for all. */
    private static final class ForOldPeers extends ForwardingProfile {

        ForOldPeers() {
            super(PlainProfile.named("server"));
        }

        @Override
        public boolean takesShortAnswer(byte[] discriminator) {
            return false;
        }
    }

    private void receive(byte[] datagram, InetSocketAddress from, long now) {
        bytesIn += datagram.length;
        server.receive(datagram, 0, datagram.length, from, 0, now);
    }

    private List<byte[]> drain(long now) {
        List<byte[]> sent = new ArrayList<>();
        while (server.pollTransmit(transmit, now)) {
            bytesOut += transmit.length();
            sent.add(Arrays.copyOf(transmit.bytes(), transmit.length()));
        }
        return sent;
    }

    private static byte[] hello() {
        return StartupPackets.padded(new InitiatorHello(PlainProfile.discriminator("server"), new byte[16]), 96);
    }

    private byte[] cookieFor(InetSocketAddress address, long now) {
        receive(hello(), address, now);
        return ((ResponderHello) StartupPackets.chunk(drain(now).get(0))).cookie();
    }

    private static byte[] keying(int id, byte[] cookie) {
        byte[] component = Arrays.copyOf(new byte[] {(byte) id, (byte) (id >> 8)}, 32);
        byte[] name = PlainProfile.discriminator("somebody" + id);
        byte[] parameters = InitiatorInitialKeying.signedParameters(id, cookie, name, component);
        return StartupPackets.datagram(new InitiatorInitialKeying(
                parameters, id, cookie, name, component, new byte[] {(byte) Arrays.hashCode(parameters)}));
    }

    private int compute(long now) {
        int count = 0;
        for (KeyingTask task = server.pollKeying(); task != null; task = server.pollKeying()) {
            task.run();
            server.completeKeying(task, now);
            count++;
        }
        return count;
    }

    /** Returns what is sent when the next key agreement is done. */
    private List<byte[]> computeOne(long now) {
        KeyingTask task = server.pollKeying();
        task.run();
        server.completeKeying(task, now);
        return drain(now);
    }

    @Test
    void whoseAddressIsForgedIsSentLittleHoweverManyHellosThereAre() {
        int toVictims = 0;
        for (int index = 0; index < 100_000; index++) {
            long now = index * 100_000L;
            // all of one network
            receive(hello(), TestPeer.address(203, 0, 113, index & 0xff, 53), now);
            toVictims += drain(now).size();
        }
        assertThat(toVictims).isBetween(2_000, 2_400);
        assertThat(server.metrics().drops().get(DropReason.OVER_LIMIT)).isEqualTo(100_000 - toVictims);
        receive(hello(), HONEST, 10 * Time.SECOND);
        assertThat(drain(10 * Time.SECOND)).as("others are answered").hasSize(1);
    }

    @Test
    void manyClientsOfOneNetworkAreAnsweredAtOnce() {
        for (int index = 0; index < 300; index++) {
            receive(hello(), TestPeer.address(203, 0, 113, 9, 10_000 + index), 0);
        }
        assertThat(drain(0)).hasSize(300);
    }

    @Test
    void aGoodCookieFromTenThousandPlacesBringsNoMoreThanItCosts() {
        byte[] keying = keying(5, cookieFor(ATTACKER, 0));
        bytesIn = 0;
        bytesOut = 0;
        for (int index = 0; index < 10_000; index++) {
            receive(keying, TestPeer.address(10, index >> 8, index, 1, 53), Time.SECOND);
            drain(Time.SECOND);
        }
        assertThat(server.metrics().drops()).containsKey(DropReason.AMPLIFYING);
        assertThat(bytesOut).isLessThan(bytesIn / 10);
        assertThat(compute(Time.SECOND)).isZero();
    }

    @Test
    void oneAddressDoesNotTakeAllThereIsForKeyAgreements() {
        byte[] cookie = cookieFor(ATTACKER, 0);
        byte[] honest = cookieFor(HONEST, 0);
        for (int id = 1; id <= 5_000; id++) {
            receive(keying(id, cookie), ATTACKER, Time.SECOND);
        }
        receive(keying(9_999, honest), HONEST, Time.SECOND);

        assertThat(computeOne(Time.SECOND)).hasSize(1);
        assertThat(computeOne(Time.SECOND)).hasSize(1);
        assertThat(transmit.destination()).as("after one of the attacker's").isEqualTo(HONEST);
    }

    @Test
    void whoWaitsForOneKeyAgreementDoesNotLoseItToWhoComesLater() {
        List<InetSocketAddress> clients = new ArrayList<>();
        for (int index = 0; index < 2_000; index++) {
            InetSocketAddress client = TestPeer.address(100, index >> 8, index, 1, 1935);
            clients.add(client);
            receive(keying(index + 1, cookieFor(client, 0)), client, 0);
        }
        List<InetSocketAddress> answered = new ArrayList<>();
        for (KeyingTask task = server.pollKeying(); task != null; task = server.pollKeying()) {
            task.run();
            server.completeKeying(task, 0);
            assertThat(drain(0)).hasSize(1);
            answered.add(transmit.destination());
        }

        assertThat(answered).hasSize(1_024).isEqualTo(clients.subList(0, 1_024));
    }

    @Test
    void whereUnconfirmedSessionsTakeAllThereIsANewOneStillGetsIn() {
        byte[] first = null;
        byte[] last = null;
        for (int source = 0; source < 40; source++) {
            InetSocketAddress address = TestPeer.address(198, 51, source, 1, 4444);
            byte[] cookie = cookieFor(address, Time.SECOND);
            first = first == null ? cookie : first;
            last = cookie;
            for (int id = 1; id <= 200; id++) {
                receive(keying(1_000 * source + id, cookie), address, Time.SECOND);
                compute(Time.SECOND);
                drain(Time.SECOND);
            }
        }
        byte[] keying = keying(99_999, cookieFor(HONEST, Time.SECOND));
        receive(keying, HONEST, Time.SECOND);
        assertThat(compute(Time.SECOND)).isEqualTo(1);
        assertThat(drain(Time.SECOND)).hasSize(1);
        receive(keying, HONEST, 2 * Time.SECOND);
        assertThat(compute(2 * Time.SECOND)).as("it is still there").isZero();
        receive(keying(39_200, last), TestPeer.address(198, 51, 39, 1, 4444), 2 * Time.SECOND);
        assertThat(compute(2 * Time.SECOND)).as("so are late ones").isZero();
        receive(keying(1, first), TestPeer.address(198, 51, 0, 1, 4444), 2 * Time.SECOND);
        assertThat(compute(2 * Time.SECOND)).as("the first made room").isEqualTo(1);
    }
}
