package io.github.peerfire.demo;

import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.device.FlvRecording;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoEncoder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A camera as the sample sets it, 320x240 and 15 pictures a second; every 15th is a key frame, as Flash has it. */
interface FlashCamera {

    int PICTURES_PER_SECOND = 15;
    int KEY_INTERVAL = 15;

    /** The tags of the next picture. */
    List<byte[]> picture(long now);

    /** H.264, which Flash Player 11 encodes for programs that set H264VideoStreamSettings. */
    static FlashCamera h264() {
        TestCamera camera = new TestCamera(320, 240);
        VideoEncoder encoder = VideoCodecs.inJava().find(VideoCodec.AVC).orElseThrow().newEncoder();
        encoder.setRate(300_000, PICTURES_PER_SECOND);
        int[] number = {0};
        return now -> encoder.encode(camera.read(now), number[0]++ % KEY_INTERVAL == 0);
    }

    /** Sorenson's H.263, which every Flash Player sends by default: a second that FFmpeg encoded, again and again. */
    static FlashCamera sorenson() throws IOException {
        List<byte[]> recorded = new ArrayList<>();
        try (InputStream file = FlashCamera.class.getResourceAsStream("sorenson.flv");
                DataInputStream in = new DataInputStream(file)) {
            in.skipNBytes(13);
            while (in.available() > 0) {
                int typeAndLength = in.readInt();
                in.skipNBytes(7);
                byte[] tag = in.readNBytes(typeAndLength & 0xffffff);
                in.skipNBytes(4);
                if (typeAndLength >> 24 == FlvRecording.VIDEO) {
                    recorded.add(tag);
                }
            }
        }
        int[] number = {0};
        return now -> List.of(recorded.get(number[0]++ % recorded.size()));
    }
}
