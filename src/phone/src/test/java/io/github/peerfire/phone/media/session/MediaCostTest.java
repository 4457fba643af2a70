package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.rate.VideoQuality;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a call costs one phone, in virtual time: to encode its own sound and pictures, and to decode as much. As long as
 * {@code -Dmedia.minutes=60} says, with pictures as wide as {@code -Dmedia.width=320} says; prints what it measured.
 */
class MediaCostTest {

    private static final double MINUTES = Double.parseDouble(System.getProperty("media.minutes", "0.3"));
    private static final int WIDTH = Integer.getInteger("media.width", 96);
    private static final long MILLISECOND = 1_000_000;
    private static final long MEGABYTE = 1 << 20;
    private static final int PARTS = 6;

    private final Streams there = new Streams();
    private final Streams back = new Streams();
    private final TestCamera camera = new TestCamera(WIDTH, WIDTH * 3 / 4);
    private final ToneSource tone = new ToneSource(440);
    private final short[] samples = new short[AudioFrame.SAMPLES];
    private long now = 1;

    @Test
    void theHeapOfALongCallIsFlatAndSmall() {
        MediaPipeline speaker = pipeline(there, back);
        MediaPipeline hearer = pipeline(back, there);
        speaker.encodeAudio(AudioCodec.valueOf(System.getProperty("media.audio", "G711_MU_LAW")));
        List<Long> heap = new ArrayList<>();
        long part = (long) (MINUTES * 60_000 / PARTS);
        run(speaker, hearer, part);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begin = now;
        for (int i = 1; i < PARTS; i++) {
            run(speaker, hearer, part);
            heap.add(usedHeap());
        }
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        System.out.printf("%.1f %% of a processor for one phone, pictures %d wide; heap in MB %s; %s%n",
                100.0 * cpu / (now - begin), WIDTH, heap.stream().map(bytes -> bytes / MEGABYTE).toList(),
                hearer.counters());
        assertThat(hearer.counters().sound().shareInTime()).isGreaterThan(0.99);
        assertThat(hearer.counters().pictures().shown()).isGreaterThan((long) (MINUTES * 60 * 12));
        assertThat(heap).allMatch(bytes -> bytes < 150 * MEGABYTE);
        assertThat(heap.get(PARTS - 2) - heap.get(0)).isLessThan(4 * MEGABYTE);
    }

    private MediaPipeline pipeline(Streams out, Streams in) {
        return new MediaPipeline(out, in, MediaCodecs.available(), VideoQuality.NORMAL, () -> now, event -> { });
    }

    private void run(MediaPipeline speaker, MediaPipeline hearer, long milliseconds) {
        for (long i = 0; i < milliseconds; i += 10, now += 10 * MILLISECOND) {
            long time = now / MILLISECOND;
            if (time % 20 == 0) {
                tone.read(samples, now);
                speaker.captured(samples, now);
                hearer.play(now, 0);
            }
            if (time % 70 == 0) {
                speaker.captured(camera.read(now), now);
            }
            hearer.show(now);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
