package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.audio.AudioSink;

/** No loudspeaker: nobody hears it. */
public final class SilentSink implements AudioSink {

    @Override
    public String name() {
        return "Silence";
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public void write(short[] samples) {
        // Nobody hears it.
    }

    @Override
    public long delay() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
