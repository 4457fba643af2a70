package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** A decoder of FFmpeg. Not thread-safe. */
final class FfmpegDecoder implements AutoCloseable {

    private final FfmpegCodec codec;

    FfmpegDecoder(int codecId) {
        AVCodec found = avcodec.avcodec_find_decoder(codecId);
        codec = new FfmpegCodec(found);
        codec.context().flags(codec.context().flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY)
                .max_pixels((long) VideoFrame.MAXIMUM_SIDE * VideoFrame.MAXIMUM_SIDE);
        codec.open(found, Map.of());
    }

    /**
     * Decodes a packet; empty if no picture comes out.
     *
     * @throws MediaException if it cannot be decoded
     */
    Optional<VideoFrame> decode(byte[] data) throws MediaException {
        AVPacket packet = codec.packet();
        if (avcodec.av_new_packet(packet, data.length) < 0) {
            throw new MediaException(MediaFault.TOO_LONG);
        }
        packet.data().put(data);
        int sent = avcodec.avcodec_send_packet(codec.context(), packet);
        avcodec.av_packet_unref(packet);
        if (sent < 0) {
            throw new MediaException(MediaFault.UNDECODABLE);
        }
        Optional<VideoFrame> latest = Optional.empty();
        while (avcodec.avcodec_receive_frame(codec.context(), codec.frame()) == 0) {
            latest = Optional.of(picture());
            avutil.av_frame_unref(codec.frame());
        }
        return latest;
    }

    private VideoFrame picture() throws MediaException {
        AVFrame frame = codec.frame();
        int width = frame.width() & ~1;
        int height = frame.height() & ~1;
        boolean planes = frame.format() == avutil.AV_PIX_FMT_YUV420P || frame.format() == avutil.AV_PIX_FMT_YUVJ420P;
        if (!planes || width == 0 || height == 0 || width > VideoFrame.MAXIMUM_SIDE
                || height > VideoFrame.MAXIMUM_SIDE) {
            avutil.av_frame_unref(frame);
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        return FfmpegCodec.copyOf(frame, width, height);
    }

    @Override
    public void close() {
        codec.close();
    }
}
