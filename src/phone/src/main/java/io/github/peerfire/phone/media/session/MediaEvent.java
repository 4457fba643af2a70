package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceKind;
import io.github.peerfire.phone.media.MediaSentences;
import io.github.peerfire.phone.media.rate.VideoQuality;
import java.util.Locale;

/** Something that happened to the media of a call, that users or tests may want to know. */
public sealed interface MediaEvent {

    /**
     * A device is in use.
     *
     * @param name as the user calls it
     */
    record DeviceOpened(DeviceKind kind, String name) implements MediaEvent {
    }

    /**
     * A device cannot be used, or not any more. Silence, or a picture of a camera that is crossed out, takes its place;
     * every three seconds it is tried again.
     *
     * @param reason what happened and what to do
     */
    record DeviceFailed(DeviceKind kind, DeviceException reason) implements MediaEvent {
    }

    /** The first sound of the far end came. */
    record FirstAudio() implements MediaEvent {
    }

    /** The first picture of the far end came. */
    record FirstVideo() implements MediaEvent {
    }

    /** Pictures that are sent have another size or number now. */
    record QualityChanged(VideoQuality quality) implements MediaEvent {
    }

    /**
     * What the far end sends cannot be decoded.
     *
     * @param video whether it is video, not audio
     * @param codec its name
     */
    record CodecMissing(boolean video, String codec) implements MediaEvent {

        /** What happened and what to do. */
        public String explain(Locale locale) {
            return MediaSentences.of(locale, video ? "codec.VIDEO_MISSING" : "codec.AUDIO_MISSING",
                    codec.replace('_', ' '));
        }
    }

    /**
     * The far end can decode nothing that this phone encodes, so that it gets none.
     *
     * @param video whether it is video, not audio
     */
    record NoCommonCodec(boolean video) implements MediaEvent {

        /** What happened and what to do. */
        public String explain(Locale locale) {
            return MediaSentences.of(locale, video ? "codec.NO_COMMON_VIDEO" : "codec.NO_COMMON_AUDIO", "");
        }
    }

    /** What arrives is not recorded any more. */
    record RecordingFailed(DeviceException reason) implements MediaEvent {
    }
}
