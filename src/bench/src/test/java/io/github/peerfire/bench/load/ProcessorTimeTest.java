package io.github.peerfire.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a process took between two readings of files like Linux's. */
class ProcessorTimeTest {

    @TempDir
    private Path process;

    @BeforeEach
    void twoThreadsLive() throws IOException {
        thread(11, 5_000_000_123L);
        thread(12, 3_000_000_000L);
        stat(500, 300);
    }

    private void thread(int number, long nanoseconds) throws IOException {
        Path task = Files.createDirectories(process.resolve("task/" + number));
        Files.writeString(task.resolve("schedstat"), nanoseconds + " 77 3\n");
    }

    private void threadEnds(int number) throws IOException {
        Files.deleteIfExists(process.resolve("task/" + number + "/schedstat"));
        Files.delete(process.resolve("task/" + number));
    }

    private void stat(long user, long system) throws IOException {
        Files.writeString(process.resolve("stat"),
                "11 (a) b (c) S 1 11 11 0 -1 4194304 1 0 0 0 " + user + " " + system + " 0 0 20 0 2 0 100 4096 7\n");
    }

    private long since(ProcessorTime before) throws IOException {
        return ProcessorTime.read(process).since(before);
    }

    @Test
    void nanosecondsOfAllThreadsAreAddedUp() throws IOException {
        ProcessorTime before = ProcessorTime.read(process);
        thread(11, 5_000_000_999L);
        thread(12, 3_000_050_000L);

        assertThat(since(before)).isEqualTo(50_876);
    }

    @Test
    void aThreadThatBeganMeanwhileCountsFromItsBeginning() throws IOException {
        ProcessorTime before = ProcessorTime.read(process);
        thread(13, 1_234);

        assertThat(since(before)).isEqualTo(1_234);
    }

    @Test
    void ticksCountWhereAThreadThatEndedTookMoreThanTheyRoundOff() throws IOException {
        assertThat(sinceAThreadHasEnded(503, 302)).isEqualTo(50 * Time.MILLISECOND);
    }

    @Test
    void aThreadThatEndedAndTookLittleTakesNothingAway() throws IOException {
        assertThat(sinceAThreadHasEnded(501, 301)).isEqualTo(Time.MILLISECOND);
    }

    /** Another thread takes a millisecond meanwhile. */
    private long sinceAThreadHasEnded(long user, long system) throws IOException {
        thread(13, 7_000_000_000L);
        ProcessorTime before = ProcessorTime.read(process);
        threadEnds(13);
        thread(11, 5_001_000_123L);
        stat(user, system);
        return since(before);
    }

    @Test
    void ticksCountWhereLinuxKeepsNoNanoseconds() throws IOException {
        Files.delete(process.resolve("task/11/schedstat"));
        Files.delete(process.resolve("task/12/schedstat"));
        ProcessorTime before = ProcessorTime.read(process);
        stat(501, 300);

        assertThat(since(before)).isEqualTo(10 * Time.MILLISECOND);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessTakesWhatItsThreadTakes() throws IOException {
        ServerProcess own = new ServerProcess(ProcessHandle.current().pid());
        ProcessorTime before = own.processorTime();
        long end = System.nanoTime() + Time.MILLISECOND;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        assertThat(own.processorTime().since(before)).isPositive();
    }
}
