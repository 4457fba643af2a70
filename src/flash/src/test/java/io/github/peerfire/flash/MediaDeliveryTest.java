package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten seconds of audio, video and data through a network that loses some of it. */
class MediaDeliveryTest {

    private static final int AUDIO_INTERVAL = 20;
    private static final int VIDEO_INTERVAL = 40;
    private static final int DATA_INTERVAL = 200;
    private static final int DURATION = 10_000;

    private final List<Long> audio = new ArrayList<>();
    private final List<Long> video = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private int wrong;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0.05", "4, 0.05", "5, 0.05"})
    void arrivesAsPromised(long seed, double loss) {
        deliver(new SimulatedWorld(seed, Link.GOOD.withLoss(loss)), loss);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    @Proves("R7425-095")
    void arrivesThroughANetworkThatReordersAndRepeats(long seed) {
        Link link = Link.GOOD.withLoss(0.02).withReordering(0.1).withDuplication(0.05);
        deliver(new SimulatedWorld(seed, link), 0.02);
    }

    private void deliver(SimulatedWorld world, double loss) {
        NetConnection alice = world.connect();
        NetConnection bob = world.connect();
        PublishedStream published = NetStream.publishDirect(alice, "media");
        NetStream.playFrom(bob, alice.nearId(), "media", List.of(), stream -> stream
                .onAudio((timestamp, tag) -> take(audio, timestamp, tag, audioTag(timestamp)))
                .onVideo((timestamp, tag) -> take(video, timestamp, tag, videoTag(timestamp)))
                .onData((handler, arguments) -> data.add(handler + arguments.get(0).asNumber().orElseThrow())));
        world.until("the stream is up", () -> !published.peerStreams().isEmpty());

        for (int time = 0; time < DURATION; time += AUDIO_INTERVAL) {
            send(published, time);
            world.runFor(AUDIO_INTERVAL * Time.MILLISECOND);
        }
        world.runFor(5 * Time.SECOND);
        check(loss, world, published);
    }

    private static void send(PublishedStream published, int time) {
        published.audio(time, audioTag(time));
        if (time % VIDEO_INTERVAL == 0) {
            published.video(time, videoTag(time));
        }
        if (time % DATA_INTERVAL == 0) {
            published.send("at", time);
        }
    }

    private void check(double loss, SimulatedWorld world, PublishedStream published) {
        String when = "seed " + world.simulation().seed() + ", loss " + loss;
        assertThat(wrong).as(when).isZero();
        assertThat(data).as(when).hasSize(DURATION / DATA_INTERVAL).first().isEqualTo("at0.0");
        assertThat(data).as(when).isSortedAccordingTo(
                Comparator.comparingDouble(text -> Double.parseDouble(text.substring(2))));
        assertThat(new HashSet<>(audio)).as(when).hasSameSizeAs(audio);
        assertThat(audio).as(when).hasSizeGreaterThanOrEqualTo(share(DURATION / AUDIO_INTERVAL, loss));
        assertThat(video).as(when).hasSizeGreaterThanOrEqualTo(share(DURATION / VIDEO_INTERVAL, loss)).isSorted();
        NetStreamInfo info = world.await(published.info());
        assertThat(info.audioMessages()).as(when).isEqualTo(DURATION / AUDIO_INTERVAL);
        assertThat(info.dataMessages()).as(when).isEqualTo(DURATION / DATA_INTERVAL);
        assertThat(info.bufferedBytes()).as(when).isZero();
        // 30 ms, measured in steps of 4
        assertThat(info.smoothedRoundTripMilliseconds()).as(when).isBetween(26.0, 250.0);
    }

    /**
     * Without loss all; with it, what is repeated within a second or two arrives, which is nearly all. Once in some
     * hundred times ten seconds a few pictures are given up since a key frame has come.
     */
    private static int share(int sent, double loss) {
        return loss == 0 ? sent : sent * 97 / 100;
    }

    private void take(List<Long> taken, long timestamp, byte[] tag, byte[] expected) {
        taken.add(timestamp);
        if (!Arrays.equals(tag, expected)) {
            wrong++;
        }
    }

    private static byte[] audioTag(long time) {
        return ByteBuffer.allocate(160).put((byte) 0x72).putLong(1, time).array();
    }

    /** Longer than a packet; every 25th is a key frame. */
    private static byte[] videoTag(long time) {
        boolean key = time % (25 * VIDEO_INTERVAL) == 0;
        return ByteBuffer.allocate(key ? 12_000 : 2_500).put((byte) (key ? 0x12 : 0x22)).putLong(1, time).array();
    }
}
