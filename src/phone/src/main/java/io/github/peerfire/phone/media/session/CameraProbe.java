package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoSink;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.Optional;

/** Looks through a camera without a call, for a preview where devices are chosen. Any thread. */
public final class CameraProbe implements AutoCloseable {

    private final VideoSink screen;
    private final DeviceProbe<VideoSource> probe;

    /**
     * Opens it at once, on a thread of its own.
     *
     * @param screen gets the pictures, on that thread
     */
    public CameraProbe(DeviceOpener devices, String name, VideoQuality quality, VideoSink screen) {
        this.screen = screen;
        probe = new DeviceProbe<>(() -> DeviceLoop.nanoseconds(1000) / quality.framesPerSecond(),
                () -> devices.openCamera(name, quality.width(), quality.height(), quality.framesPerSecond()),
                this::look);
    }

    private boolean look(VideoSource source, long now) throws DeviceException {
        screen.show(source.read(now), now);
        return source.isPaced();
    }

    /** Why nothing is seen; empty as long as it works. */
    public Optional<DeviceException> failure() {
        return probe.failure();
    }

    /** Gives it back. Idempotent. */
    @Override
    public void close() {
        probe.close();
    }
}
