package io.github.peerfire.phone.media;

import java.util.Locale;

/** Why a device cannot be used. */
public enum DeviceFault {
    /** There is no microphone. */
    NO_MICROPHONE,
    /** There is no loudspeaker. */
    NO_LOUDSPEAKER,
    /** There is no camera. */
    NO_CAMERA,
    /** This phone has no way to cameras. */
    NO_CAMERA_SUPPORT,
    /** Another program has it, or it is not allowed. */
    BUSY,
    /** It was there and is not any more. */
    LOST,
    /** A file cannot be read, or holds something else. */
    UNREADABLE_FILE,
    /** A file cannot be written; the disk may be full. */
    UNWRITABLE_FILE,
    /** Sound is to be written to a file that is no WAV file by its name. */
    NO_WAV_FILE,
    /** Closed by ourselves: no message for anybody. */
    CLOSED;

    /** What happened and what to do, in the user's language. */
    public String sentence(String device, Locale locale) {
        return MediaSentences.of(locale, "device." + name(), device);
    }
}
