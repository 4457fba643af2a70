package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.DeviceKind;
import io.github.peerfire.phone.media.session.MediaEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnattendedTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String told(MediaEvent event) throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse("--account=a@b", "--password=x", "--language=de");
        new Unattended(options, new PrintStream(out, true, StandardCharsets.UTF_8)).tell(event);
        return out.toString(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(failed(DeviceKind.MICROPHONE, DeviceFault.NO_MICROPHONE), "kein Mikrofon"),
                Arguments.of(failed(DeviceKind.CAMERA, DeviceFault.NO_CAMERA), "keine Kamera"),
                Arguments.of(failed(DeviceKind.MICROPHONE, DeviceFault.BUSY), "l\u00e4sst sich nicht benutzen"),
                Arguments.of(new MediaEvent.CodecMissing(true, "VP6"), "Bilder als VP6"),
                Arguments.of(new MediaEvent.NoCommonCodec(false), "in keinem Codec"),
                Arguments.of(new MediaEvent.RecordingFailed(new DeviceException(DeviceFault.UNWRITABLE_FILE, "a.flv")),
                        "Die Datei a.flv l\u00e4sst sich nicht schreiben."));
    }

    private static MediaEvent failed(DeviceKind kind, DeviceFault fault) {
        return new MediaEvent.DeviceFailed(kind, new DeviceException(fault, "default"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatFailsInACallIsPrintedInASentence(MediaEvent event, String part) throws PhoneOptions.UsageException {
        assertThat(told(event)).contains(part).endsWith("." + System.lineSeparator());
    }

    @Test
    void whatGoesWellIsNot() throws PhoneOptions.UsageException {
        assertThat(told(new MediaEvent.FirstAudio())).isEmpty();
    }
}
