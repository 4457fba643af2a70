package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.testbed.simulation.Link;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * One call after the other in the simulated network, with loss; {@code -Dmedia.soak.minutes=60} makes an hour of it, of
 * calls that last a minute each, {@code -Dmedia.width=320} larger pictures, {@code -Dmedia.audio=OPUS} other sound.
 * Prints what it measured.
 */
class CallSoakTest {

    private static final double MINUTES = Double.parseDouble(System.getProperty("media.soak.minutes", "0.5"));
    private static final int WIDTH = Integer.getInteger("media.width", 96);
    private static final AudioCodec AUDIO = AudioCodec.valueOf(System.getProperty("media.audio", "G711_MU_LAW"));
    private static final int CALLS = 12;
    private static final int PARTS = 6;
    private static final long MEGABYTE = 1 << 20;
    private static final Link LINK = Link.GOOD.withLoss(0.01).withJitter(10_000_000);

    private long heard;
    private long seen;

    @Test
    void theHeapIsFlatAndSmallHoweverManyCallsThereWere() {
        List<Long> heap = new ArrayList<>();
        int calls = Math.max(CALLS, (int) MINUTES);
        for (int i = 1; i <= calls; i++) {
            call(i, MINUTES * 60 / calls);
            if (i * PARTS % calls < PARTS) {
                heap.add(usedHeap());
            }
        }
        System.out.printf("%d calls of %.1f minutes together, %s, pictures %d wide: %d frames heard, %d pictures "
                + "seen, heap in KB %s%n",
                calls, MINUTES, AUDIO, WIDTH, heard, seen, heap.stream().map(bytes -> bytes / 1024).toList());
        assertThat(heard).isGreaterThan((long) (MINUTES * 60 * 40 * 2));
        assertThat(seen).isGreaterThan((long) (MINUTES * 60 * 8));
        assertThat(heap).hasSize(PARTS).allMatch(bytes -> bytes < 150 * MEGABYTE);
        assertThat(heap.get(PARTS - 1) - heap.get(1)).as("growth of %s", heap).isLessThan(2 * MEGABYTE);
    }

    private void call(long seed, double seconds) {
        SimulatedCall call = SimulatedCall.over(seed, LINK, MediaCodecs.available(), VideoQuality.NORMAL);
        call.desk().pipeline().encodeAudio(AUDIO);
        call.phone().pipeline().encodeAudio(AUDIO);
        call.begin(new ToneSource(440), Optional.of(new TestCamera(WIDTH, WIDTH * 3 / 4)), new BeatSource(),
                Optional.empty());
        call.run(seconds);
        heard += call.desk().pipeline().counters().sound().inTime() + call.phone().pipeline().counters().sound()
                .inTime();
        seen += call.phone().meter().pictures();
        call.end();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
