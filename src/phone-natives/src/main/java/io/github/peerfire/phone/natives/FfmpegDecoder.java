package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A decoder of FFmpeg. Not thread-safe. */
final class FfmpegDecoder implements AutoCloseable {

    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private boolean closed;

    FfmpegDecoder(int codecId) {
        AVCodec codec = avcodec.avcodec_find_decoder(codecId);
        context = avcodec.avcodec_alloc_context3(codec);
        context.thread_count(1).flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY)
                .max_pixels((long) VideoFrame.MAXIMUM_SIDE * VideoFrame.MAXIMUM_SIDE);
        if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            close();
            throw new IllegalStateException("no decoder " + codecId);
        }
    }

    /**
     * Decodes a packet; empty if no picture comes out.
     *
     * @throws MediaException if it cannot be decoded
     */
    Optional<VideoFrame> decode(byte[] data) throws MediaException {
        if (avcodec.av_new_packet(packet, data.length) < 0) {
            throw new MediaException(MediaFault.TOO_LONG);
        }
        packet.data().put(data);
        int sent = avcodec.avcodec_send_packet(context, packet);
        avcodec.av_packet_unref(packet);
        if (sent < 0) {
            throw new MediaException(MediaFault.UNDECODABLE);
        }
        Optional<VideoFrame> latest = Optional.empty();
        while (avcodec.avcodec_receive_frame(context, frame) == 0) {
            latest = Optional.of(picture());
            avutil.av_frame_unref(frame);
        }
        return latest;
    }

    private VideoFrame picture() throws MediaException {
        int width = frame.width() & ~1;
        int height = frame.height() & ~1;
        boolean planes = frame.format() == avutil.AV_PIX_FMT_YUV420P || frame.format() == avutil.AV_PIX_FMT_YUVJ420P;
        if (!planes || width == 0 || height == 0 || width > VideoFrame.MAXIMUM_SIDE
                || height > VideoFrame.MAXIMUM_SIDE) {
            avutil.av_frame_unref(frame);
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        return new VideoFrame(width, height, plane(0, width, height), plane(1, width / 2, height / 2),
                plane(2, width / 2, height / 2));
    }

    private byte[] plane(int index, int columns, int rows) {
        byte[] plane = new byte[columns * rows];
        BytePointer source = frame.data(index);
        int stride = frame.linesize(index);
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
