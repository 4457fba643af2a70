package io.github.peerfire.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Shows one call on a real Openfire, from sign-in to hang-up; started by {@code ./mvnw -Pdemo}.
 *
 * <p>System properties: {@code peerfire.plugin}, the plugin's jar; {@code demo.report}, where the report goes;
 * {@code demo.keep}, if set, leaves the server running afterwards. Exit status 0 if every step happened, else 1.
 */
public final class Demo {

    /**
     * Reports, harmlessly, that Openfire 4.2.0 does not answer the end of a stream. Held, or its level would be lost.
     */
    private static final Logger SMACK = Logger.getLogger("org.jivesoftware.smack");

    private static final String PLUGIN = "peerfire.plugin";

    private Demo() {
    }

    /** Runs the demo and ends the virtual machine. */
    public static void main(String[] arguments) {
        SMACK.setLevel(Level.SEVERE);
        System.exit(run(Path.of(System.getProperty(PLUGIN, "src/openfire/target/rtmfp.jar"))) ? 0 : 1);
    }

    private static boolean run(Path plugin) {
        if (!Files.isRegularFile(plugin)) {
            System.err.println("There is no plugin at " + plugin.toAbsolutePath() + "; ./mvnw -Pdemo builds it.");
            return false;
        }
        Path file = Path.of(System.getProperty("demo.report", "target/demo/report.json"));
        Optional<String> failure = attempt(plugin, file);
        failure.ifPresent(sentence -> {
            System.err.println(System.lineSeparator() + sentence);
            discard(file);
        });
        return failure.isEmpty();
    }

    /** Returns a sentence that says what went wrong, or nothing. */
    private static Optional<String> attempt(Path plugin, Path file) {
        discard(file);
        try {
            show(new Timeline(System.out), plugin, file);
            return Optional.empty();
        } catch (StepFailure e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return Optional.of("The report could not be written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted.");
        } catch (RuntimeException e) {
            return Optional.of("Failed: a step that nobody expected to fail, because of " + e + ".");
        }
    }

    /** A report is there if and only if the demo got through: the build looks for it. */
    private static void discard(Path report) {
        try {
            Files.deleteIfExists(report);
        } catch (IOException e) {
            System.err.println("The report of an earlier run can't be deleted: " + e.getMessage());
        }
    }

    private static void show(Timeline timeline, Path plugin, Path file)
            throws StepFailure, IOException, InterruptedException {
        try (DemoServer server = DemoServer.start(timeline, plugin)) {
            Report report =
                    new DemoCall(timeline, server.account(DemoServer.CALLER), server.account(DemoServer.CALLEE)).run();
            report.writeTo(file);
            timeline.happened("report written to " + file);
            System.out.printf(
                    "%nFrom accept to first audio %d ms; %d bytes through the server after the introduction.%n",
                    report.callSetupMillis(), report.serverBytesAfterIntroduction());
            if (isWanted("demo.keep")) {
                System.out.println(server.invitation());
                awaitInterrupt(server);
            }
        }
    }

    private static boolean isWanted(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equalsIgnoreCase("false");
    }

    /** Ctrl-C runs the shutdown hook, which closes the server before the virtual machine ends. */
    private static void awaitInterrupt(DemoServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "demo-shutdown"));
        new CountDownLatch(1).await();
    }
}
