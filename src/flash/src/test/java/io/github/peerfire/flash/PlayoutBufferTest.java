package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A player that buffers, between two peers in virtual time. */
class PlayoutBufferTest {

    private static final byte[] AUDIO = {0x72, 1};
    private static final byte[] KEY_FRAME = {0x12, 1};

    private final SimulatedWorld world = new SimulatedWorld(61);
    private final NetConnection alice = world.connect();
    private final NetConnection bob = world.connect();
    private final PublishedStream published = NetStream.publishDirect(alice, "media");
    private final List<String> told = new ArrayList<>();
    private final List<RtmpMessage> got = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private PlayedStream played;

    @BeforeEach
    void play() {
        played = NetStream.playFrom(bob, alice.nearId(), "media", List.of(), stream -> stream
                .bufferTime(Duration.ofMillis(400))
                .onMessage(message -> {
                    got.add(message);
                    times.add(world.now());
                })
                .onStatus(status -> told.add(Told.code(status))));
        world.await(played.started());
        told.clear();
    }

    private void settle() {
        world.runFor(3 * Time.SECOND);
    }

    private List<Long> timestamps() {
        return got.stream().map(RtmpMessage::timestamp).toList();
    }

    @Test
    void nothingIsDeliveredBeforeAsMuchIsHeldAsWasAskedFor() {
        for (int time = 0; time < 400; time += 20) {
            published.audio(time, AUDIO);
        }
        settle();
        assertThat(got).isEmpty();
        NetStreamInfo info = world.await(played.info());
        assertThat(info.bufferMilliseconds()).isEqualTo(380);
        assertThat(info.bufferedBytes()).isEqualTo(20 * AUDIO.length);
        published.audio(400, AUDIO);
        settle();
        assertThat(got).hasSize(21);
        assertThat(told).containsExactly("NetStream.Buffer.Full", "NetStream.Buffer.Empty");
        assertThat(world.await(played.info()).bufferMilliseconds()).isZero();
    }

    @Test
    void whatCameInABurstIsDeliveredEvenly() {
        for (int time = 0; time <= 1_000; time += 100) {
            published.audio(time, AUDIO);
        }
        settle();
        assertThat(timestamps()).hasSize(11).isSorted();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(100 * Time.MILLISECOND);
        }
    }

    @Test
    void kindsAreDeliveredInTheOrderOfTheirTimes() {
        published.video(0, KEY_FRAME);
        published.video(200, KEY_FRAME);
        published.video(600, KEY_FRAME);
        published.audio(100, AUDIO);
        published.data(50, "first");
        published.audio(300, AUDIO);
        published.data(50, "second");
        settle();
        assertThat(timestamps()).containsExactly(0L, 50L, 50L, 100L, 200L, 300L, 600L);
    }

    @Test
    void audioThatIsTooLateIsDroppedAndVideoIsNot() {
        published.audio(0, AUDIO);
        published.audio(1_000, AUDIO);
        settle();
        published.audio(2_000, AUDIO);
        published.audio(2_500, AUDIO);
        world.runFor(300 * Time.MILLISECOND);
        published.audio(100, AUDIO);
        published.video(1_500, KEY_FRAME);
        settle();
        assertThat(timestamps()).containsExactly(0L, 1_000L, 2_000L, 1_500L, 2_500L);
        assertThat(world.await(played.info()).droppedMessages()).isEqualTo(1);
    }

    @Test
    void aPauseKeepsWhatIsHeld() {
        for (int time = 0; time <= 1_000; time += 100) {
            published.audio(time, AUDIO);
        }
        world.until("some are played", () -> got.size() == 3);
        played.pause();
        settle();
        assertThat(got).hasSizeLessThanOrEqualTo(4);
        played.resume();
        settle();
        assertThat(got).hasSize(11);
        assertThat(told).containsExactly("NetStream.Buffer.Full", "NetStream.Pause.Notify",
                "NetStream.Unpause.Notify", "NetStream.Buffer.Empty");
    }

    @Test
    void theLastOfAStreamIsPlayedWithoutWaitingForMore() {
        published.audio(0, AUDIO);
        published.audio(100, AUDIO);
        settle();
        assertThat(got).isEmpty();
        published.close();
        settle();
        assertThat(timestamps()).containsExactly(0L, 100L);
        assertThat(told).containsSubsequence("NetStream.Buffer.Flush", "NetStream.Connect.Closed");
    }

    @Test
    void withoutATimeNothingIsHeld() {
        published.audio(0, AUDIO);
        settle();
        assertThat(got).isEmpty();
        played.bufferTime(Duration.ZERO);
        settle();
        assertThat(got).hasSize(1);
        published.audio(100, AUDIO);
        settle();
        assertThat(got).hasSize(2);
        assertThat(played.bufferTime()).isZero();
    }

    @Test
    void timestampsMayWrapOrBeginAnew() {
        long last = RtmpMessage.MAXIMUM_TIMESTAMP;
        published.audio(last - 299, AUDIO);
        published.audio(1, AUDIO);
        published.audio(201, AUDIO);
        settle();
        assertThat(timestamps()).containsExactly(last - 299, 1L, 201L);
        assertThat(times.get(2) - times.get(0)).isEqualTo(501 * Time.MILLISECOND);

        published.audio(5_000_000, AUDIO);
        published.audio(5_000_500, AUDIO);
        settle();
        assertThat(timestamps()).endsWith(5_000_000L, 5_000_500L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverTimesMessagesHaveOnlyLateAudioIsLost(long seed) {
        Random random = new Random(seed);
        int pictures = 0;
        int data = 0;
        int sounds = 0;
        for (int i = 0; i < 1_000; i++) {
            long timestamp = random.nextInt(4) == 0 ? random.nextInt() : i * 20L + random.nextInt(200);
            switch (random.nextInt(3)) {
                case 0 -> {
                    published.audio(timestamp, AUDIO);
                    sounds++;
                }
                case 1 -> {
                    published.video(timestamp, KEY_FRAME);
                    pictures++;
                }
                default -> published.data(timestamp, "at", data++);
            }
            world.runFor(random.nextInt(40) * Time.MILLISECOND);
        }
        published.close();
        world.runFor(30 * Time.SECOND);
        assertThat(of(VideoMessage.class)).as("seed %d", seed).hasSize(pictures);
        assertThat(of(DataMessage.class)).as("seed %d", seed)
                .extracting(message -> ((DataMessage) message).arguments().get(0).asNumber().orElseThrow())
                .hasSize(data).isSorted();
        assertThat(of(AudioMessage.class).size() + world.await(played.info()).droppedMessages()).isEqualTo(sounds);
    }

    private List<RtmpMessage> of(Class<?> type) {
        return got.stream().filter(type::isInstance).toList();
    }

    @Test
    void aFloodIsBoundedByDeliveringWhatIsNotDueYet() {
        byte[] large = new byte[1_000_000];
        large[0] = 0x12;
        played.bufferTime(Duration.ofHours(1));
        for (int i = 0; i < 19; i++) {
            published.videoLifetime(PublishedStream.RELIABLE).video(i * 40, large);
            world.runFor(2 * Time.SECOND);
        }
        settle();
        assertThat(got).isNotEmpty();
        assertThat(world.await(played.info()).bufferedBytes()).isBetween(1L, PlayoutBuffer.MAXIMUM_BYTES);
    }

    @Test
    void messagesWithoutContentAreBoundedToo() {
        int messages = 3_000;
        played.bufferTime(Duration.ofHours(1));
        int held = (int) (PlayoutBuffer.MAXIMUM_BYTES / PlayoutBuffer.OVERHEAD);
        for (int i = 0; i < held + messages; i += messages) {
            for (int j = 0; j < messages; j++) {
                published.data(0, "");
            }
            world.runFor(Time.SECOND / 2);
        }
        settle();
        assertThat(got).isNotEmpty();
    }

    @Test
    void aPauseHoldsNoMoreThanFits() {
        String large = "x".repeat(1_000_000);
        published.audio(0, AUDIO);
        played.pause();
        for (int i = 0; i < 19; i++) {
            published.send("whether paused or not", large);
            world.runFor(2 * Time.SECOND);
        }
        assertThat(world.await(played.info()).bufferedBytes()).isLessThanOrEqualTo(PlayoutBuffer.MAXIMUM_BYTES);
        assertThat(got).isNotEmpty();
    }

    @Test
    void aBufferHoldsAnHourAtMost() {
        assertThatThrownBy(() -> played.bufferTime(Duration.ofMinutes(61)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> played.bufferTime(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
