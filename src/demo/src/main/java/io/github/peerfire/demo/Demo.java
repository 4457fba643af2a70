package io.github.peerfire.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Shows one call on a real Openfire, from sign-in to hang-up; started by {@code ./mvnw -Pdemo}.
 *
 * <p>System properties: {@code peerfire.plugin}, the plugin's jar; {@code demo.report}, where the report goes;
 * {@code demo.keep}, if set, leaves the server running afterwards. Exit status 0 if every step happened, else 1.
 */
public final class Demo {

    private static final String PLUGIN = "peerfire.plugin";

    private Demo() {
    }

    /** Runs the demo and ends the virtual machine. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(System.getProperty(PLUGIN, "src/openfire/target/rtmfp.jar"))) ? 0 : 1);
    }

    private static boolean run(Path plugin) {
        if (!Files.isRegularFile(plugin)) {
            System.err.println("There is no plugin at " + plugin.toAbsolutePath() + "; ./mvnw -Pdemo builds it.");
            return false;
        }
        Timeline timeline = new Timeline(System.out);
        try (DemoServer server = DemoServer.start(timeline, plugin)) {
            Report report =
                    new DemoCall(timeline, server.account(DemoServer.CALLER), server.account(DemoServer.CALLEE)).run();
            Path file = Path.of(System.getProperty("demo.report", "target/demo/report.json"));
            report.writeTo(file);
            timeline.happened("report written to " + file);
            System.out.printf("%nFrom accept to first audio %d ms; %d bytes through the server after the introduction.%n",
                    report.callSetupMillis(), report.serverBytesAfterIntroduction());
            if (isWanted("demo.keep")) {
                System.out.println(server.invitation());
                awaitInterrupt(server);
            }
            return true;
        } catch (StepFailure e) {
            System.err.println(System.lineSeparator() + e.getMessage());
            return false;
        } catch (IOException e) {
            System.err.println("The report could not be written: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.err.println("Interrupted.");
            return false;
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
