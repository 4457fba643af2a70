package io.github.peerfire.phone.natives;

import io.github.peerfire.flash.tag.ClassicVideoTag;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagTrack;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.flash.tag.VideoFrameType;
import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import io.github.peerfire.phone.media.video.VideoCodecProvider;
import io.github.peerfire.phone.media.video.VideoDecoder;
import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** Sorenson's H.263 by FFmpeg: what Flash Players before 11 send. */
public final class NativeSorensonCodec implements VideoCodecProvider {

    private static final String ENCODER = "flv";
    private static final int MAXIMUM_LENGTH = 1 << 20;

    @Override
    public VideoCodec codec() {
        return VideoCodec.SORENSON_H263;
    }

    @Override
    public String title() {
        return "Sorenson H.263";
    }

    @Override
    public int preference() {
        return 5;
    }

    @Override
    public boolean isAvailable() {
        return Ffmpeg.hasEncoder(ENCODER);
    }

    @Override
    public VideoEncoder newEncoder() {
        return new NativeEncoder(ENCODER, Map.of(), encoded -> List.of(TagWriter.video(VideoCodec.SORENSON_H263,
                encoded.key() ? VideoFrameType.KEY : VideoFrameType.INTER, TagRole.CODED, 0, encoded.data())));
    }

    @Override
    public VideoDecoder newDecoder() {
        return new Decoder();
    }

    /** Begins with a key frame. */
    private static final class Decoder implements VideoDecoder {

        private final FfmpegDecoder decoder = new FfmpegDecoder(avcodec.AV_CODEC_ID_FLV1);
        private boolean awaitsKeyFrame = true;

        @Override
        public boolean awaitsKeyFrame() {
            return awaitsKeyFrame;
        }

        @Override
        public Optional<VideoFrame> decode(byte[] tag) throws MediaException {
            VideoTagHeader header = VideoTagHeader.decode(tag);
            if (header.role() == TagRole.UNKNOWN) {
                awaitsKeyFrame = true;
                throw new MediaException(MediaFault.UNREADABLE);
            }
            if (header.role() != TagRole.CODED || header.tracks().isEmpty()) {
                return Optional.empty();
            }
            if (!(header instanceof ClassicVideoTag classic)
                    || classic.codec().filter(VideoCodec.SORENSON_H263::equals).isEmpty()) {
                throw new MediaException(MediaFault.OTHER_CODEC);
            }
            TagTrack track = header.tracks().get(0);
            if (track.length() > MAXIMUM_LENGTH) {
                throw new MediaException(MediaFault.TOO_LONG);
            }
            awaitsKeyFrame &= !header.isKeyFrame();
            if (awaitsKeyFrame || track.length() == 0) {
                return Optional.empty();
            }
            try {
                return decoder.decode(Arrays.copyOfRange(tag, track.offset(), track.offset() + track.length()));
            } catch (MediaException e) {
                awaitsKeyFrame = true;
                throw e;
            }
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
