package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.device.DeviceOpener;
import java.util.Optional;

/** Listens to a microphone without a call, for a level meter where devices are chosen. Any thread. */
public final class MicrophoneProbe implements AutoCloseable {

    private final LevelMeter level = new LevelMeter();
    private final short[] samples = new short[AudioFrame.SAMPLES];
    private final DeviceProbe<AudioSource> probe;

    /** Opens it at once, on a thread of its own. */
    public MicrophoneProbe(DeviceOpener devices, String name) {
        probe = new DeviceProbe<>(() -> DeviceLoop.nanoseconds(AudioFrame.MILLISECONDS),
                () -> devices.openMicrophone(name), this::listen);
    }

    private boolean listen(AudioSource source, long now) throws DeviceException {
        source.read(samples, now);
        level.take(samples);
        return source.isPaced();
    }

    /** How loud it is. */
    public LevelMeter level() {
        return level;
    }

    /** Why nothing is heard; empty as long as it works. */
    public Optional<DeviceException> failure() {
        return probe.failure();
    }

    /** Gives it back. Idempotent. */
    @Override
    public void close() {
        probe.close();
    }
}
