package io.github.peerfire.phone.media.playout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AnyAudioDecoder;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.audio.ToneMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole minutes of sound in virtual time. */
class AudioPlayoutTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long FRAME = 20 * MILLISECOND;
    /** The clock of the phone begins somewhere. */
    private static final long BEGIN = 123_456_789_012L;
    private static final long SLOW_BEGINNING = 5000 * MILLISECOND;

    private final AudioEncoder encoder = AudioCodecs.available().find(AudioCodec.G711_MU_LAW).orElseThrow()
            .newEncoder();
    private final AudioPlayout playout = new AudioPlayout(new AnyAudioDecoder(AudioCodecs.available()));
    private final ToneMeter meter = new ToneMeter();
    private double phase;
    private double worstDelay;
    private final List<Double> delays = new ArrayList<>();

    private byte[] tone() {
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * Math.sin(phase));
            phase = (phase + 2 * Math.PI * 440 / AudioFrame.RATE) % (2 * Math.PI);
        }
        return encoder.encode(samples);
    }

    /**
     * Plays for a while.
     *
     * @param firstTimestamp of the sender
     * @param drift of the sender's clock: 0.001 sends 1 in 1,000 too fast
     */
    private void play(VirtualNetwork network, int seconds, long firstTimestamp, double drift) {
        play(network, seconds, firstTimestamp, drift, now -> { });
    }

    private void play(VirtualNetwork network, int seconds, long firstTimestamp, double drift, LongConsumer before) {
        long sent = 0;
        for (long now = BEGIN; now < BEGIN + seconds * 1000 * MILLISECOND; now += MILLISECOND) {
            before.accept(now);
            while (sent * FRAME / (1 + drift) <= now - BEGIN) {
                network.send(firstTimestamp + sent * 20 & 0xffffffffL, tone(), now);
                sent++;
            }
            for (VirtualNetwork.Message next = network.receive(now); next != null; next = network.receive(now)) {
                playout.receive(next.timestamp(), next.tag(), next.arrives());
            }
            if ((now - BEGIN) % FRAME == 7 * MILLISECOND) {
                meter.take(playout.play(now, 0).samples());
                long sending = firstTimestamp + sent * 20;
                playout.position(now).ifPresent(heard -> {
                    worstDelay = Math.max(worstDelay, sending - heard);
                    delays.add(sending - heard);
                });
            }
        }
    }

    @Test
    void onAGoodWayEveryFrameIsPlayedAndHardlyDelayed() {
        play(new VirtualNetwork(1, 0, 10, 3), 30, 0, 0);
        AudioCounters counters = playout.counters();
        assertThat(counters.inTime()).isGreaterThan(1480);
        assertThat(counters.concealed()).isZero();
        assertThat(counters.late()).isZero();
        assertThat(counters.stretched() + counters.skipped()).isZero();
        assertThat(worstDelay).isLessThan(100);
        assertThat(meter.frequency()).isCloseTo(440, within(2.0));
        assertThat(meter.purity()).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lossAndJitterAreConcealedAndTheDelayIsBounded(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed, 0.03, 50, 60);
        play(network, 30, 1000, 0);
        AudioCounters counters = playout.counters();
        assertThat(counters.concealed()).as("seed %d: %s", seed, counters)
                .isBetween(network.lost() * 9 / 10, network.lost() + counters.late() + 5);
        assertThat(counters.late()).isLessThan(1500 / 100 * 2);
        assertThat(counters.shareInTime()).isGreaterThan(0.94);
        assertThat(counters.delay()).isBetween(40.0, 70.0);
        assertThat(worstDelay).isLessThan(250);
        assertThat(meter.frequency()).isCloseTo(440, within(4.0));
    }

    /** What is not compiled yet is slow, and holds everything up several times in the first seconds of a call. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aProgramThatBeginsSlowlyDoesNotDelayTheMinute(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        VirtualNetwork network = new VirtualNetwork(seed, 0, 1, 3);
        play(network, 66, 0, 0, now -> {
            if (now - BEGIN < SLOW_BEGINNING && random.nextInt(600) == 0) {
                network.hold(now + (100 + random.nextInt(150)) * MILLISECOND);
            }
        });
        List<Double> minute = delays.subList(delays.size() - 60 * 50, delays.size());
        List<Double> sorted = minute.stream().sorted().toList();
        // From mouth to ear it is 20 ms more, in which a frame is filled; it may be 120.
        assertThat(sorted.get(sorted.size() * 95 / 100)).as("seed %d: %s", seed, playout.counters())
                .isLessThanOrEqualTo(100);
        assertThat(minute.subList(5 * 50, minute.size())).as("seed %d", seed).allMatch(delay -> delay <= 100);
        assertThat(playout.counters().concealed()).as("seed %d", seed).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, -0.002})
    void aClockThatIsWrongIsFollowed(double drift) {
        play(new VirtualNetwork(1, 0, 20, 5), 60, 0, drift);
        AudioCounters counters = playout.counters();
        assertThat(drift > 0 ? counters.skipped() : counters.stretched()).as(counters.toString()).isBetween(4L, 8L);
        assertThat(counters.concealed() + counters.late()).isLessThan(5);
        assertThat(worstDelay).isLessThan(140);
    }

    @Test
    void timestampsGoRoundWithoutAGap() {
        play(new VirtualNetwork(1, 0, 10, 3), 10, (1L << 32) - 3000, 0);
        assertThat(playout.counters().concealed()).isZero();
        assertThat(playout.counters().inTime()).isGreaterThan(480);
    }

    @Test
    void aWayThatBecomesLongerIsFollowedWithinASecond() {
        play(new VirtualNetwork(1, 0, 10, 3), 10, 0, 0);
        AudioCounters before = playout.counters();
        VirtualNetwork longer = new VirtualNetwork(2, 0, 300, 3);
        for (int i = 0; i < 500; i++) {
            long now = BEGIN + (10_000 + i * 20) * MILLISECOND;
            longer.send(10_000 + i * 20, tone(), now);
            for (VirtualNetwork.Message next = longer.receive(now); next != null; next = longer.receive(now)) {
                playout.receive(next.timestamp(), next.tag(), next.arrives());
            }
            playout.play(now + 7 * MILLISECOND, 0);
        }
        AudioCounters after = playout.counters();
        assertThat(after.inTime() - before.inTime()).as(after.toString()).isGreaterThan(500 - 16 - 50);
        assertThat(after.concealed()).isLessThan(40);
    }

    @Test
    void aPauseIsSilentAndCostsFewMadeUpFrames() {
        play(new VirtualNetwork(1, 0, 10, 3), 5, 0, 0);
        for (int i = 0; i < 500; i++) {
            AudioFrame frame = playout.play(BEGIN + (5000 + i * 20) * MILLISECOND, 0);
            assertThat(i < 30 || LevelMeter.decibels(frame.samples()) == LevelMeter.SILENCE).isTrue();
        }
        assertThat(playout.counters().concealed()).isLessThan(20);
        assertThat(playout.position(BEGIN + 20_000 * MILLISECOND)).isEmpty();
    }

    @Test
    void anotherTimelineBeginsWhereTimestampsJump() {
        play(new VirtualNetwork(1, 0, 10, 3), 5, 0, 0);
        play(new VirtualNetwork(1, 0, 10, 3), 5, 3_000_000, 0);
        assertThat(playout.counters().inTime()).isGreaterThan(480);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void nothingThatCanComeMakesItThrowOrGrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1500; i++) {
            long now = BEGIN + i * FRAME;
            for (int j = random.nextInt(4); j > 0; j--) {
                byte[] tag = random.nextInt(3) == 0 ? new byte[random.nextInt(50)] : tone();
                if (random.nextInt(4) == 0) {
                    random.nextBytes(tag);
                }
                long timestamp = random.nextInt(20) == 0 ? random.nextLong(1L << 32) : i * 20 + random.nextInt(300);
                playout.receive(timestamp, tag, now - random.nextInt(1000));
            }
            assertThat(playout.play(now, 0).samples()).as("seed %d", seed).hasSize(AudioFrame.SAMPLES);
        }
    }
}
