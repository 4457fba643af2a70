package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.rate.VideoQuality;
import java.nio.file.Path;
import java.util.Optional;

/**
 * With what a call's media begin. Immutable; each {@code with} method returns a changed copy.
 *
 * @param microphone a name that {@link MediaDevices} knows
 * @param loudspeaker likewise
 * @param camera likewise; "none" for no pictures
 * @param quality what pictures that are sent are to be like at best
 * @param recording an FLV file for what arrives
 * @param echoCancellation whether echoes are taken out of what the microphone hears, where something can do that
 */
public record MediaSettings(String microphone, String loudspeaker, String camera, VideoQuality quality,
        Optional<Path> recording, boolean echoCancellation) {

    /** The system's microphone and loudspeaker without their echo, and its camera. */
    public static final MediaSettings DEFAULT = new MediaSettings(MediaDevices.DEFAULT, MediaDevices.DEFAULT,
            MediaDevices.DEFAULT, VideoQuality.NORMAL, Optional.empty(), true);

    /** No device at all: silence, heard by nobody. */
    public static final MediaSettings NONE = new MediaSettings(MediaDevices.NONE, MediaDevices.NONE,
            MediaDevices.NONE, VideoQuality.NORMAL, Optional.empty(), false);

    /** With another microphone. */
    public MediaSettings withMicrophone(String name) {
        return new MediaSettings(name, loudspeaker, camera, quality, recording, echoCancellation);
    }

    /** With another loudspeaker. */
    public MediaSettings withLoudspeaker(String name) {
        return new MediaSettings(microphone, name, camera, quality, recording, echoCancellation);
    }

    /** With another camera. */
    public MediaSettings withCamera(String name) {
        return new MediaSettings(microphone, loudspeaker, name, quality, recording, echoCancellation);
    }

    /** With a file for what arrives. */
    public MediaSettings withRecording(Path file) {
        return new MediaSettings(microphone, loudspeaker, camera, quality, Optional.of(file),
                echoCancellation);
    }

    /** Without a file for what arrives. */
    public MediaSettings withoutRecording() {
        return new MediaSettings(microphone, loudspeaker, camera, quality, Optional.empty(), echoCancellation);
    }

    /** With or without echo cancellation. */
    public MediaSettings withEchoCancellation(boolean wanted) {
        return new MediaSettings(microphone, loudspeaker, camera, quality, recording, wanted);
    }
}
