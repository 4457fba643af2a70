package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.Resampler;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays a WAV file with 16 bits over and over: any rate, channels are mixed. */
final class WavSource implements AudioSource {

    private static final long MAXIMUM_LENGTH = 200_000_000;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int MAXIMUM_CHANNELS = 8;
    private static final int LOWEST_RATE = 4000;
    private static final int HIGHEST_RATE = 192_000;

    private final String name;
    private final short[] sound;
    private int position;

    private WavSource(String name, short[] sound) {
        this.name = name;
        this.sound = sound;
    }

    /**
     * Reads a file.
     *
     * @throws DeviceException if it cannot be read, is no WAV file with 16 bits, or is longer than 200 MB
     */
    static WavSource open(Path file) throws DeviceException {
        try {
            if (Files.size(file) > MAXIMUM_LENGTH) {
                throw new DeviceException(DeviceFault.UNREADABLE_FILE, file.toString());
            }
            short[] sound = sound(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
            if (sound.length == 0) {
                throw new DeviceException(DeviceFault.UNREADABLE_FILE, file.toString());
            }
            return new WavSource(file.getFileName().toString(), sound);
        } catch (IOException | BufferUnderflowException e) {
            throw new DeviceException(DeviceFault.UNREADABLE_FILE, file.toString(), e);
        }
    }

    /** The sound of a file at our rate; nothing if it is of another kind. */
    private static short[] sound(ByteBuffer in) {
        if (in.getInt() != RIFF | skipped(in, 4).getInt() != WAVE) {
            return new short[0];
        }
        int channels = 0;
        int rate = 0;
        while (in.remaining() >= 8) {
            int type = in.getInt();
            int length = (int) Math.min(in.getInt() & 0xffffffffL, in.remaining());
            ByteBuffer chunk = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            if (type == FORMAT && length >= WavFormat.LENGTH) {
                boolean pcm = chunk.getShort() == WavFormat.PCM;
                channels = chunk.getShort();
                rate = chunk.getInt();
                if (!pcm || chunk.getShort(14) != Short.SIZE || channels < 1 || channels > MAXIMUM_CHANNELS
                        || rate < LOWEST_RATE || rate > HIGHEST_RATE) {
                    return new short[0];
                }
            } else if (type == DATA && channels > 0) {
                return mixed(chunk, channels, rate);
            }
            skipped(in, Math.min(length + (length & 1), in.remaining()));
        }
        return new short[0];
    }

    private static ByteBuffer skipped(ByteBuffer in, int count) {
        return in.position(Math.min(in.position() + count, in.limit()));
    }

    private static short[] mixed(ByteBuffer data, int channels, int rate) {
        short[] mono = WavFormat.mixed(data, channels);
        return rate == AudioFrame.RATE ? mono : new Resampler(rate, AudioFrame.RATE).process(mono);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public void read(short[] samples, long now) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sound[position];
            position = (position + 1) % sound.length;
        }
    }

    @Override
    public void close() {
        // It was closed when it was read.
    }
}
