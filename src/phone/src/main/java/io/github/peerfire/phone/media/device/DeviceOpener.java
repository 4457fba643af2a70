package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.video.VideoSource;

/** Opens devices by their names. Any thread; may take a second. */
public interface DeviceOpener {

    /**
     * Opens a microphone.
     *
     * @throws DeviceException with a sentence for the user
     */
    AudioSource openMicrophone(String name) throws DeviceException;

    /**
     * Opens a loudspeaker, or a file that is written.
     *
     * @throws DeviceException with a sentence for the user
     */
    AudioSink openLoudspeaker(String name) throws DeviceException;

    /**
     * Opens a camera.
     *
     * @param width of pictures that are wanted; a camera or file may give others
     * @param height likewise
     * @param framesPerSecond likewise
     * @throws DeviceException with a sentence for the user
     */
    VideoSource openCamera(String name, int width, int height, double framesPerSecond) throws DeviceException;
}
