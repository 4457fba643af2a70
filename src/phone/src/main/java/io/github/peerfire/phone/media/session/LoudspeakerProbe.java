package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.device.DeviceOpener;
import java.util.Optional;

/** Plays silence without a call, to learn where devices are chosen whether a loudspeaker can be used. Any thread. */
public final class LoudspeakerProbe implements AutoCloseable {

    private static final short[] SILENCE = new short[AudioFrame.SAMPLES];

    private final DeviceProbe<AudioSink> probe;

    /** Opens it at once, on a thread of its own. */
    public LoudspeakerProbe(DeviceOpener devices, String name) {
        probe = new DeviceProbe<>(() -> DeviceLoop.nanoseconds(AudioFrame.MILLISECONDS),
                () -> devices.openLoudspeaker(name), LoudspeakerProbe::play);
    }

    private static boolean play(AudioSink sink, long now) throws DeviceException {
        sink.write(SILENCE);
        return sink.isPaced();
    }

    /** Why nothing could be heard; empty as long as it works. */
    public Optional<DeviceException> failure() {
        return probe.failure();
    }

    /** Gives it back. Idempotent. */
    @Override
    public void close() {
        probe.close();
    }
}
