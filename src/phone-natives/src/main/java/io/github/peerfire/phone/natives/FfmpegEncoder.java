package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.video.VideoFrame;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** An encoder of FFmpeg for pictures of one size. Not thread-safe. */
final class FfmpegEncoder implements AutoCloseable {

    private static final int KEY_INTERVAL = 3000;

    private final FfmpegCodec codec;
    private final int width;
    private final int height;
    private long number;

    /** What came out. */
    record Encoded(byte[] data, boolean key) {
    }

    FfmpegEncoder(String name, Map<String, String> options, int width, int height, int bitRate, double frameRate) {
        this.width = width;
        this.height = height;
        AVCodec found = avcodec.avcodec_find_encoder_by_name(name);
        codec = new FfmpegCodec(found);
        int frames = Math.max(1, (int) Math.round(frameRate));
        codec.context().width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P)
                .time_base(avutil.av_make_q(1, frames)).framerate(avutil.av_make_q(frames, 1))
                .bit_rate(bitRate).gop_size(KEY_INTERVAL).max_b_frames(0);
        codec.open(found, options);
        codec.frame().format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height);
        if (avutil.av_frame_get_buffer(codec.frame(), 0) < 0) {
            close();
            throw new IllegalStateException(name + " gets no memory");
        }
    }

    boolean fits(VideoFrame picture) {
        return picture.width() == width && picture.height() == height;
    }

    /** Encodes a picture; empty if nothing comes out. */
    Optional<Encoded> encode(VideoFrame picture, boolean key) {
        AVFrame frame = codec.frame();
        AVPacket packet = codec.packet();
        avutil.av_frame_make_writable(frame);
        copy(picture.luma(), 0, width, height);
        copy(picture.blue(), 1, width / 2, height / 2);
        copy(picture.red(), 2, width / 2, height / 2);
        frame.pts(number++);
        frame.pict_type(key ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
        if (avcodec.avcodec_send_frame(codec.context(), frame) < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isKey = false;
        while (avcodec.avcodec_receive_packet(codec.context(), packet) == 0) {
            byte[] data = new byte[packet.size()];
            packet.data().get(data);
            out.writeBytes(data);
            isKey |= (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
            avcodec.av_packet_unref(packet);
        }
        return out.size() == 0 ? Optional.empty() : Optional.of(new Encoded(out.toByteArray(), isKey));
    }

    private void copy(byte[] plane, int index, int columns, int rows) {
        BytePointer target = codec.frame().data(index);
        int stride = codec.frame().linesize(index);
        for (int row = 0; row < rows; row++) {
            target.position((long) row * stride).put(plane, row * columns, columns);
        }
    }

    @Override
    public void close() {
        codec.close();
    }
}
