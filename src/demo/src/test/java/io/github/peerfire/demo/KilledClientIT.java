package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.Main;
import io.github.peerfire.phone.PhoneCall;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone's process ends from one moment to the next, in mid-call. */
@ExtendWith(OpenfireExtension.class)
class KilledClientIT {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration RESTORE = Duration.ofSeconds(2);
    /** What a busy machine may add; with the usual limits it would take half a minute and more. */
    private static final Duration DELAY = Duration.ofSeconds(15);

    private static Process phoneOf(EmbeddedOpenfire server, TestUser user) throws Exception {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "--account", user.address(), "--password", user.password(),
                "--server", "127.0.0.1:" + server.port(), "--trust", server.certificate().toString());
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
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
        Process process = phoneOf(server, bob);
        try (Phones phones = new Phones(server)) {
            HeadlessPhone desk = phones.signIn(alice, KilledClientIT::attentive);
            Phones.awaitCallable(desk, bob, true);
            PhoneCall call = desk.call(Phones.address(bob));
            Phones.await(call.firstAudio());

            process.destroyForcibly();
            long killed = System.nanoTime();
            assertThat(Phones.ending(call)).isEqualTo(CallEnding.MEDIA_LOST);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed))
                    .isLessThan(SILENCE.plus(RESTORE).plus(DELAY).toMillis());
            assertThat(desk.client().calls()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }
}
