package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvFile;
import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.DataMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A film: AAC in frames of 20 ms, H.264 of 25 pictures a second with a key frame each 2 s, and each second a data
 * message with a counter. Headers are real, what follows them is noise.
 */
public final class SyntheticFlv {

    /** Milliseconds between audio tags. */
    public static final int AUDIO = 20;
    /** Milliseconds between video tags. */
    public static final int VIDEO = 40;
    /** Milliseconds between key frames. */
    public static final int KEY = 2_000;
    /** Milliseconds between data tags. */
    public static final int DATA = 1_000;

    private SyntheticFlv() {
    }

    /** All tags of a film of so many milliseconds, in the order of a file. */
    public static List<FlvTag> tags(int milliseconds) {
        List<FlvTag> tags = new ArrayList<>();
        tags.add(data(0, "onMetaData", new TreeMap<>(Map.of("width", 320, "height", 240, "framerate", 25))));
        tags.add(video(0, 0x17, 0, 40));
        tags.add(audio(0, 0, 5));
        for (int time = 0; time < milliseconds; time += AUDIO) {
            if (time % DATA == 0) {
                tags.add(data(time, "onCuePoint", Map.of("count", time / DATA)));
            }
            if (time % VIDEO == 0) {
                boolean key = time % KEY == 0;
                tags.add(video(time, key ? 0x17 : 0x27, 1, key ? 12_000 : 1_500));
            }
            tags.add(audio(time, 1, 160));
        }
        return tags;
    }

    /** Writes a film to a file, as a recording of it is written. */
    public static Path write(Path file, int milliseconds) throws IOException {
        try (FlvFile flv = FlvFile.create(file)) {
            for (FlvTag tag : tags(milliseconds)) {
                flv.write(tag);
            }
            flv.finish();
        }
        return file;
    }

    private static FlvTag data(int time, String handler, Object value) {
        return FlvTag.of(new DataMessage(false, time, handler,
                List.of(AmfValue.of(value)))).orElseThrow();
    }

    /** AAC at 44 kHz, 16 bits, stereo. */
    private static FlvTag audio(int time, int packetType, int length) {
        byte[] body = ByteBuffer.allocate(2 + length).put((byte) 0xaf).put((byte) packetType).put(noise(time, length))
                .array();
        return new FlvTag(FlvTag.AUDIO, time, body);
    }

    /** AVC without reordering of pictures. */
    private static FlvTag video(int time, int kind, int packetType, int length) {
        byte[] body = ByteBuffer.allocate(5 + length).put((byte) kind).put((byte) packetType).put(new byte[3])
                .put(noise(time + 1, length)).array();
        return new FlvTag(FlvTag.VIDEO, time, body);
    }

    private static byte[] noise(int seed, int length) {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        return noise;
    }
}
