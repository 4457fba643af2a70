package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaPriorityTest {

    private static final int MESSAGE = 20_000;

    private final Simulation simulation = Simulation.seeded(44);
    private final List<MediaKind> arrived = new ArrayList<>();
    private final EndpointDriver near = start("near", (event, now) -> { });
    private final EndpointDriver far = start("far", this::receive);

    private EndpointDriver start(String name, EndpointListener listener) {
        List<InetSocketAddress> anywhere = List.of(new InetSocketAddress("0.0.0.0", 0));
        return simulation.drivers()
                .start(anywhere, EndpointConfig.PEER, PlainProfile.named(name), listener).join();
    }

    private void receive(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.MessageArrived its) {
            arrived.add(MediaKind.values()[its.flow().metadata()[0]]);
        }
    }

    @Test
    void whereNotAllCanGoAtOnceAudioGoesBeforeDataAndDataBeforeVideo() {
        simulation.network().setLink(Link.GOOD.withRate(1_000_000, 60_000));
        Session session = near.endpoint().open(
                PlainProfile.discriminator("far"), far.localAddresses(), 0, simulation.now());
        near.execute(() -> { });
        simulation.runFor(Time.SECOND);
        near.execute(() -> {
            for (MediaKind kind : List.of(MediaKind.VIDEO, MediaKind.DATA, MediaKind.AUDIO)) {
                SendFlow flow = session.openFlow(
                        new byte[] {(byte) kind.ordinal()}, kind.options(), simulation.now());
                flow.write(new byte[MESSAGE], kind.reliability(), simulation.now());
            }
        });
        simulation.runFor(2 * Time.SECOND);

        assertThat(arrived).containsExactly(MediaKind.AUDIO, MediaKind.DATA, MediaKind.VIDEO);
    }
}
