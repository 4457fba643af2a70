package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.Resampler;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.sound.sampled.TargetDataLine;

/** The microphone of a sound card. */
final class SoundCardSource extends SoundCard<TargetDataLine> implements AudioSource {

    private final byte[] bytes;
    private final Optional<Resampler> resampler;

    private SoundCardSource(String name, TargetDataLine line) {
        super(name, line);
        this.bytes = new byte[samples() * channels() * 2];
        this.resampler = resampler(rate(), AudioFrame.RATE);
    }

    static SoundCardSource open(String name) throws DeviceException {
        return new SoundCardSource(name, SoundLines.open(TargetDataLine.class, name, DeviceFault.NO_MICROPHONE,
                TargetDataLine::open));
    }

    @Override
    public void read(short[] samples, long now) throws DeviceException {
        check(line().read(bytes, 0, bytes.length), bytes.length);
        short[] block = WavFormat.mixed(ByteBuffer.wrap(bytes), channels());
        short[] ours = resampler.map(known -> known.process(block)).orElse(block);
        System.arraycopy(ours, 0, samples, 0, samples.length);
    }
}
