package io.github.peerfire.cli.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.cli.media.SyntheticFlv;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.DataMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlvTest {

    private static final String HEADER = "464c56 01 05 00000009 00000000";
    /** Three bytes of audio at 1000 ms; three of video at 0x01020304 ms. */
    private static final String AUDIO = "08 000003 0003e8 00 000000 af0112 0000000e";
    private static final String VIDEO = "09 000003 020304 01 000000 270177 0000000e";

    @TempDir
    private Path directory;

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    private static List<FlvTag> read(byte[] flv) throws IOException, FlvException {
        List<FlvTag> tags = new ArrayList<>();
        try (FlvReader reader = FlvReader.open(new ByteArrayInputStream(flv))) {
            for (FlvTag tag = reader.next(); tag != null; tag = reader.next()) {
                tags.add(tag);
            }
        }
        return tags;
    }

    @Test
    void tagsAreReadAndWrittenByteByByte() throws Exception {
        byte[] flv = bytes(HEADER + AUDIO + VIDEO);

        List<FlvTag> tags = read(flv);

        assertThat(tags).extracting(FlvTag::type).containsExactly(FlvTag.AUDIO, FlvTag.VIDEO);
        assertThat(tags).extracting(FlvTag::timestamp).containsExactly(1_000L, 0x0102_0304L);
        assertThat(tags.get(1).body()).isEqualTo(bytes("270177"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FlvWriter writer = new FlvWriter(out);
        for (FlvTag tag : tags) {
            writer.write(tag);
        }
        writer.finish();
        assertThat(out.toByteArray()).isEqualTo(flv);
        assertThat(writer.length()).isEqualTo(flv.length);
    }

    @Test
    void aScriptHoldsADataMessage() throws Exception {
        FlvTag tag = read(bytes(HEADER + "12 000010 000000 00 000000 02 0004 6f6e4375 00 3ff0000000000000 0000001b"))
                .get(0);

        assertThat(tag.toMessage()).containsInstanceOf(DataMessage.class);
        DataMessage data = (DataMessage) tag.toMessage().orElseThrow();
        assertThat(data.handler()).isEqualTo("onCu");
        assertThat(data.arguments().get(0).asNumber()).hasValue(1.0);
        assertThat(FlvTag.of(data).orElseThrow().body()).isEqualTo(tag.body());
    }

    @Test
    void aScriptThatDoesNotDecodeIsNoMessage() {
        assertThat(new FlvTag(FlvTag.SCRIPT, 0, bytes("0200")).toMessage()).isEmpty();
    }

    @Test
    void otherTagsAndWrongSizesAreTolerated() throws Exception {
        byte[] flv = bytes(HEADER + "0f 000001 000000 00 000000 ff 0000000c" + AUDIO.replace("0000000e", "12345678"));
        FlvReader reader = FlvReader.open(new ByteArrayInputStream(flv));

        assertThat(reader.next().timestamp()).isEqualTo(1_000);
        assertThat(reader.next()).isNull();
        assertThat(reader.skipped()).isEqualTo(1);
        assertThat(reader.position()).isEqualTo(flv.length);
    }

    @Test
    void aLongerHeaderIsPassedOver() throws Exception {
        assertThat(read(bytes("464c56 01 05 0000000b beef 00000000" + AUDIO))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|This is no FLV: it is empty.",
        "464c|The FLV ends within its header: 7 of 9 bytes are missing.",
        "89504e470d0a1a0a00|This is no FLV: it begins with 89504e instead of \"FLV\".",
        "464c56 02 05 00000009 00000000|This is FLV of version 2, which nobody knows.",
        "464c56 01 05 00000004 00000000|The FLV is damaged: its header claims to have 4 bytes.",
        "464c56 01 05 fffffff0 00000000|The FLV is damaged: its header claims to have 4294967280 bytes.",
        "464c56 01 05 00000009 00000000 08 0000|The FLV ends within the header of a tag: 8 of 11 bytes are missing.",
        "464c56 01 05 00000009 00000000 08 ffffff 000000 00 000000 af"
                + "|The FLV ends within the tag at byte 13: 16777214 of 16777215 bytes are missing.",
        "464c56 01 05 00000009 00000000 28 000001 000000 00 000000 af|The tag at byte 13 is encrypted.",
    })
    void damageIsDescribed(String digits, String message) {
        assertThatThrownBy(() -> read(bytes(digits))).isInstanceOf(FlvException.class).hasMessage(message);
    }

    @Test
    void aFileKnowsItsDurationAndSize() throws Exception {
        Path file = SyntheticFlv.write(directory.resolve("film.flv"), 2_000);

        List<FlvTag> tags = read(Files.readAllBytes(file));

        DataMessage metadata = (DataMessage) tags.get(0).toMessage().orElseThrow();
        assertThat(metadata.handler()).isEqualTo("onMetaData");
        assertThat(metadata.arguments().get(0).property("duration").asNumber()).hasValue(1.98);
        assertThat(metadata.arguments().get(0).property("filesize").asNumber()).hasValue((double) Files.size(file));
        assertThat(metadata.arguments().get(0).property("width").asNumber()).hasValue(320.0);
        assertThat(tags).hasSameSizeAs(SyntheticFlv.tags(2_000));
    }

    @Test
    void aFileWithoutMetadataGetsSome() throws Exception {
        Path file = directory.resolve("film.flv");
        try (FlvFile flv = FlvFile.create(file)) {
            flv.write(new FlvTag(FlvTag.AUDIO, 500, bytes("af0112")));
            flv.finish();
        }

        assertThat(read(Files.readAllBytes(file))).hasSize(2)
                .first().satisfies(tag -> assertThat(tag.type()).isEqualTo(FlvTag.SCRIPT));
    }

    @Test
    void everySizeBehindATagIsThatOfTheTag() throws Exception {
        byte[] flv = Files.readAllBytes(SyntheticFlv.write(directory.resolve("film.flv"), 1_000));
        ByteBuffer in = ByteBuffer.wrap(flv).position(13);
        while (in.hasRemaining()) {
            int size = in.getInt(in.position()) & 0xff_ffff;
            in.position(in.position() + 11 + size);
            assertThat(in.getInt()).isEqualTo(11 + size);
        }
    }

    @Test
    void nothingIsAtItsPlaceBeforeAFileIsComplete() throws Exception {
        Path file = Files.writeString(directory.resolve("film.flv"), "old");
        FlvFile flv = FlvFile.create(file);
        flv.write(new FlvTag(FlvTag.AUDIO, 0, bytes("af0112")));

        assertThat(file).hasContent("old");
        flv.close();
        assertThat(file).hasContent("old");
        assertThat(Files.list(directory)).containsExactly(file);
    }

    @Test
    void whatDescribedThePlacesOfAnotherFileIsLeftOut() throws Exception {
        DataMessage metadata = new DataMessage(false, 0, "onMetaData", List.of(
                AmfValue.of(Map.of("keyframes", 1, "encoder", "x"))));
        Path file = directory.resolve("film.flv");
        try (FlvFile flv = FlvFile.create(file)) {
            flv.write(FlvTag.of(metadata).orElseThrow());
            flv.finish();
        }

        DataMessage written = (DataMessage) read(Files.readAllBytes(file)).get(0).toMessage().orElseThrow();
        assertThat(written.arguments().get(0).properties()).containsOnlyKeys("encoder", "duration", "filesize");
    }
}
