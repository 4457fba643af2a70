package io.github.peerfire.bench.flood;

import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.CrowdSettings;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.bench.crowd.StartupPackets;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Clients that were admitted, and attack in their sessions as fast as they are told, on a thread of their own. Whose
 * session the server ends comes again.
 */
public final class Insiders extends SteadyThread implements CrowdListener {

    private static final InsideAttack[] ATTACKS = InsideAttack.values();
    private static final String[] COMMANDS = {"createStream", "checkConnectivity", "offerCheckHelp", "setPeerInfo"};
    private static final int PING_LENGTH = 1_000;
    private static final int TAG_LENGTH = 16;
    private static final long FIRST_FLOW = 100;
    private static final int ADDRESSES = 16;

    private final Crowd crowd;
    private final StartupPackets startup;
    private final int count;
    private final RandomSource random = new SplittableRandom()::nextBytes;
    private final List<LightClient> present = new ArrayList<>();
    private int coming;
    private long number;
    private volatile long sent;
    private volatile int admitted;
    private volatile int ended;

    /** They do nothing but come before they are given a rate. */
    public Insiders(CrowdSettings settings, int count) throws IOException {
        super("insiders");
        this.crowd = Crowd.ofSockets(settings, this, random);
        this.startup = new StartupPackets(settings.identities().get().startupCipher());
        this.count = count;
        start();
    }

    /** Waits until all are admitted. */
    public void gather() {
        while (admitted < count && !isOver()) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Packets that were sent so far. */
    public long sent() {
        return sent;
    }

    /** How many sessions the server ended. */
    public int ended() {
        return ended;
    }

    @Override
    int act(int times, boolean active, long now) {
        for (; present.size() + coming < count; coming++) {
            crowd.arrive(now);
        }
        int done = 0;
        for (; done < times && !present.isEmpty(); done++) {
            attack(present.get((int) (number % present.size())), now);
            number++;
            sent++;
        }
        crowd.work(now, 0);
        return done;
    }

    private void attack(LightClient client, long now) {
        switch (ATTACKS[(int) (number / present.size() % ATTACKS.length)]) {
            case LOOKUP -> crowd.sendDatagram(client, startup.datagram(new InitiatorHello(
                    FlashEndpointDiscriminator.ofPeer(new PeerId(random.bytes(PeerId.LENGTH))).encoded(),
                    random.bytes(TAG_LENGTH))));
            case COMMAND -> crowd.say(client, command(), now);
            case NONSENSE -> crowd.say(client, CommandMessage.of("nonsense", number, null, number), now);
            case FLOW -> crowd.send(client, flow(FIRST_FLOW + number, 1), now);
            case GAP -> crowd.send(client, flow(FIRST_FLOW, 1 + 2 * (number % PING_LENGTH)), now);
            case PING -> crowd.send(client, new Ping(random.bytes(PING_LENGTH)), now);
            case PROBE -> crowd.send(client, new BufferProbe(Crowd.controlFlow()), now);
        }
    }

    private CommandMessage command() {
        Object[] addresses = IntStream.range(0, ADDRESSES).mapToObj(i -> "198.51.100." + i + ":" + (2_000 + i))
                .toArray();
        return CommandMessage.of(COMMANDS[(int) (number % COMMANDS.length)], number, null, addresses);
    }

    private UserData flow(long id, long sequenceNumber) {
        OptionList metadata = OptionList.of(new Option(0, new FlowMetadata(0, false).encode()));
        return new UserData(id, sequenceNumber, sequenceNumber, FragmentControl.BEGIN, false, false, metadata,
                Slice.of(random.bytes(PING_LENGTH / 2)));
    }

    @Override
    public void connected(LightClient client, long latency) {
        coming--;
        present.add(client);
        admitted++;
    }

    @Override
    public void failed(LightClient client) {
        coming--;
    }

    @Override
    public void closed(LightClient client) {
        present.remove(client);
        ended++;
    }

    @Override
    public void close() throws IOException {
        super.close();
        crowd.close();
    }
}
