package io.github.peerfire.phone.natives;

import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.video.AvcDepacketizer;
import io.github.peerfire.phone.media.video.AvcPacketizer;
import io.github.peerfire.phone.media.video.AvcPicture;
import io.github.peerfire.phone.media.video.NalUnits;
import io.github.peerfire.phone.media.video.VideoCodecProvider;
import io.github.peerfire.phone.media.video.VideoDecoder;
import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** H.264 by openh264 and FFmpeg. */
public final class NativeAvcCodec implements VideoCodecProvider {

    private static final String ENCODER = "libopenh264";

    @Override
    public VideoCodec codec() {
        return VideoCodec.AVC;
    }

    @Override
    public String title() {
        return "H.264 (openh264)";
    }

    @Override
    public int preference() {
        return 50;
    }

    @Override
    public boolean isAvailable() {
        return Ffmpeg.hasEncoder(ENCODER);
    }

    @Override
    public VideoEncoder newEncoder() {
        return new NativeEncoder(ENCODER, Map.of("profile", "constrained_baseline", "rc_mode", "bitrate"),
                encoded -> AvcPacketizer.tags(encoded.data()));
    }

    @Override
    public VideoDecoder newDecoder() {
        return new Decoder();
    }

    /** Lets FFmpeg have what can be trusted. */
    private static final class Decoder implements VideoDecoder {

        private final AvcDepacketizer depacketizer = new AvcDepacketizer();
        private final FfmpegDecoder decoder = new FfmpegDecoder(avcodec.AV_CODEC_ID_H264);

        @Override
        public boolean awaitsKeyFrame() {
            return depacketizer.awaitsKeyFrame();
        }

        @Override
        public Optional<VideoFrame> decode(byte[] tag) throws MediaException {
            Optional<AvcPicture> picture = depacketizer.read(tag);
            if (picture.isEmpty()) {
                return Optional.empty();
            }
            try {
                return decoder.decode(NalUnits.toAnnexB(picture.get().units()));
            } catch (MediaException e) {
                depacketizer.awaitKeyFrame();
                throw e;
            }
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
