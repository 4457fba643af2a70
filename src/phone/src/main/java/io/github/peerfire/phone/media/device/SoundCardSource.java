package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.TargetDataLine;

/** The microphone of a sound card. */
final class SoundCardSource implements AudioSource {

    private final String name;
    private final TargetDataLine line;
    private final int channels;
    private final byte[] bytes;
    private final short[] block;
    private final Resampler resampler;
    private volatile boolean closed;

    private SoundCardSource(String name, TargetDataLine line) {
        this.name = name;
        this.line = line;
        int rate = (int) line.getFormat().getSampleRate();
        this.channels = line.getFormat().getChannels();
        this.block = new short[rate / 1000 * AudioFrame.MILLISECONDS + rate % 1000 * AudioFrame.MILLISECONDS / 1000];
        this.bytes = new byte[block.length * channels * 2];
        this.resampler = rate == AudioFrame.RATE ? null : new Resampler(rate, AudioFrame.RATE);
    }

    static SoundCardSource open(String name) throws DeviceException {
        TargetDataLine line = SoundLines.open(TargetDataLine.class, name, DeviceFault.NO_MICROPHONE,
                TargetDataLine::open);
        line.start();
        return new SoundCardSource(name, line);
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
    public void read(short[] samples, long now) throws DeviceException {
        // A line that was unplugged, or closed, gives less than it was asked for.
        if (line.read(bytes, 0, bytes.length) < bytes.length) {
            throw new DeviceException(closed ? DeviceFault.CLOSED : DeviceFault.LOST, name);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < block.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += in.getShort();
            }
            block[i] = (short) (sum / channels);
        }
        short[] ours = resampler == null ? block : resampler.process(block);
        System.arraycopy(ours, 0, samples, 0, samples.length);
    }

    @Override
    public void close() {
        closed = true;
        line.close();
    }
}
