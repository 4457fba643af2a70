package io.github.peerfire.phone.natives;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** Whether FFmpeg's libraries can be used on this machine. */
final class Ffmpeg {

    private Ffmpeg() {
    }

    /** Loads them if need be. */
    static boolean hasEncoder(String name) {
        try {
            Loader.load(avutil.class);
            Loader.load(avcodec.class);
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            return avcodec.avcodec_find_encoder_by_name(name) != null;
        } catch (LinkageError | RuntimeException e) {
            // No library for this platform, or one that it needs is missing: there is a codec in Java.
            return false;
        }
    }
}
