package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.audio.AudioSource;
import java.util.Arrays;

/** No microphone: silence. */
public final class SilentSource implements AudioSource {

    @Override
    public String name() {
        return "Silence";
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public void read(short[] samples, long now) {
        Arrays.fill(samples, (short) 0);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
