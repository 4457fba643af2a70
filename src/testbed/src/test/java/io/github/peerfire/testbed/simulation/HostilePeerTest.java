package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePeerTest {

    private static final InetSocketAddress ATTACKER = TestPeer.address(198, 51, 100, 7, 4444);

    private final Simulation simulation = Simulation.seeded(10);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private final Endpoint endpoint =
            new Endpoint(EndpointConfig.RENDEZVOUS, PlainProfile.named("server"), new Random(1)::nextBytes);
    private final Transmit transmit = new Transmit();

    private void receive(byte[] datagram, InetSocketAddress from, long now) {
        endpoint.receive(datagram, 0, datagram.length, from, 0, now);
    }

    private List<byte[]> drain(long now) {
        List<byte[]> sent = new ArrayList<>();
        while (endpoint.pollTransmit(transmit, now)) {
            sent.add(Arrays.copyOf(transmit.bytes(), transmit.length()));
        }
        return sent;
    }

    private long dropped(DropReason reason) {
        return endpoint.metrics().drops().getOrDefault(reason, 0L);
    }

    private static byte[] hello(int tagLength) {
        return StartupPackets.datagram(new InitiatorHello(PlainProfile.discriminator("server"), new byte[tagLength]));
    }

    private byte[] cookieFor(InetSocketAddress address, long now) {
        receive(hello(32), address, now);
        return ((ResponderHello) StartupPackets.chunk(drain(now).get(0))).cookie();
    }

    private static byte[] keying(int id, byte[] cookie, String name, int component) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) component;
        bytes[1] = (byte) (component >> 8);
        byte[] parameters =
                InitiatorInitialKeying.signedParameters(id, cookie, PlainProfile.discriminator(name), bytes);
        return StartupPackets.datagram(new InitiatorInitialKeying(parameters, id, cookie,
                PlainProfile.discriminator(name), bytes, new byte[] {(byte) Arrays.hashCode(parameters)}));
    }

    @Test
    @Proves("R7016-159")
    void hellosFromAnywhereLeaveNothingBehindAndAreAnsweredWithinMeasure() {
        // as long as the certificate of a Flash server, and found by its first letters
        String name = "server".repeat(13);
        Endpoint server = new Endpoint(EndpointConfig.RENDEZVOUS, PlainProfile.named(name), new Random(1)::nextBytes);
        byte[] shortened = PlainProfile.discriminator("s*");
        long answered = 0;
        for (int index = 0; index < 10_000; index++) {
            byte[] hello = StartupPackets.datagram(new InitiatorHello(shortened, new byte[index % 40]));
            int sent = 0;
            int received = 0;
            for (int times = 0; times < 3; times++) {
                sent += hello.length;
                server.receive(hello, 0, hello.length,
                        TestPeer.address(10, index >> 16, index >> 8, index, 1935), 0, Time.SECOND);
                while (server.pollTransmit(transmit, Time.SECOND)) {
                    answered++;
                    received += transmit.length();
                }
                assertThat(2 * received).isLessThanOrEqualTo(3 * sent);
            }
        }
        assertThat(answered).isBetween(5_000L, 29_999L);
        assertThat(server.metrics().drops().get(DropReason.AMPLIFYING)).isEqualTo(30_000 - answered);
        assertThat(server.nextDeadline()).isEqualTo(Time.NEVER);
    }

    /** A map's entry takes 32 bytes at least, and what it is found by as much again. */
    @Test
    @Proves("R7016-159")
    void hellosFromAnywhereTakeNoMemory() {
        int hellos = 100_000;
        sayHello(0, 10_000);
        long before = heapUsed();
        sayHello(10_000, hellos);

        assertThat(heapUsed() - before).isLessThan(10L * hellos);
        assertThat(endpoint.metrics().datagramsReceived()).isEqualTo(2 * (10_000 + hellos));
    }

    /** From another address and with another tag each time; for the endpoint itself, and for somebody else. */
    private void sayHello(int first, int count) {
        byte[] tag = new byte[8];
        for (int index = first; index < first + count; index++) {
            ByteBuffer.wrap(tag).putInt(index);
            InetSocketAddress from = TestPeer.address(10, index >> 16, index >> 8, index, 1_935);
            for (String wanted : List.of("server", "nobody")) {
                receive(StartupPackets.datagram(new InitiatorHello(PlainProfile.discriminator(wanted), tag)), from,
                        Time.SECOND + index * Time.MILLISECOND);
            }
            drain(Time.SECOND + index * Time.MILLISECOND);
            endpoint.pollEvent();
        }
    }

    /** After a collection, as good as nothing else being done. */
    private static long heapUsed() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return LongStream.range(0, 3).map(ignored -> {
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed();
        }).min().orElseThrow();
    }

    @Test
    void aFloodOfKeyingsIsNotComputedBeyondALimit() {
        byte[] cookie = cookieFor(ATTACKER, 0);
        InetSocketAddress accomplice = TestPeer.address(198, 51, 100, 8, 4444);
        byte[] another = cookieFor(accomplice, 0);
        for (int index = 1; index <= 5_000; index += 2) {
            receive(keying(index, cookie, "mallory", index), ATTACKER, Time.SECOND);
            receive(keying(index + 1, another, "mallory", index + 1), accomplice, Time.SECOND);
        }
        List<KeyingTask> tasks = new ArrayList<>();
        for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
            tasks.add(task);
        }
        assertThat(tasks).hasSize(1_024);
        assertThat(dropped(DropReason.OVER_LIMIT)).isEqualTo(5_000 - 1_024);
        // once that is done there is room again
        tasks.forEach(task -> {
            task.run();
            endpoint.completeKeying(task, Time.SECOND);
        });
        receive(keying(9_999, cookie, "mallory", 9_999), ATTACKER, Time.SECOND);
        assertThat(endpoint.pollKeying()).isNotNull();
    }

    @Test
    void theSameKeyingIsComputedOnce() {
        byte[] cookie = cookieFor(ATTACKER, 0);
        byte[] keying = keying(5, cookie, "mallory", 1);
        receive(keying, ATTACKER, 1);
        receive(keying, ATTACKER, 2);
        assertThat(endpoint.pollKeying()).isNotNull();
        assertThat(endpoint.pollKeying()).isNull();
        assertThat(dropped(DropReason.REPLAYED)).isEqualTo(1);
    }

    @Test
    void sessionsThatAreNeverConfirmedComeAndGoWithoutAWord() {
        byte[] cookie = cookieFor(ATTACKER, 0);
        for (int index = 1; index <= 1_000; index++) {
            receive(keying(index, cookie, "victim", index), ATTACKER, Time.SECOND);
            KeyingTask task = endpoint.pollKeying();
            task.run();
            endpoint.completeKeying(task, Time.SECOND);
            drain(Time.SECOND);
        }
        assertThat(endpoint.pollEvent()).isNull();
        assertThat(endpoint.sessions()).isEmpty();
        endpoint.handleTimeout(endpoint.nextDeadline());
        assertThat(endpoint.nextDeadline()).isEqualTo(Time.NEVER);
        endpoint.close(40 * Time.SECOND);
        assertThat(endpoint.isClosed()).isTrue();
    }

    @Test
    void aRecordedKeyingDoesNotTakeTheLiveSessionsPlace() throws BindException {
        List<byte[]> recorded = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.is(datagram, InitiatorInitialKeying.class)) {
                recorded.add(datagram.clone());
            }
            return true;
        });
        InetSocketAddress first = alice.address();
        alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        alice.driver.close();
        alice.driver.localAddresses();
        TestPeer again = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        again.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        var live = bob.session();

        for (byte[] datagram : List.copyOf(recorded)) {
            simulation.network().send(datagram, first, bob.address());
            simulation.network().send(datagram, again.address(), bob.address());
            simulation.network().send(datagram, ATTACKER, bob.address());
        }
        simulation.runFor(60 * Time.SECOND);
        assertThat(bob.session()).isSameAs(live);
        assertThat(live.isOpen()).isTrue();
        assertThat(bob.driver.endpoint().metrics().drops()).containsKey(DropReason.REPLAYED);
    }

    @Test
    void aKeyingThatLedToASessionIsNotComputedAgain() {
        List<byte[]> recorded = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.is(datagram, InitiatorInitialKeying.class)) {
                recorded.add(datagram.clone());
            }
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        assertThat(recorded).hasSize(1);
        bob.driver.endpoint().receive(
                recorded.get(0), 0, recorded.get(0).length, alice.address(), 0, simulation.now());
        assertThat(bob.driver.endpoint().pollKeying()).isNull();
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.REPLAYED, 1L);
    }

    @Test
    void aCertificateAloneRegistersNobodyAndDisturbsNobody() {
        alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        var live = bob.session();
        int events = bob.events.size();
        List<byte[]> answers = new ArrayList<>();
        bindAttacker(answers);
        simulation.network().send(StartupPackets.datagram(
                new InitiatorHello(bob.discriminator(), new byte[48])), ATTACKER, bob.address());
        simulation.runFor(Time.SECOND);
        byte[] cookie = ((ResponderHello) StartupPackets.chunk(answers.get(0))).cookie();
        simulation.network().send(keying(77, cookie, "alice", 1), ATTACKER, bob.address());
        simulation.runFor(Time.SECOND);
        // nor do packets that come to the session's ID, but are not under its keys
        int id = ((ResponderInitialKeying) StartupPackets.chunk(answers.get(1))).responderSessionId();
        simulation.network().send(
                StartupPackets.datagram(new Ping(new byte[4]), id, PacketMode.INITIATOR), ATTACKER, bob.address());
        simulation.runFor(120 * Time.SECOND);
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.NOT_AUTHENTIC, 1L);

        // bob did answer the keying, but nothing came of it
        assertThat(answers.size()).isGreaterThanOrEqualTo(2);
        assertThat(bob.session()).isSameAs(live);
        assertThat(bob.events).hasSize(events);
    }

    private void bindAttacker(List<byte[]> answers) {
        try {
            simulation.network().bind(ATTACKER, (datagram, from) -> answers.add(datagram));
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Proves({"R7016-033", "R7016-034", "R7016-068", "R7016-113"})
    void chunksOfTheWrongModeDoNothing() {
        receive(StartupPackets.datagram(new Ping(new byte[4])), ATTACKER, 1);
        receive(StartupPackets.datagram(new SessionCloseRequest()), ATTACKER, 1);
        receive(StartupPackets.datagram(
                new InitiatorHello(PlainProfile.discriminator("server"), new byte[40]), 0, PacketMode.INITIATOR),
                ATTACKER, 1);
        assertThat(drain(1)).isEmpty();
        assertThat(dropped(DropReason.WRONG_MODE)).isEqualTo(3);
    }

    @Test
    void endlessTagsAreNotEchoed() {
        receive(hello(1_000), ATTACKER, 1);
        assertThat(drain(1)).isEmpty();
        assertThat(dropped(DropReason.OVER_LIMIT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFlowThatIsOverDoesNotRiseAgainByReplayWhereNothingElsePreventsIt(boolean authenticated) {
        Function<String, PlainProfile> profile = authenticated ? PlainProfile::replayable
                : PlainProfile::unauthenticated;
        TestPeer carol = new TestPeer(simulation, "carol", EndpointConfig.PEER, profile.apply("carol"));
        TestPeer dave = new TestPeer(simulation, "dave", EndpointConfig.PEER, profile.apply("dave"));
        List<byte[]> recorded = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(dave.address())) {
                recorded.add(datagram.clone());
            }
            return true;
        });
        Session session = carol.open("dave", dave.address());
        session.openFlow(new byte[1], FlowOptions.DEFAULT, 0).write(new byte[9], Reliability.FULL, 0);
        simulation.runFor(Time.SECOND);
        SendFlow flow = dave.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        dave.driver.execute(() -> {
            flow.write(new byte[100], Reliability.FULL, simulation.now());
            flow.close(simulation.now());
        });
        simulation.runFor(300 * Time.SECOND);
        for (byte[] datagram : List.copyOf(recorded)) {
            simulation.network().send(datagram, dave.address(), carol.address());
        }
        simulation.runFor(Time.SECOND);

        assertThat(carol.events(EndpointEvent.MessageArrived.class)).hasSize(1);
        assertThat(carol.events(EndpointEvent.FlowOpened.class)).hasSize(1);
    }

    @Test
    void randomDatagramsAndMutilatedOnesDoNoHarm() {
        Random random = new Random(11);
        List<byte[]> samples = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            samples.add(datagram.clone());
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(60 * Time.SECOND);
        simulation.network().setFilter(DatagramFilter.ALL);
        for (int count = 0; count < 50_000; count++) {
            byte[] datagram = samples.get(random.nextInt(samples.size())).clone();
            if (random.nextInt(4) == 0) {
                random.nextBytes(datagram);
            }
            datagram = Arrays.copyOf(datagram, random.nextInt(datagram.length + 8));
            for (int flips = random.nextInt(4); flips > 0 && datagram.length > 0; flips--) {
                datagram[random.nextInt(datagram.length)] ^= (byte) (1 << random.nextInt(8));
            }
            receive(datagram, ATTACKER, count);
            drain(count);
            bob.driver.endpoint().receive(datagram, 0, datagram.length, ATTACKER, 0, simulation.now());
        }
        simulation.runFor(60 * Time.SECOND);
        assertThat(bob.isOpen()).isTrue();
        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    void startupPacketsWithMutilatedChunksDoNoHarm() {
        Random random = new Random(12);
        byte[] cookie = cookieFor(ATTACKER, 0);
        for (int count = 0; count < 50_000; count++) {
            byte[] sample = count % 2 == 0 ? keying(count + 1, cookie, "mallory", count) : hello(16);
            byte[] plain = StartupPackets.plain(sample);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                plain[random.nextInt(plain.length)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] datagram = new byte[plain.length + 12];
            int length = PlainProfile.named("x").startupCipher().seal(plain, 0, plain.length, datagram, 4);
            new ByteWriter(datagram).writeUint32(SessionIdCodec.scramble(0, datagram, 4, length));
            receive(datagram, ATTACKER, count);
            drain(count);
            for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
                task.run();
                endpoint.completeKeying(task, count);
            }
        }
        for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
            assertThat(event).isInstanceOfAny(
                    EndpointEvent.LookupRequested.class, EndpointEvent.HelloAnswered.class);
        }
    }

    @Test
    void anAddressThatNobodyCanHaveIsNotAnswered() {
        receive(hello(40), TestPeer.address(224, 0, 0, 1, 5), 1);
        receive(hello(40), TestPeer.address(192, 0, 2, 1, 0), 1);
        receive(new byte[3], ATTACKER, 1);
        receive(new byte[9_000], ATTACKER, 1);
        assertThat(drain(1)).isEmpty();
        assertThat(dropped(DropReason.UNUSABLE_ADDRESS)).isEqualTo(2);
        assertThat(dropped(DropReason.TOO_SHORT)).isEqualTo(1);
        assertThat(dropped(DropReason.TOO_LONG)).isEqualTo(1);
    }
}
