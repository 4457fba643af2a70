package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** A camera by one of FFmpeg's input devices. Its methods wait for each other. */
final class FfmpegCamera implements VideoSource {

    private final String name;
    private final AVFormatContext input;
    private final int stream;
    private final FfmpegCodec decoder;
    private final AVFrame planes = avutil.av_frame_alloc();
    private SwsContext converter;
    private boolean closed;

    private FfmpegCamera(String name, AVFormatContext input, int stream, FfmpegCodec decoder) {
        this.name = name;
        this.input = input;
        this.stream = stream;
        this.decoder = decoder;
    }

    /**
     * Opens one.
     *
     * @param format FFmpeg's name of the kind of device
     * @param device as FFmpeg calls it
     * @param name as the user calls it
     * @param wanted what pictures should be like; where the camera has no such pictures, it gives what it likes
     * @throws DeviceException if it is gone or busy
     */
    static FfmpegCamera open(String format, String device, String name, Map<String, String> wanted)
            throws DeviceException {
        AVInputFormat kind = avformat.av_find_input_format(format);
        AVFormatContext input = kind == null ? null : open(kind, device, wanted);
        if (input == null && kind != null) {
            input = open(kind, device, Map.of());
        }
        if (input == null) {
            throw new DeviceException(DeviceFault.BUSY, name);
        }
        int stream = avformat.av_find_best_stream(input, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (stream < 0) {
            avformat.avformat_close_input(input);
            throw new DeviceException(DeviceFault.BUSY, name);
        }
        try {
            return new FfmpegCamera(name, input, stream, decoder(input.streams(stream).codecpar()));
        } catch (IllegalStateException e) {
            avformat.avformat_close_input(input);
            throw new DeviceException(DeviceFault.BUSY, name, e);
        }
    }

    private static AVFormatContext open(AVInputFormat kind, String device, Map<String, String> options) {
        AVFormatContext input = new AVFormatContext(null);
        AVDictionary dictionary = FfmpegCodec.dictionary(options);
        int opened = avformat.avformat_open_input(input, device, kind, dictionary);
        avutil.av_dict_free(dictionary);
        return opened < 0 ? null : input;
    }

    private static FfmpegCodec decoder(AVCodecParameters parameters) {
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        FfmpegCodec decoder = new FfmpegCodec(codec);
        avcodec.avcodec_parameters_to_context(decoder.context(), parameters);
        decoder.open(codec, Map.of());
        return decoder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public synchronized VideoFrame read(long now) throws DeviceException {
        while (!closed) {
            if (avcodec.avcodec_receive_frame(decoder.context(), decoder.frame()) == 0) {
                return picture();
            }
            if (avformat.av_read_frame(input, decoder.packet()) < 0) {
                throw new DeviceException(DeviceFault.LOST, name);
            }
            if (decoder.packet().stream_index() == stream) {
                // What cannot be decoded is followed by something that can.
                avcodec.avcodec_send_packet(decoder.context(), decoder.packet());
            }
            avcodec.av_packet_unref(decoder.packet());
        }
        throw new DeviceException(DeviceFault.CLOSED, name);
    }

    /** Cameras have pictures of many kinds; what is shown and sent has planes of 4:2:0. */
    private VideoFrame picture() throws DeviceException {
        AVFrame frame = decoder.frame();
        int width = Math.min(frame.width(), VideoFrame.MAXIMUM_SIDE) & ~1;
        int height = Math.min(frame.height(), VideoFrame.MAXIMUM_SIDE) & ~1;
        converter = swscale.sws_getCachedContext(converter, frame.width(), frame.height(), frame.format(), width,
                height, avutil.AV_PIX_FMT_YUV420P, swscale.SWS_FAST_BILINEAR, null, null, (double[]) null);
        avutil.av_frame_unref(planes);
        int scaled = converter == null || width == 0 || height == 0 ? -1
                : swscale.sws_scale_frame(converter, planes.width(width).height(height)
                        .format(avutil.AV_PIX_FMT_YUV420P), frame);
        avutil.av_frame_unref(frame);
        if (scaled < 0) {
            throw new DeviceException(DeviceFault.BUSY, name);
        }
        return FfmpegCodec.copyOf(planes, width, height);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            swscale.sws_freeContext(converter);
            avutil.av_frame_free(planes);
            decoder.close();
            avformat.avformat_close_input(input);
        }
    }
}
