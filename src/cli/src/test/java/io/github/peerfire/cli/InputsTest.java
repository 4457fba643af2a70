package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

    @ParameterizedTest
    @ValueSource(strings = {"read", "write"})
    void aRefusalOfTheSystemIsExplained(String verb) {
        String done = verb.equals("read") ? "read" : "written";

        assertThat(Inputs.failure(verb, "f", new AccessDeniedException("f")))
                .hasMessage("f cannot be " + done + ": permission denied.")
                .extracting(CommandFailure::exitCode).isEqualTo(ExitCode.FILE);
        assertThat(Inputs.failure(verb, "f", new IOException("No space left on device")))
                .hasMessage("f cannot be " + done + ": No space left on device.");
        assertThat(Inputs.failure(verb, "f", new NoSuchFileException("f")))
                .hasMessage(verb.equals("read") ? "There is no file f." : "There is no directory for f.");
    }
}
