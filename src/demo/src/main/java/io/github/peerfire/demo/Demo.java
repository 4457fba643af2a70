package io.github.peerfire.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Reports, harmlessly, that Openfire 4.2.0 does not answer the end of a stream. Held, or its level would be lost. */
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
        Timeline timeline = new Timeline(System.out);
        try {
            // The report of an earlier run must not be taken for this one's.
            Files.deleteIfExists(file);
            show(timeline, plugin, file);
            return true;
        } catch (StepFailure e) {
            return failed(e.getMessage());
        } catch (IOException e) {
            return failed("The report could not be written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("Interrupted.");
        } catch (RuntimeException e) {
            return failed("Failed: a step that nobody expected to fail, because of " + e + ".");
        }
    }

    private static void show(Timeline timeline, Path plugin, Path file)
            throws StepFailure, IOException, InterruptedException {
        try (DemoServer server = DemoServer.start(timeline, plugin)) {
            Report report =
                    new DemoCall(timeline, server.account(DemoServer.CALLER), server.account(DemoServer.CALLEE)).run();
            report.writeTo(file);
            timeline.happened("report written to " + file);
            System.out.printf("%nFrom accept to first audio %d ms; %d bytes through the server after the introduction.%n",
                    report.callSetupMillis(), report.serverBytesAfterIntroduction());
            if (isWanted("demo.keep")) {
                System.out.println(server.invitation());
                awaitInterrupt(server);
            }
        }
    }

    private static boolean failed(String sentence) {
        System.err.println(System.lineSeparator() + sentence);
        return false;
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
