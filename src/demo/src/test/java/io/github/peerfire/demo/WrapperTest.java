package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class WrapperTest {

    @TempDir
    Path empty;

    @Test
    void withoutAJdkOneSentenceSaysWhatToDo() throws Exception {
        assertThat(saidInVain(Map.of("PATH", empty.toString()))).isEqualToIgnoringNewLines(
                "There is no JDK: install JDK 17 or newer, set JAVA_HOME to its folder, and start again.");
    }

    @Test
    void aJavaHomeWithoutAJdkIsNamed() throws Exception {
        assertThat(saidInVain(Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", empty.toString())))
                .startsWith("There is no JDK in " + empty + ": install JDK 17 or newer");
    }

    private static String saidInVain(Map<String, String> environment) throws Exception {
        ProcessBuilder wrapper = new ProcessBuilder("/bin/sh", Path.of("../../mvnw").toRealPath().toString(), "-v");
        wrapper.environment().clear();
        wrapper.environment().putAll(environment);
        Process process = wrapper.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isOne();
        return said;
    }
}
