package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One stream goes to all participants of a conference, but to nobody whose session is not verified (ProtoXEP 6.6). */
class SharedStreamTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final byte[] SOUND = {(byte) 0x82, 0};
    private static final byte[] CONFIGURATION = {0x17, 0, 0, 0, 0};

    private final Simulation simulation = Simulation.seeded(1);
    private final Connections connections = new Connections(simulation);
    private final Binding ours = connections.binding(1);
    private final SharedStream stream = new SharedStream();
    private final ListeningMember bob = new ListeningMember("bob", simulation, ours, stream);
    private final ListeningMember carol = new ListeningMember("carol", simulation, ours, stream);

    @BeforeEach
    void bothPlayOurs() {
        bob.join(connections.binding(2));
        carol.join(connections.binding(3));
        simulation.runFor(SECOND / 2);
    }

    @AfterEach
    void theConferenceEnds() {
        bob.leave();
        carol.leave();
        stream.close();
    }

    private void say(long timestamp) {
        stream.local().audio(timestamp, SOUND);
        stream.local().send("data " + timestamp);
        simulation.runFor(SECOND / 10);
    }

    @Test
    void whatIsSentGoesToThoseOnlyWhoseSessionsAreVerified() {
        say(1);
        bob.prove();
        say(2);
        stream.local().video(2, CONFIGURATION);
        simulation.runFor(SECOND / 10);
        assertThat(bob.got()).containsExactlyInAnyOrder("sound 2", "data 2", "video 2");
        assertThat(carol.got()).isEmpty();
        carol.prove();
        say(3);
        assertThat(carol.got()).containsExactlyInAnyOrder("video 2", "sound 3", "data 3");
        assertThat(bob.got()).contains("sound 3");
    }

    @Test
    void whoeverBeginsToWatchGetsAKeyFrame() {
        List<String> asked = new ArrayList<>();
        stream.local().onKeyFrameRequest(() -> asked.add("key frame"));
        bob.prove();
        simulation.runFor(SECOND / 10);
        assertThat(asked).hasSize(1);
        carol.prove();
        simulation.runFor(SECOND / 10);
        assertThat(asked).hasSize(2);
    }
}
