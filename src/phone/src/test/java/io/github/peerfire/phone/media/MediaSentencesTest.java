package io.github.peerfire.phone.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.media.session.MediaEvent;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaSentencesTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
        ResourceBundle.clearCache();
    }

    @Test
    void whoeverAsksForEnglishGetsItOnAGermanMachineToo() {
        ResourceBundle.clearCache();
        Locale.setDefault(Locale.GERMAN);

        assertThat(DeviceFault.LOST.sentence("Mic", Locale.ENGLISH)).startsWith("\"Mic\" was disconnected.");
        assertThat(new MediaEvent.CodecMissing(false, "X").explain(Locale.ITALIAN)).startsWith("The other side");
    }

    @Test
    void whatIsMissingIsToldWithWhatToDoAndWhatIsMeanwhile() {
        assertThat(DeviceFault.NO_MICROPHONE.sentence("default", Locale.ENGLISH)).isEqualTo("There is no microphone. "
                + "Connect one, and choose it in the settings; until then the others hear nothing of you.");
        assertThat(DeviceFault.NO_CAMERA_SUPPORT.sentence("default", Locale.ENGLISH)).startsWith("This phone cannot "
                + "use cameras").contains("choose the test picture in the settings;");
        assertThat(new MediaEvent.CodecMissing(true, "SORENSON_H263").explain(Locale.ENGLISH))
                .startsWith("The other side encodes pictures as SORENSON H263, which this phone cannot show.");
    }

    @Test
    void whoeverAsksForGermanGetsIt() {
        assertThat(new MediaEvent.CodecMissing(false, "X").explain(Locale.GERMANY)).contains("X")
                .doesNotStartWith("The other side");
    }
}
