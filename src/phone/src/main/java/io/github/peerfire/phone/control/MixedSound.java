package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.session.SoundMixer;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** The sum of all members of a group. */
final class MixedSound implements SoundMixer {

    private static final long SILENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Collection<GroupVoice> voices;
    private volatile long lastPlayed = System.nanoTime();

    /** @param voices a view of those that there are */
    MixedSound(Collection<GroupVoice> voices) {
        this.voices = voices;
    }

    @Override
    public void mixIn(short[] samples, long now, long sinkDelay) {
        lastPlayed = System.nanoTime();
        int[] sum = new int[samples.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = samples[i];
        }
        voices.forEach(voice -> voice.addTo(sum, now, sinkDelay));
        for (int i = 0; i < sum.length; i++) {
            samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i]));
        }
    }

    /** Sound has to go on without a loudspeaker, too: it is the pictures' clock. Each 20 ms. */
    void listenIfNobodyDoes(long now) {
        if (now - lastPlayed > SILENCE) {
            int[] unheard = new int[AudioFrame.SAMPLES];
            voices.forEach(voice -> voice.addTo(unheard, now, 0));
        }
    }
}
