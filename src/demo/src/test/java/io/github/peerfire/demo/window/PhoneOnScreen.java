package io.github.peerfire.demo.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A phone in a process and on a screen of its own, and the hand that works it. */
public final class PhoneOnScreen implements AutoCloseable {

    /** With -Dpictures, those of the guide are made anew. */
    public static final boolean IS_FOR_GUIDE = System.getProperty("pictures") != null;

    /** A loudspeaker that is heard by the hand. */
    public static final String HEADSET = WindowProgram.HEADSET;

    private static final int END_SECONDS = 30;
    private static final Path LOGS = Path.of("target", "screenshots");

    private static final boolean HAS_TRAY = isInstalled("trayer");

    private final Process screen;
    private final Optional<Process> tray;
    private final Process phone;
    private final Writer orders;
    private final BufferedReader answers;

    /** Starts both. */
    public PhoneOnScreen(List<String> options) throws IOException {
        Files.createDirectories(LOGS);
        // Without -r, a key repeats itself if a busy machine lets the hand release it late.
        screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-r", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
                .redirectError(LOGS.resolve("xvfb.log").toFile()).start();
        String display = new BufferedReader(
                new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        tray = HAS_TRAY ? Optional.of(start(display, LOGS.resolve("tray.log"), List.of("trayer"))) : Optional.empty();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-D" + WindowProgram.TRAY + "=" + HAS_TRAY, "-cp", System.getProperty("java.class.path"),
                WindowProgram.class.getName()));
        command.addAll(options);
        phone = start(display, LOGS.resolve("phone.log"), command);
        orders = phone.outputWriter(StandardCharsets.UTF_8);
        answers = phone.inputReader(StandardCharsets.UTF_8);
    }

    private static Process start(String display, Path log, List<String> command) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command).redirectError(log.toFile());
        program.environment().put("DISPLAY", ":" + display);
        return program.start();
    }

    /** Whether there can be a screen. */
    public static boolean isPossible() {
        return isInstalled("Xvfb");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    /** Has the hand do something, and waits until it is done; {@link WindowProgram} knows what there is. */
    public PhoneOnScreen order(String... parts) throws IOException {
        orders.write(String.join(WindowProgram.SEPARATOR, parts) + "\n");
        orders.flush();
        String answer = answers.readLine();
        while (answer != null && !answer.startsWith(WindowProgram.ANSWER)) {
            answer = answers.readLine();
        }
        assertThat(answer).as(String.join(" ", parts)).isEqualTo(WindowProgram.ANSWER);
        return this;
    }

    /** Waits until the system's tray says something, or does not; if there is a tray. */
    public void tray(boolean told, String text) throws IOException {
        if (HAS_TRAY) {
            order(told ? "told" : "untold", text);
        }
    }

    /** Keeps what the screen shows, light and dark. */
    public void picture(String name) throws IOException {
        order("save", kept(name), kept(name + "-dark"));
    }

    /** The same, with a menu open. */
    public void pictureOfMenu(String menu, String name) throws IOException {
        order("saveMenu", menu, kept(name), kept(name + "-dark"));
    }

    private static String kept(String name) {
        Path directory = IS_FOR_GUIDE
                ? Path.of(System.getProperty("peerfire.checkout"), "src/site/resources/images/phone") : LOGS;
        return directory.resolve(name + ".png").toString();
    }

    /** Has the hand close the window, and waits until the program has ended by itself; returns its exit status. */
    public int quit(String... parts) throws IOException, InterruptedException {
        orders.write(String.join(WindowProgram.SEPARATOR, parts) + "\n");
        orders.flush();
        assertThat(phone.waitFor(END_SECONDS, TimeUnit.SECONDS)).as("ended by itself").isTrue();
        return phone.exitValue();
    }

    /** Ends what is still there. */
    @Override
    public void close() {
        phone.destroyForcibly();
        tray.ifPresent(Process::destroy);
        screen.destroy();
    }
}
