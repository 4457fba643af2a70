package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopColoursTest {

    /** A program that is wherever tests are. */
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What each system's program prints for dark windows, for light ones, and where nothing was chosen. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "MAC | Dark | true",
        "MAC | The domain/default pair of (kCFPreferencesAnyApplication, AppleInterfaceStyle) does not exist | false",
        "WINDOWS | HKEY_CURRENT_USER\\Software\\Microsoft    AppsUseLightTheme    REG_DWORD    0x0 | true",
        "WINDOWS | HKEY_CURRENT_USER\\Software\\Microsoft    AppsUseLightTheme    REG_DWORD    0x1 | false",
        "WINDOWS | ERROR: The system was unable to find the specified registry key or value. | false",
        "GNOME | \"'prefer-dark'\" | true",
        "GNOME | \"'prefer-light'\" | false",
        "GNOME | \"'default'\" | false",
        "GNOME | No such schema \u201corg.gnome.desktop.interface\u201d | false"})
    void eachSystemSaysItInItsOwnWords(DesktopColours system, String answer, boolean dark) {
        assertThat(system.areDark(answer)).isEqualTo(dark);
    }

    @Test
    void whatAProgramPrintsIsItsAnswer() {
        assertThat(DesktopColours.answer(MINUTE, JAVA, "-version")).contains("version");
    }

    @Test
    void aProgramThatIsNotThereSaysNothing() {
        assertThat(DesktopColours.answer(MINUTE, JAVA + "-of-nobody")).isEmpty();
    }

    /** It waits for input, which never comes. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatDoesNotEndSaysNothing() {
        assertThat(DesktopColours.answer(Duration.ofMillis(50), "cat")).isEmpty();
    }
}
