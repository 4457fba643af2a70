package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.VideoCodec;
import org.jcodec.common.logging.LogLevel;
import org.jcodec.common.logging.Logger;

/** H.264, constrained baseline, in pure Java: slow, but there everywhere. */
final class JavaAvcCodec implements VideoCodecProvider {

    static {
        // The library would print a line for each oddity in what strangers send.
        Logger.setLevel(LogLevel.ERROR);
        Logger.addSink(message -> { });
    }

    @Override
    public VideoCodec codec() {
        return VideoCodec.AVC;
    }

    @Override
    public String title() {
        return "H.264 (Java)";
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public VideoEncoder newEncoder() {
        return new JavaAvcEncoder();
    }

    @Override
    public VideoDecoder newDecoder() {
        return new JavaAvcDecoder();
    }
}
