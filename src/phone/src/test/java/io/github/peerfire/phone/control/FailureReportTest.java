package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class FailureReportTest {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    @TempDir
    private Path directory;

    @Test
    void whatNobodyForesawIsToldWithoutItsMessageAndItsTraceIsInTheLog() throws IOException {
        Path log = directory.resolve("new").resolve("phone.log");
        String told = report("new").explain(new IllegalStateException("flux 42"));
        assertThat(told).isEqualTo("Something unforeseen happened. Try again; if it happens again, report it with the"
                + " log " + log + ".");
        assertThat(log).content().contains("IllegalStateException: flux 42", "FailureReportTest");
        report("new").explain(new IllegalStateException("flux 43"));
        assertThat(log).content().contains("flux 42", "flux 43");
    }

    @Test
    void theLogDoesNotFillTheDisk() throws IOException {
        Path log = directory.resolve("phone.log");
        Files.write(log, new byte[(int) FailureReport.MAX_BYTES + 1]);
        report("").explain(new IllegalStateException("again"));
        assertThat(Files.size(log)).isLessThan(FailureReport.MAX_BYTES);
        assertThat(log).content().contains("again");
    }

    @Test
    void aLogThatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(directory.resolve("file"), "no directory");
        assertThat(report("file").explain(new IllegalStateException("flux"))).contains("which cannot be written");
    }

    private FailureReport report(String folder) {
        return new FailureReport(ENGLISH, new SettingsFile(directory.resolve(folder).resolve("phone.properties")));
    }

    private static void blind(PhoneSnapshot now) {
        throw new IllegalStateException("blind");
    }

    private static void brokenlyInstalled(PhoneSnapshot now) {
        throw new NoClassDefFoundError("io/github/peerfire/phone/control/Lost");
    }

    private static Stream<Consumer<PhoneSnapshot>> failing() {
        return Stream.of(FailureReportTest::blind, FailureReportTest::brokenlyInstalled);
    }

    @ParameterizedTest
    @MethodSource("failing")
    void thePhoneGoesOnWithoutAnObserverThatFails(Consumer<PhoneSnapshot> observer) throws Exception {
        try (PhoneController phone = new PhoneController(
                MediaSettings.NONE, new SettingsFile(directory.resolve("settings")), ENGLISH)) {
            phone.observe(observer);
            CompletableFuture<String> told = new CompletableFuture<>();
            phone.observe(now -> now.notice().ifPresent(notice -> told.complete(notice.sentence())));
            assertThat(told.get(60, TimeUnit.SECONDS)).startsWith("Something unforeseen happened.");
            CompletableFuture<Void> louder = new CompletableFuture<>();
            phone.observe(now -> {
                if (now.settings().volume() == 2) {
                    louder.complete(null);
                }
            });
            phone.setVolume(2);
            louder.get(60, TimeUnit.SECONDS);
        }
    }
}
