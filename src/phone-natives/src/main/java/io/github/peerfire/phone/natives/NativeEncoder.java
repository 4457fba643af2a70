package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Opens FFmpeg's encoder anew, with a key frame, when pictures become larger or the rate becomes quite another one. */
final class NativeEncoder implements VideoEncoder {

    private static final double MORE = 1.3;
    private static final double LESS = 0.9;

    private final String name;
    private final Map<String, String> options;
    private final Function<FfmpegEncoder.Encoded, List<byte[]>> packetizer;
    private FfmpegEncoder encoder;
    private int bitRate = 300_000;
    private double frameRate = 15;
    private boolean outdated;
    private int openedRate;
    private double openedFrames;

    NativeEncoder(String name, Map<String, String> options,
            Function<FfmpegEncoder.Encoded, List<byte[]>> packetizer) {
        this.name = name;
        this.options = Map.copyOf(options);
        this.packetizer = packetizer;
    }

    @Override
    public List<byte[]> encode(VideoFrame frame, boolean keyFrame) {
        if (encoder == null || outdated || !encoder.fits(frame)) {
            close();
            encoder = new FfmpegEncoder(name, options, frame.width(), frame.height(), bitRate, frameRate);
            openedRate = bitRate;
            openedFrames = frameRate;
            outdated = false;
        }
        return encoder.encode(frame, keyFrame).map(packetizer).orElse(List.of());
    }

    @Override
    public void setRate(int bitsPerSecond, double framesPerSecond) {
        bitRate = bitsPerSecond;
        frameRate = framesPerSecond;
        outdated = openedFrames != framesPerSecond || bitsPerSecond > openedRate * MORE
                || bitsPerSecond < openedRate * LESS;
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }
}
