package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.Resampler;
import java.util.Optional;
import javax.sound.sampled.DataLine;

/** A line of a sound card in either direction, with a rate and channels of its own. Keeps the time. */
abstract class SoundCard<L extends DataLine> {

    private final String name;
    private final L line;
    private volatile boolean closed;

    SoundCard(String name, L line) {
        this.name = name;
        this.line = line;
        line.start();
    }

    L line() {
        return line;
    }

    int rate() {
        return (int) line.getFormat().getSampleRate();
    }

    int channels() {
        return line.getFormat().getChannels();
    }

    /** From one rate to another, if they are not the same. */
    static Optional<Resampler> resampler(int from, int to) {
        return from == to ? Optional.empty() : Optional.of(new Resampler(from, to));
    }

    /** A line that was unplugged, or closed, takes or gives less than it was asked to. */
    void check(int done, int asked) throws DeviceException {
        if (done < asked) {
            throw new DeviceException(closed ? DeviceFault.CLOSED : DeviceFault.LOST, name);
        }
    }

    /** Samples of one channel in a frame. */
    int samples() {
        return rate() * AudioFrame.MILLISECONDS / 1000;
    }

    public String name() {
        return name;
    }

    public boolean isPaced() {
        return true;
    }

    public void close() {
        closed = true;
        line.close();
    }
}
