package io.github.peerfire.phone.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.echo.EchoCancellers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an echo that is made up; real rooms are harder. */
class WebRtcEchoCancellerTest {

    private static final int SECOND = 50;
    /** Of the echo, in frames of 20 ms. */
    private static final int LATE = 3;

    private final SplittableRandom random = new SplittableRandom(5);
    private final Deque<short[]> inTheRoom = new ArrayDeque<>();
    private double loudness;

    @BeforeEach
    void onlyWhereThereIsALibraryForThePlatform() {
        assumeThat(new WebRtcEchoCanceller().isAvailable()).isTrue();
    }

    /** Noise that grows and fades some four times a second, as speech does. */
    private short[] speech(int frame) {
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            double swell = Math.max(0, Math.sin((frame * samples.length + i) * 2 * Math.PI * 4 / AudioFrame.RATE));
            loudness = 0.9 * loudness + 0.1 * random.nextDouble(-30_000, 30_000);
            samples[i] = (short) (swell * loudness);
        }
        return samples;
    }

    /** The level of what is sent in the last of so many seconds, in decibels. */
    private double run(EchoCanceller canceller, int seconds, boolean farEnd, boolean nearEnd) {
        double sum = 0;
        for (int frame = 0; frame < seconds * SECOND; frame++) {
            short[] played = farEnd ? speech(frame) : new short[AudioFrame.SAMPLES];
            canceller.played(played, LATE * 20_000_000L);
            inTheRoom.add(played);
            short[] heard = nearEnd ? speech(frame) : new short[AudioFrame.SAMPLES];
            short[] echo = inTheRoom.size() > LATE ? inTheRoom.poll() : new short[AudioFrame.SAMPLES];
            for (int i = 0; i < heard.length; i++) {
                heard[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, heard[i] + echo[i] / 2));
            }
            canceller.captured(heard);
            sum += frame >= (seconds - 1) * SECOND ? Math.pow(10, LevelMeter.decibels(heard) / 10) / SECOND : 0;
        }
        return 10 * Math.log10(sum);
    }

    @Test
    void itIsFound() {
        assertThat(EchoCancellers.best()).containsInstanceOf(WebRtcEchoCanceller.class);
    }

    @Test
    void theEchoIsTakenOutAndWhoSpeaksHereIsHeard() {
        try (EchoCanceller canceller = new WebRtcEchoCanceller().newEchoCanceller()) {
            double without = run(EchoCanceller.NONE, 2, true, false);
            inTheRoom.clear();
            double with = run(canceller, 6, true, false);
            System.out.printf("Echo %.0f dB without, %.0f dB with echo cancellation%n", without, with);
            assertThat(with).isLessThan(without - 20);
            double speaker = run(EchoCanceller.NONE, 2, false, true);
            assertThat(run(canceller, 3, false, true)).isGreaterThan(speaker - 10);
        }
    }
}
