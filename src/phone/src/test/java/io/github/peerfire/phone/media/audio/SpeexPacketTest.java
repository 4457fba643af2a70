package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.xiph.speex.SpeexEncoder;

class SpeexPacketTest {

    @Test
    void oneFrameOfOurEncoderIsOne() throws MediaException {
        short[] samples = Tones.sine(300, 5000, AudioFrame.SAMPLES, AudioFrame.RATE);
        byte[] tag = SpeexCodec.PROVIDER.newEncoder().encode(samples);
        assertThat(SpeexPacket.frames(tag, 1, tag.length - 1)).isEqualTo(1);
    }

    @Test
    void twoFramesInOneMessageAreDecodedAsFlashSendsThem() throws MediaException {
        SpeexEncoder encoder = new SpeexEncoder();
        encoder.init(1, 6, AudioFrame.RATE, 1);
        short[] sound = Tones.sine(440, 8000, 2 * AudioFrame.SAMPLES, AudioFrame.RATE);
        encoder.processData(sound, 0, AudioFrame.SAMPLES);
        encoder.processData(sound, AudioFrame.SAMPLES, AudioFrame.SAMPLES);
        byte[] packet = new byte[encoder.getProcessedDataByteSize()];
        encoder.getProcessedData(packet, 0);
        assertThat(SpeexPacket.frames(packet, 0, packet.length)).isEqualTo(2);
        byte[] tag = TagWriter.audio(AudioCodec.SPEEX, 0, true, false, TagRole.CODED, packet);
        assertThat(SpeexCodec.PROVIDER.newDecoder().decode(tag)).hasSize(2 * AudioFrame.SAMPLES);
    }

    @Test
    void narrowbandModesWithoutBitsAreFramesToo() throws MediaException {
        // Mode 0 twice (00000), then the terminator (01111).
        byte[] packet = HexFormat.of().parseHex("001e");
        assertThat(SpeexPacket.frames(packet, 0, packet.length)).isEqualTo(2);
    }

    @Test
    void whatIsCutOffIsTruncatedAndWhatIsUnknownIsNotSupported() {
        assertThat(fault("18")).isEqualTo(MediaFault.TRUNCATED);
        assertThat(fault("48")).isEqualTo(MediaFault.UNSUPPORTED);
        assertThat(fault("70")).isEqualTo(MediaFault.UNSUPPORTED);
        assertThat(fault("00".repeat(20))).isEqualTo(MediaFault.TOO_LONG);
    }

    private static MediaFault fault(String hex) {
        byte[] packet = HexFormat.of().parseHex(hex);
        MediaFault[] fault = new MediaFault[1];
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> SpeexPacket.frames(packet, 0, packet.length))
                .satisfies(e -> fault[0] = e.fault());
        return fault[0];
    }
}
