package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MainTest {

    private final InputStream keyboard = System.in;
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

    @TempDir
    private Path directory;

    @AfterEach
    void giveBack() {
        System.setIn(keyboard);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    /** A server that is not there. */
    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }

    @Test
    void overAPipeAnotherAccountIsNotSignedInWithThePasswordOfTheFirst() throws Exception {
        assumeTrue(System.console() == null, "somebody sits here");
        // What needs somebody to be signed in waits for that.
        System.setIn(new ByteArrayInputStream("contacts\nsignin bob@example.net\nsignin\ncontacts\nquit\n"
                .getBytes(StandardCharsets.US_ASCII)));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            assertThat(Main.run(new String[] {"--ui=tui", "--language=en", "--account=alice@example.net",
                "--password=secret", "--server=127.0.0.1:" + closedPort(), "--settings",
                directory.resolve("settings").toString()}, out, out)).isZero();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsSubsequence("nothing answers there",
                "The password of bob@example.net is not known", "nothing answers there", "Goodbye.");
    }
}
