package io.github.peerfire.demo.window;

import io.github.peerfire.phone.Main;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.sound.Headset;
import java.awt.SystemTray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The phone, as its jar starts it, with a headset, and a hand that does what lines of input say and answers each with a
 * line.
 */
final class WindowProgram {

    /** Separates the parts of a line. */
    static final String SEPARATOR = "\t";

    /** Begins an answer, which others may print between. */
    static final String ANSWER = "hand: ";

    /** The name of its headset. */
    static final String HEADSET = "Headset";

    /** The system property which says that there will be a tray. */
    static final String TRAY = "tray";

    private static final Duration TRAY_PATIENCE = Duration.ofSeconds(30);

    private WindowProgram() {
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Headset headset = new Headset(HEADSET, 48_000, 2).plugIn();
        Thread hand = new Thread(() -> obey(headset, out), "hand");
        hand.setDaemon(true);
        hand.start();
        if (Boolean.getBoolean(TRAY) && !Patience.upTo(TRAY_PATIENCE).until(SystemTray::isSupported)) {
            throw new IllegalStateException("There is no tray.");
        }
        Main.main(arguments);
    }

    private static void obey(Headset headset, PrintStream out) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Hand hand = new Hand(headset);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(ANSWER + answer(hand, line.split(SEPARATOR, -1)));
                out.flush();
            }
        } catch (IOException e) {
            out.println(ANSWER + e);
        }
    }

    private static String answer(Hand hand, String[] order) {
        try {
            switch (order[0]) {
                case "type" -> hand.type(order[1], order[2]);
                case "press" -> hand.press(order[1]);
                case "choose" -> hand.choose(order[1], order[2]);
                case "add" -> hand.add(order[1], order[2]);
                case "menu" -> hand.menu(order[1], order[2]);
                case "see" -> hand.see(order[1]);
                case "lose" -> hand.lose(order[1]);
                case "picture" -> hand.picture(order[1]);
                case "rise" -> hand.rise(order[1]);
                case "fall" -> hand.fall(order[1]);
                case "save" -> hand.save(Path.of(order[1]), Path.of(order[2]));
                case "saveMenu" -> hand.saveMenu(order[1], Path.of(order[2]), Path.of(order[3]));
                case "graph" -> hand.graph(order[1]);
                case "told" -> hand.told(order[1]);
                case "untold" -> hand.untold(order[1]);
                case "rings" -> hand.rings();
                case "talks" -> hand.talks();
                case "silent" -> hand.silent();
                case "keys" -> hand.press(List.of(order).subList(1, order.length));
                case "write" -> hand.write(order[1], order[2]);
                case "at" -> hand.at(order[1]);
                default -> throw new IllegalArgumentException(order[0]);
            }
            return "";
        } catch (RuntimeException | AssertionError | IOException e) {
            return e.toString().replace('\n', ' ');
        }
    }
}
