package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.SourceDataLine;

/** The loudspeaker of a sound card. */
final class SoundCardSink implements AudioSink {

    private static final long SECOND = 1_000_000_000L;

    private final String name;
    private final SourceDataLine line;
    private final int channels;
    private final Resampler resampler;
    private volatile boolean closed;

    private SoundCardSink(String name, SourceDataLine line) {
        this.name = name;
        this.line = line;
        int rate = (int) line.getFormat().getSampleRate();
        this.channels = line.getFormat().getChannels();
        this.resampler = rate == AudioFrame.RATE ? null : new Resampler(AudioFrame.RATE, rate);
    }

    static SoundCardSink open(String name) throws DeviceException {
        SourceDataLine line = SoundLines.open(SourceDataLine.class, name, DeviceFault.NO_LOUDSPEAKER,
                SourceDataLine::open);
        line.start();
        return new SoundCardSink(name, line);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public void write(short[] samples) throws DeviceException {
        short[] theirs = resampler == null ? samples : resampler.process(samples);
        ByteBuffer out = ByteBuffer.allocate(theirs.length * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : theirs) {
            for (int channel = 0; channel < channels; channel++) {
                out.putShort(sample);
            }
        }
        // A line that was unplugged, or closed, takes less than it was given.
        if (line.write(out.array(), 0, out.capacity()) < out.capacity()) {
            throw new DeviceException(closed ? DeviceFault.CLOSED : DeviceFault.LOST, name);
        }
    }

    @Override
    public long delay() {
        int queued = line.getBufferSize() - line.available();
        return queued / line.getFormat().getFrameSize() * SECOND / (long) line.getFormat().getSampleRate();
    }

    @Override
    public void close() {
        closed = true;
        line.close();
    }
}
