package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.device.DeviceOpener;
import java.util.Optional;

/** Listens to a microphone without a call, for a level meter where devices are chosen. Any thread. */
public final class MicrophoneProbe implements AutoCloseable {

    private final DeviceOpener devices;
    private final String name;
    private final LevelMeter level = new LevelMeter();
    private final short[] samples = new short[AudioFrame.SAMPLES];
    private final DeviceLoop loop;
    private AudioSource source;
    private volatile Optional<DeviceException> failure = Optional.empty();

    /** Opens it at once, on a thread of its own. */
    public MicrophoneProbe(DeviceOpener devices, String name) {
        this.devices = devices;
        this.name = name;
        this.loop = new DeviceLoop("peerfire-probe", () -> DeviceLoop.nanoseconds(AudioFrame.MILLISECONDS),
                this::listen, this::release);
        loop.start();
    }

    private boolean listen(long now) {
        if (failure.isPresent()) {
            return false;
        }
        try {
            if (source == null) {
                source = devices.openMicrophone(name);
            }
            source.read(samples, now);
            level.take(samples);
            return source.isPaced();
        } catch (DeviceException e) {
            failure = Optional.of(e);
            return false;
        }
    }

    private void release() {
        if (source != null) {
            source.close();
        }
    }

    /** How loud it is. */
    public LevelMeter level() {
        return level;
    }

    /** Why nothing is heard; empty as long as it works. */
    public Optional<DeviceException> failure() {
        return failure;
    }

    /** Gives it back. Idempotent. */
    @Override
    public void close() {
        loop.close();
        loop.join();
    }
}
