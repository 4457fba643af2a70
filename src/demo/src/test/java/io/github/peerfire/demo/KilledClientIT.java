package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.Main;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A phone's process ends in mid-call, from one moment to the next or because the user interrupts it. */
@ExtendWith(OpenfireExtension.class)
@Timeout(180)
class KilledClientIT {

    /** Longer than a busy machine stops a process that is alive. */
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration RESTORE = Duration.ofSeconds(2);

    private static final int END_SECONDS = 30;

    private static ProcessBuilder phoneOf(EmbeddedOpenfire server, TestUser user, String... more) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "--account", user.address(), "--password", user.password(),
                "--server", "127.0.0.1:" + server.port(), "--trust", server.certificate().toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static ClientConfig attentive(ClientConfig config) {
        CallTimes times = CallTimes.DEFAULT;
        return config.withSilenceLimit(SILENCE).withCallTimes(new CallTimes(times.propose(), times.alert(),
                times.prepare(), times.answer(), times.connect(), RESTORE, times.offline()));
    }

    @Test
    void theOtherSideEndsTheCallWithinTheLimits(EmbeddedOpenfire server, TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        Process process = phoneOf(server, bob).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (Phones phones = new Phones(server)) {
            TalkingClient desk = phones.signIn(alice, KilledClientIT::attentive);
            Phones.awaitCallable(desk, bob, true);
            TalkingCall call = desk.call(Phones.address(bob));
            Phones.await(call.firstAudio());

            Duration usual = phones.config(alice).silenceLimit().plus(CallTimes.DEFAULT.restore());
            process.destroyForcibly();
            long killed = System.nanoTime();
            assertThat(Phones.ending(call)).isEqualTo(CallEnding.MEDIA_LOST);
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).as("sooner than without other limits")
                    .isLessThan(usual);
            assertThat(desk.client().calls()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    /** With Ctrl-C the phone is told to end as here. */
    @Test
    void whoeverIsInterruptedAtTheTerminalHangsUpFirst(@TempDir Path directory, EmbeddedOpenfire server,
            TestUsers users)
            throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        Process process = phoneOf(server, bob, "--ui=tui", "--mic=tone", "--play=none", "--language=en",
                "--settings", directory.resolve("settings").toString()).start();
        try (Phones phones = new Phones(server); Writer keyboard = process.outputWriter();
                BufferedReader terminal = process.inputReader()) {
            TalkingClient desk = phones.signIn(alice);
            Phones.awaitCallable(desk, bob, true);
            TalkingCall call = desk.call(Phones.address(bob));
            String line = terminal.readLine();
            while (!line.endsWith("Accept or decline?")) {
                line = terminal.readLine();
            }
            keyboard.write("accept\n");
            keyboard.flush();
            Phones.await(call.firstAudio());

            // Unlike that of the process itself, this leaves its input open, whose end is an order to quit.
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(Phones.ending(call)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
            assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
