package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** What encoders and decoders of FFmpeg consist of: settings, a picture, and a packet. Not thread-safe. */
final class FfmpegCodec implements AutoCloseable {

    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private boolean closed;

    FfmpegCodec(AVCodec codec) {
        context = avcodec.avcodec_alloc_context3(codec);
        context.thread_count(1);
    }

    /** To be set before it is opened. */
    AVCodecContext context() {
        return context;
    }

    AVFrame frame() {
        return frame;
    }

    AVPacket packet() {
        return packet;
    }

    /**
     * Opens it.
     *
     * @throws IllegalStateException if that is not possible; closed then
     */
    void open(AVCodec codec, Map<String, String> options) {
        AVDictionary dictionary = dictionary(options);
        int opened = avcodec.avcodec_open2(context, codec, dictionary);
        avutil.av_dict_free(dictionary);
        if (opened < 0) {
            close();
            throw new IllegalStateException("A codec cannot be opened: " + opened);
        }
    }

    /** To be freed. */
    static AVDictionary dictionary(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((option, value) -> avutil.av_dict_set(dictionary, option, value, 0));
        return dictionary;
    }

    /** A copy of a picture in planes of 4:2:0, of an even size. */
    static VideoFrame copyOf(AVFrame picture, int width, int height) {
        return new VideoFrame(width, height, plane(picture, 0, width, height), plane(picture, 1, width / 2, height / 2),
                plane(picture, 2, width / 2, height / 2));
    }

    private static byte[] plane(AVFrame picture, int index, int columns, int rows) {
        byte[] plane = new byte[columns * rows];
        BytePointer source = picture.data(index);
        int stride = picture.linesize(index);
        for (int row = 0; row < rows; row++) {
            source.position((long) row * stride).get(plane, row * columns, columns);
        }
        return plane;
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
