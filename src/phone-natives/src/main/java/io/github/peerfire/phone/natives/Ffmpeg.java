package io.github.peerfire.phone.natives;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** Whether FFmpeg's libraries can be used on this machine. */
final class Ffmpeg {

    private Ffmpeg() {
    }

    /** Loads them if need be. */
    static boolean hasEncoder(String name) {
        // If not, there is a codec in Java.
        return isLoaded(avcodec.class) && avcodec.avcodec_find_encoder_by_name(name) != null;
    }

    /** Whether cameras can be looked for; needs more of the system's libraries than codecs do. */
    static boolean hasDevices() {
        boolean loaded = isLoaded(avdevice.class);
        if (loaded) {
            avdevice.avdevice_register_all();
        }
        return loaded;
    }

    private static boolean isLoaded(Class<?> library) {
        try {
            Loader.load(avutil.class);
            Loader.load(library);
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            return true;
        } catch (LinkageError | RuntimeException e) {
            // No library for this platform, or one that it needs is missing.
            return false;
        }
    }
}
