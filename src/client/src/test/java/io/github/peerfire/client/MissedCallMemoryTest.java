package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;

/** Each missed call is told once. */
class MissedCallMemoryTest {

    @TempDir
    private Path directory;

    @Test
    void whoeverSignsInAgainWithTheSameConfigurationIsNotToldAgain() throws Exception {
        ClientConfig config = ClientConfig.of(JidCreate.entityBareFrom("alice@example.net"), "secret");
        assertThat(config.missedCalls().add("a")).isTrue();
        assertThat(config.withCatchUp(Duration.ofHours(1)).missedCalls().add("a")).isFalse();
        assertThat(config.missedCalls().add("b")).isTrue();
    }

    @Test
    void aFileOutlivesTheProcessWhateverTheIdsOfCallsAre() throws IOException {
        Path file = directory.resolve("new").resolve("missed");
        MissedCallMemory memory = MissedCallMemory.in(file);
        for (String id : new String[] {"a", "b\nc", "", "\ud83d", "x".repeat(100_000)}) {
            assertThat(memory.add(id)).isTrue();
            assertThat(MissedCallMemory.in(file).add(id)).as("after a restart").isFalse();
        }
        assertThat(MissedCallMemory.in(file).add("c")).isTrue();
    }

    @Test
    void theLastThousandAreKept() throws IOException {
        Path file = directory.resolve("missed");
        MissedCallMemory memory = MissedCallMemory.in(file);
        IntStream.rangeClosed(0, MissedCallMemory.MOST + 1).forEach(i -> memory.add("call " + i));
        assertThat(Files.readAllLines(file)).hasSize(MissedCallMemory.MOST);
        assertThat(memory.add("call 2")).isFalse();
        assertThat(MissedCallMemory.in(file).add("call 2")).isFalse();
        assertThat(memory.add("call 1")).isTrue();
    }

    @Test
    void whatAnotherProcessToldIsNeitherToldAgainNorForgotten() throws IOException {
        Path file = directory.resolve("missed");
        MissedCallMemory one = MissedCallMemory.in(file);
        MissedCallMemory other = MissedCallMemory.in(file);
        IntStream.range(0, MissedCallMemory.MOST).forEach(i -> one.add("call " + i));
        assertThat(other.add("call 1")).isFalse();
        assertThat(other.add("new")).isTrue();
        assertThat(one.add("newer")).isTrue();
        assertThat(MissedCallMemory.in(file).add("new")).isFalse();
    }

    @Test
    void whatCannotBeWrittenIsRememberedInThisProcess() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        MissedCallMemory memory = MissedCallMemory.in(file.resolve("missed"));
        assertThat(memory.add("a")).isTrue();
        assertThat(memory.add("a")).isFalse();
    }
}
