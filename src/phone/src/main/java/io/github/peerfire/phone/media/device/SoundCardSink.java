package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.sound.sampled.SourceDataLine;

/** The loudspeaker of a sound card. */
final class SoundCardSink extends SoundCard<SourceDataLine> implements AudioSink {

    private static final long SECOND = 1_000_000_000L;

    private final Optional<Resampler> resampler;

    private SoundCardSink(String name, SourceDataLine line) {
        super(name, line);
        this.resampler = resampler(AudioFrame.RATE, rate());
    }

    static SoundCardSink open(String name) throws DeviceException {
        return new SoundCardSink(name, SoundLines.open(SourceDataLine.class, name, DeviceFault.NO_LOUDSPEAKER,
                SourceDataLine::open));
    }

    @Override
    public void write(short[] samples) throws DeviceException {
        short[] theirs = resampler.map(known -> known.process(samples)).orElse(samples);
        ByteBuffer out = ByteBuffer.allocate(theirs.length * channels() * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : theirs) {
            for (int channel = 0; channel < channels(); channel++) {
                out.putShort(sample);
            }
        }
        check(line().write(out.array(), 0, out.capacity()), out.capacity());
    }

    @Override
    public long delay() {
        int queued = line().getBufferSize() - line().available();
        return queued / line().getFormat().getFrameSize() * SECOND / rate();
    }
}
