package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No media before the other side has proved that it has the same session (ProtoXEP 6.6). */
class CallLegVerificationTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Simulation simulation = Simulation.seeded(1);
    private final Connections connections = new Connections(simulation);
    private final Binding near = connections.binding(1);
    private final Binding far = connections.binding(2);
    private final CallVerification theirs =
            new CallVerification("sid", false, true, far.connection().nearId(), near.connection().nearId());
    private final List<String> told = new ArrayList<>();
    private CallLeg leg;

    @BeforeEach
    void bothPlayEachOther() {
        NetStream.publishDirect(far.connection(), "theirs", stream -> stream.onPeerConnect(peer -> true));
        CallVerification ours =
                new CallVerification("sid", true, true, near.connection().nearId(), far.connection().nearId());
        leg = new CallLeg(ours, new SimulatedClock(simulation), new ToldOwner(told), near,
                new Publication(near, "ours", false), far.transport("theirs"), new CallRemote(new CallLocal(false)));
        NetStream.playFrom(far.connection(), near.connection().nearId(), "ours", near.connection().localAddresses(),
                stream -> stream.onSession(() -> theirs.sessionOpened(stream.nearNonce(), stream.farNonce())));
        simulation.runFor(SECOND);
        assertThat(told).containsExactly("hash");
    }

    @AfterEach
    void theCallEnds() {
        leg.close();
    }

    @Test
    void itIsReadyOnceTheOtherSidesHashCameAndWasRight() {
        assertThat(leg.isReady()).isFalse();
        leg.takeFarHash(theirs.ownHash());
        assertThat(told).containsExactly("hash", "ready");
        simulation.runFor(20 * SECOND);
        assertThat(told).containsExactly("hash", "ready");
    }

    @Test
    void aWrongHashIsToldAtOnce() {
        leg.takeFarHash("0".repeat(64));
        assertThat(told).containsExactly("hash", "insecure");
        assertThat(leg.isReady()).isFalse();
    }

    @Test
    void noHashWithinTenSecondsIsAsBadAsAWrongOne() {
        simulation.runFor(8 * SECOND);
        assertThat(told).containsExactly("hash");
        simulation.runFor(2 * SECOND);
        assertThat(told).containsExactly("hash", "insecure");
        assertThat(leg.isReady()).isFalse();
    }
}
