package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.List;

/** A way to cameras, which Java has none of its own to. {@link MediaDevices} finds those that ServiceLoader knows. */
public interface CameraProvider {

    /** Names of cameras that are connected; different from each other. */
    List<String> names();

    /**
     * Opens one.
     *
     * @param name one of {@link #names}
     * @param width of pictures that are wanted; the camera may give others
     * @param height likewise
     * @param framesPerSecond likewise
     * @throws DeviceException if it is gone or busy
     */
    VideoSource open(String name, int width, int height, double framesPerSecond) throws DeviceException;
}
