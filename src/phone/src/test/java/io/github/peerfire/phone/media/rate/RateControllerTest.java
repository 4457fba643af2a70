package io.github.peerfire.phone.media.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a bottleneck with a queue, in virtual time. */
class RateControllerTest {

    private static final long MILLISECOND = 1_000_000;
    private static final int TICK = 100;
    private static final int AUDIO = 24_000;

    private final RateController controller = new RateController(VideoQuality.HIGH);
    private final Deque<Double> lastSecond = new ArrayDeque<>();
    private double queue;
    private long dropped;
    private long now;

    /** Runs for a while; gives how long what is sent waits, in milliseconds, ten times a second. */
    private List<Double> run(int seconds, double capacity) {
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < seconds * 1000 / TICK; i++) {
            now += TICK * MILLISECOND;
            double handed = (double) (controller.quality().bitsPerSecond() + AUDIO) * TICK / 1000;
            queue += handed;
            queue -= Math.min(queue, capacity * TICK / 1000);
            if (queue / capacity > 2) {
                // What waits for two seconds is given up.
                queue = capacity;
                dropped += 15;
            }
            lastSecond.add(handed / 8);
            if (lastSecond.size() > 1000 / TICK) {
                lastSecond.remove();
            }
            waits.add(queue / capacity * 1000);
            if (i % 5 == 0) {
                controller.update(new PathState((long) (queue / 8), 40,
                        lastSecond.stream().mapToDouble(Double::doubleValue).sum(), AUDIO / 8, dropped), now);
            }
        }
        return waits;
    }

    @ParameterizedTest
    @ValueSource(doubles = {100_000, 200_000, 400_000, 1_000_000})
    void itTakesMostOfABottleneckAndHardlyLetsAnythingWait(double capacity) {
        run(60, capacity);
        List<Double> waits = run(60, capacity);
        Collections.sort(waits);
        assertThat(waits.get(waits.size() * 95 / 100)).isLessThan(500);
        double rate = 0;
        for (int i = 0; i < 600; i++) {
            run(1, capacity);
            rate += controller.quality().bitsPerSecond() / 600.0;
        }
        assertThat(rate + AUDIO).isBetween(0.6 * capacity, 1.05 * capacity);
    }

    @Test
    void whereThereIsRoomItGoesUpToWhatIsWanted() {
        run(60, 10_000_000);
        assertThat(controller.quality()).isEqualTo(VideoQuality.HIGH);
    }

    @Test
    void picturesBecomeSmallerAndFewerAndLargeAgain() {
        run(60, 10_000_000);
        run(20, 70_000);
        VideoQuality small = controller.quality();
        assertThat(small.width()).isEqualTo(192);
        assertThat(small.framesPerSecond()).isLessThanOrEqualTo(10);
        run(120, 10_000_000);
        assertThat(controller.quality().width()).isEqualTo(640);
    }

    @Test
    void aCollapseIsFollowedWithinThreeSeconds() {
        run(60, 1_000_000);
        run(3, 150_000);
        assertThat(controller.quality().bitsPerSecond()).isLessThan(200_000);
    }

    @Test
    void aLongerRoundTripIsAQueueTooAndPicturesThatWereGivenUpNeedAKeyFrame() {
        controller.update(new PathState(0, 30, 40_000, 3_000, 0), 0);
        int before = controller.quality().bitsPerSecond();
        assertThat(controller.takeKeyFrameNeed()).isFalse();
        controller.update(new PathState(0, 300, 40_000, 3_000, 0), 500 * MILLISECOND);
        assertThat(controller.quality().bitsPerSecond()).isLessThan(before);
        controller.update(new PathState(0, 30, 40_000, 3_000, 3), 1000 * MILLISECOND);
        assertThat(controller.takeKeyFrameNeed()).isTrue();
        assertThat(controller.takeKeyFrameNeed()).isFalse();
    }

    @Test
    void neverMoreThanIsWanted() {
        RateController modest = new RateController(VideoQuality.NORMAL);
        for (int i = 0; i < 200; i++) {
            modest.update(new PathState(0, 10, 1_000_000, 3_000, 0), i * 500 * MILLISECOND);
        }
        assertThat(modest.quality()).isEqualTo(VideoQuality.NORMAL);
    }

    @Test
    void aKeyFrameThatIsJustUnderWayIsNoCongestion() {
        run(60, 10_000_000);
        int before = controller.quality().bitsPerSecond();
        for (int i = 0; i < 20; i++) {
            now += 500 * MILLISECOND;
            controller.update(new PathState(i % 2 == 0 ? 60_000 : 1_000, 40, 100_000, 3_000, dropped), now);
        }
        assertThat(controller.quality().bitsPerSecond()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void aPictureThatIsGivenUpForAKeyFrameIsNoCongestion() {
        run(60, 10_000_000);
        int before = controller.quality().bitsPerSecond();
        for (int i = 0; i < 20; i++) {
            now += 500 * MILLISECOND;
            dropped += i % 10 == 0 ? 1 : 0;
            controller.update(new PathState(i % 10 == 0 ? 12_000 : 4_000, 40, 100_000, 3_000, dropped), now);
        }
        assertThat(controller.quality().bitsPerSecond()).isGreaterThanOrEqualTo(before);
        assertThat(controller.takeKeyFrameNeed()).isTrue();
    }

    @Test
    void aLongerRouteIsTakenForAQueueForAMinuteAtMost() {
        run(60, 10_000_000);
        for (int i = 0; i < 600; i++) {
            now += 500 * MILLISECOND;
            double rate = controller.quality().bitsPerSecond() / 8.0 + 3_000;
            controller.update(new PathState((long) (0.6 * rate), 600, rate, 3_000, dropped), now);
        }
        assertThat(controller.quality()).isEqualTo(VideoQuality.HIGH);
    }

    @Test
    void picturesThatAreNotSentForWantOfAKeyFrameAreNoCongestion() {
        for (int i = 0; i < 10; i++) {
            now += 500 * MILLISECOND;
            controller.update(new PathState(0, 40, 30_000, 3_000, 5L * i), now);
        }
        assertThat(controller.quality().bitsPerSecond()).isGreaterThanOrEqualTo(300_000);
        assertThat(controller.takeKeyFrameNeed()).isTrue();
    }
}
