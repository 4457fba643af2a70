package io.github.peerfire.phone.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NAL units and parameter sets, in hexadecimal. */
class AvcTest {

    /** Constrained baseline, level 1.2, 320x240. */
    private static final String SPS = "6742c00c8c8d40a0fd00f1228d4040";
    /** That belongs to it. */
    private static final String PPS = "68ce3c80";

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void startCodesOfThreeAndFourBytesDivideUnits() {
        List<byte[]> units = NalUnits.ofAnnexB(hex("00000001" + "6701" + "000001" + "6802" + "00000001" + "6503"));
        assertThat(units).containsExactly(hex("6701"), hex("6802"), hex("6503"));
        assertThat(NalUnits.toAnnexB(units)).isEqualTo(hex("000000016701" + "000000016802" + "000000016503"));
        assertThat(NalUnits.ofAnnexB(hex("112233"))).isEmpty();
    }

    @Test
    void lengthsDivideUnitsBothWays() throws MediaException {
        byte[] data = hex("00000002" + "6701" + "00000003" + "650203");
        assertThat(NalUnits.ofLengths(data)).containsExactly(hex("6701"), hex("650203"));
        assertThat(NalUnits.withLengths(List.of(hex("6701"), hex("650203")))).isEqualTo(data);
        assertThat(NalUnits.ofLengths(hex("00ff026701"), 2, 3, 1)).containsExactly(hex("6701"));
    }

    @Test
    void aLengthBeyondTheEndIsRefusedBeforeAnythingIsAllocated() {
        for (String data : List.of("7fffffff65", "ffffffff65", "000000", "0000000265")) {
            assertThatExceptionOfType(MediaException.class).isThrownBy(() -> NalUnits.ofLengths(hex(data)))
                    .extracting(MediaException::fault).isEqualTo(MediaFault.TRUNCATED);
        }
    }

    @Test
    void aConfigurationIsWrittenAndRead() throws MediaException {
        AvcConfiguration configuration = new AvcConfiguration(4, List.of(hex(SPS)), List.of(hex(PPS)));
        byte[] encoded = configuration.encode();
        assertThat(encoded).isEqualTo(hex("0142c00cff" + "e1000f" + SPS + "010004" + PPS));
        AvcConfiguration again = AvcConfiguration.decode(encoded, 0, encoded.length);
        assertThat(again.lengthSize()).isEqualTo(4);
        assertThat(again.sequenceSets()).containsExactly(hex(SPS));
        assertThat(again.pictureSets()).containsExactly(hex(PPS));
        for (int length = 0; length < encoded.length; length++) {
            int cut = length;
            assertThatExceptionOfType(MediaException.class)
                    .isThrownBy(() -> AvcConfiguration.decode(encoded, 0, cut));
        }
    }

    @Test
    void aSequenceParameterSetSaysHowLargePicturesAre() throws MediaException {
        SequenceParameters parameters = SequenceParameters.read(hex(SPS));
        assertThat(parameters.width()).isEqualTo(320);
        assertThat(parameters.height()).isEqualTo(240);
        assertThat(parameters.codedHeight()).isEqualTo(240);
    }

    @Test
    void whatWouldNeedMuchMemoryOrAnotherDecoderIsNotSupported() {
        // High 4:2:2; then a width of 2^16 macroblocks.
        assertThat(fault("677a000c" + "b0")).isEqualTo(MediaFault.UNSUPPORTED);
        assertThat(fault("6742000c" + "f6" + "80003fff" + "80")).isIn(MediaFault.UNSUPPORTED, MediaFault.TRUNCATED);
        assertThat(fault("6742")).isEqualTo(MediaFault.TRUNCATED);
    }

    private static MediaFault fault(String sps) {
        try {
            SequenceParameters.read(hex(sps));
            return null;
        } catch (MediaException e) {
            return e.fault();
        }
    }

    @Test
    void bytesThatPreventStartCodesAreNotRead() throws MediaException {
        BitReader in = new BitReader(hex("67" + "0000030001"));
        assertThat(in.readBits(16)).isZero();
        assertThat(in.readBits(16)).isEqualTo(1);
    }

    @Test
    void expGolombIsReadBothWithAndWithoutSign() throws MediaException {
        // 1, 010, 011, 00100, then 010 and 011 with sign.
        BitReader in = new BitReader(hex("67" + "a644c0"));
        assertThat(in.readUnsigned()).isZero();
        assertThat(in.readUnsigned()).isEqualTo(1);
        assertThat(in.readUnsigned()).isEqualTo(2);
        assertThat(in.readUnsigned()).isEqualTo(3);
        assertThat(in.readSigned()).isEqualTo(1);
        assertThat(in.readSigned()).isEqualTo(-1);
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> new BitReader(hex("67" + "00".repeat(20))).readUnsigned());
    }
}
