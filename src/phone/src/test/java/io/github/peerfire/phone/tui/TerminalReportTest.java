package io.github.peerfire.phone.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.DeviceFault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TerminalReport report = new TerminalReport(
            new PhoneSentences(Locale.ENGLISH), new PrintStream(out, true, StandardCharsets.UTF_8),
            () -> { });

    private void told(long number, String sentence) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        report.accept(new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(),
                now.calls(), now.missed(), Optional.of(new Notice(number, sentence)), now.settings(),
                now.devices(), false));
    }

    @Test
    void whatFailedIsALineEachOnce() {
        String busy = DeviceFault.BUSY.sentence("default", Locale.ENGLISH);
        String missing = DeviceFault.NO_CAMERA.sentence("default", Locale.ENGLISH);
        told(1, busy);
        told(1, busy);
        told(2, missing);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(busy, missing);
    }
}
