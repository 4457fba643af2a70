package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.video.VideoFrame;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** An encoder of FFmpeg for pictures of one size. Not thread-safe. */
final class FfmpegEncoder implements AutoCloseable {

    private static final int KEY_INTERVAL = 3000;

    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final int width;
    private final int height;
    private long number;
    private boolean closed;

    /** What came out. */
    record Encoded(byte[] data, boolean key) {
    }

    FfmpegEncoder(String name, Map<String, String> options, int width, int height, int bitRate, double frameRate) {
        this.width = width;
        this.height = height;
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
        context = avcodec.avcodec_alloc_context3(codec);
        int frames = Math.max(1, (int) Math.round(frameRate));
        context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P)
                .time_base(avutil.av_make_q(1, frames)).framerate(avutil.av_make_q(frames, 1))
                .bit_rate(bitRate).gop_size(KEY_INTERVAL).max_b_frames(0).thread_count(1);
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((option, value) -> avutil.av_dict_set(dictionary, option, value, 0));
        int opened = avcodec.avcodec_open2(context, codec, dictionary);
        avutil.av_dict_free(dictionary);
        frame.format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height);
        if (opened < 0 || avutil.av_frame_get_buffer(frame, 0) < 0) {
            close();
            throw new IllegalStateException(name + " cannot be opened: " + opened);
        }
    }

    boolean fits(VideoFrame picture) {
        return picture.width() == width && picture.height() == height;
    }

    /** Encodes a picture; empty if nothing comes out. */
    Optional<Encoded> encode(VideoFrame picture, boolean key) {
        avutil.av_frame_make_writable(frame);
        copy(picture.luma(), 0, width, height);
        copy(picture.blue(), 1, width / 2, height / 2);
        copy(picture.red(), 2, width / 2, height / 2);
        frame.pts(number++);
        frame.pict_type(key ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
        if (avcodec.avcodec_send_frame(context, frame) < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isKey = false;
        while (avcodec.avcodec_receive_packet(context, packet) == 0) {
            byte[] data = new byte[packet.size()];
            packet.data().get(data);
            out.writeBytes(data);
            isKey |= (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
            avcodec.av_packet_unref(packet);
        }
        return out.size() == 0 ? Optional.empty() : Optional.of(new Encoded(out.toByteArray(), isKey));
    }

    private void copy(byte[] plane, int index, int columns, int rows) {
        BytePointer target = frame.data(index);
        int stride = frame.linesize(index);
        for (int row = 0; row < rows; row++) {
            target.position((long) row * stride).put(plane, row * columns, columns);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
            avcodec.avcodec_free_context(context);
        }
    }
}
