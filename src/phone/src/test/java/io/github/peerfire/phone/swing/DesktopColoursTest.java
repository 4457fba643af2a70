package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DesktopColoursTest {

    /** A program that is wherever tests are. */
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void whatAProgramSaysCounts() {
        assertThat(DesktopColours.says("version", MINUTE, JAVA, "-version")).isTrue();
        assertThat(DesktopColours.says("prefer-dark", MINUTE, JAVA, "-version")).isFalse();
    }

    @Test
    void aProgramThatIsNotThereSaysNothing() {
        assertThat(DesktopColours.says("", MINUTE, JAVA + "-of-nobody")).isFalse();
    }

    /** It waits for input, which never comes. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatDoesNotEndSaysNothing() {
        assertThat(DesktopColours.says("", Duration.ofMillis(50), "cat")).isFalse();
    }
}
