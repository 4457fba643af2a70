package io.github.peerfire.demo.window;

import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.sound.Headset;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JList;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;

/**
 * Moves mouse and keyboard, looks at the screen, and listens. Knows components by the names that screen readers say.
 */
final class Hand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int COLOURS = 20;
    private static final Pattern FIGURE = Pattern.compile("[1-9].* (kbit/s|ms)");
    private static final long SECOND = 1_000_000_000;
    /** AWT shows for ten seconds what a tray says on X11. */
    private static final long TRAY_SECONDS = 9;

    private final Robot robot;
    private final Headset headset;
    private int rung;
    private long toldAt;

    Hand(Headset headset) {
        this.headset = headset;
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException(e);
        }
        robot.setAutoDelay(10);
    }

    /** Replaces what stands in a field. */
    void type(String field, String text) {
        JTextComponent component = await("field " + field, () -> Eye.find(JTextComponent.class,
                found -> Eye.named(found, field) && found.isEnabled()));
        click(component, InputEvent.BUTTON1_DOWN_MASK);
        awaitTrue("focus on " + field, component::isFocusOwner);
        chord(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        robot.keyPress(KeyEvent.VK_DELETE);
        robot.keyRelease(KeyEvent.VK_DELETE);
        text.chars().forEach(this::key);
        awaitTrue("text in " + field, () -> component.getDocument().getLength() == text.length());
    }

    private void key(int letter) {
        switch (letter) {
            case '@' -> chord(KeyEvent.VK_SHIFT, KeyEvent.VK_2);
            case '?' -> chord(KeyEvent.VK_SHIFT, KeyEvent.VK_SLASH);
            case '!' -> chord(KeyEvent.VK_SHIFT, KeyEvent.VK_1);
            default -> {
                int code = KeyEvent.getExtendedKeyCodeForChar(letter);
                if (Character.isUpperCase(letter)) {
                    chord(KeyEvent.VK_SHIFT, code);
                } else {
                    robot.keyPress(code);
                    robot.keyRelease(code);
                }
            }
        }
    }

    private void chord(int held, int code) {
        robot.keyPress(held);
        robot.keyPress(code);
        robot.keyRelease(code);
        robot.keyRelease(held);
    }

    void press(String name) {
        click(await("button " + name, () -> Eye.find(AbstractButton.class,
                button -> Eye.named(button, name) && button.isEnabled())), InputEvent.BUTTON1_DOWN_MASK);
    }

    /** Chooses the only row of a list that begins so. */
    void choose(String list, String row) {
        clickRow(list, row);
    }

    /** Chooses one more. */
    void add(String list, String row) {
        robot.keyPress(KeyEvent.VK_CONTROL);
        clickRow(list, row);
        robot.keyRelease(KeyEvent.VK_CONTROL);
    }

    private void clickRow(String list, String row) {
        Rectangle[] place = new Rectangle[1];
        JList<?> found = await("row " + row, () -> Eye.find(JList.class, candidate -> {
            place[0] = Eye.named(candidate, list) ? Eye.row(candidate, row) : null;
            return place[0] != null;
        }));
        Point corner = found.getLocationOnScreen();
        click(corner.x + place[0].x + 30, corner.y + place[0].y + place[0].height / 2, InputEvent.BUTTON1_DOWN_MASK);
    }

    void menu(String menu, String item) {
        press(menu);
        click(await("item " + item, () -> Eye.find(JMenuItem.class,
                found -> Eye.named(found, item) && found.isEnabled())), InputEvent.BUTTON1_DOWN_MASK);
    }

    private void click(Component component, int button) {
        Point corner = component.getLocationOnScreen();
        click(corner.x + component.getWidth() / 2, corner.y + component.getHeight() / 2, button);
    }

    private void click(int x, int y, int button) {
        robot.mouseMove(x, y);
        robot.mousePress(button);
        robot.mouseRelease(button);
        robot.waitForIdle();
    }

    /** Waits until a text stands somewhere. */
    void see(String text) {
        await("text " + text, () -> Eye.text(text));
    }

    /** Waits until a text stands nowhere. */
    void lose(String text) {
        awaitTrue("no text " + text, () -> Eye.text(text).isEmpty());
    }

    /** Waits until a picture shows more than a plain surface. */
    void picture(String name) {
        Component picture = await("picture " + name, () -> Eye.find(Component.class, found -> Eye.named(found, name)));
        awaitTrue("colours in " + name, () -> {
            Rectangle place = new Rectangle(picture.getLocationOnScreen(), picture.getSize());
            BufferedImage seen = robot.createScreenCapture(place);
            return Arrays.stream(seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth()))
                    .distinct().limit(COLOURS).count() == COLOURS;
        });
    }

    /** Waits until a level shows something. */
    void rise(String level) {
        await("level " + level, () -> Eye.find(JProgressBar.class,
                found -> Eye.named(found, level) && found.getValue() > 0));
    }

    /** Waits until a level shows nothing any more. */
    void fall(String level) {
        await("silent level " + level, () -> Eye.find(JProgressBar.class,
                found -> Eye.named(found, level) && found.getValue() == 0));
    }

    /** Waits until the present value of a graph, which its description is, is more than nothing. */
    void graph(String name) {
        await("figure in " + name, () -> Eye.find(JPanel.class, graph -> Eye.named(graph, name)
                && FIGURE.matcher(String.valueOf(graph.getAccessibleContext().getAccessibleDescription())).find()));
    }

    /** Waits until the system's tray says something. */
    void told(String text) {
        awaitTrue("tray that says " + text, () -> Eye.isTold(text));
        toldAt = System.nanoTime();
    }

    /** Waits until it does not, before it would have had enough of it by itself; if that is still to be seen. */
    void untold(String text) {
        boolean early = System.nanoTime() - toldAt < TRAY_SECONDS * SECOND / 3;
        awaitTrue("tray without " + text, () -> !Eye.isTold(text));
        if (early && System.nanoTime() - toldAt > TRAY_SECONDS * SECOND) {
            throw new AssertionError("Nobody took back " + text);
        }
    }

    /** Waits until it rings in the headset. */
    void rings() {
        awaitTrue("ring tone", headset::isPlaying);
        rung = headset.opened();
    }

    /** Waits until the headset has a call in place of what rang. */
    void talks() {
        awaitTrue("sound of a call alone", () -> headset.opened() > rung && headset.openLines() == 1);
    }

    /** Waits until nothing uses the headset. */
    void silent() {
        awaitTrue("silence", () -> headset.openLines() == 0);
    }

    /** Presses keys, each with those that are held meanwhile: "alt V", "ENTER". */
    void press(List<String> strokes) {
        // Else they go to a window that closes, or to none.
        awaitTrue("keyboard in the window in front", () -> Eye.front().filter(Window::isFocused).isPresent());
        for (String stroke : strokes) {
            KeyStroke key = KeyStroke.getKeyStroke(stroke);
            int held = (key.getModifiers() & InputEvent.ALT_DOWN_MASK) != 0 ? KeyEvent.VK_ALT : KeyEvent.VK_UNDEFINED;
            if (held == KeyEvent.VK_UNDEFINED) {
                robot.keyPress(key.getKeyCode());
                robot.keyRelease(key.getKeyCode());
            } else {
                chord(held, key.getKeyCode());
            }
            robot.waitForIdle();
        }
    }

    /** Types where the cursor is, once that is in a field. */
    void write(String field, String text) {
        JTextComponent component = await("cursor in " + field, () -> Eye.find(JTextComponent.class,
                found -> Eye.named(found, field) && found.isFocusOwner()));
        text.chars().forEach(this::key);
        awaitTrue("text in " + field, () -> component.getText().endsWith(text)
                || component.getDocument().getLength() == text.length());
    }

    /** Waits until the cursor is on something. */
    void at(String name) {
        await("focus on " + name, () -> Eye.find(Component.class, found -> Eye.named(found, name)
                && found.isFocusOwner()));
    }

    /** Keeps what the screen shows, light and dark. */
    void save(Path light, Path dark) throws IOException {
        capture(light);
        look(Appearance.DARK);
        capture(dark);
        look(Appearance.LIGHT);
    }

    /** The same, with a menu open. */
    void saveMenu(String name, Path light, Path dark) throws IOException {
        captureMenu(name, light);
        look(Appearance.DARK);
        captureMenu(name, dark);
        look(Appearance.LIGHT);
    }

    private void captureMenu(String name, Path file) throws IOException {
        press(name);
        awaitTrue("open menu " + name, () -> isOpen(name));
        capture(file);
        press(name);
        awaitTrue("closed menu " + name, () -> !isOpen(name));
    }

    private static boolean isOpen(String menu) {
        return Eye.find(JMenu.class, found -> Eye.named(found, menu) && found.isPopupMenuVisible()).isPresent();
    }

    private void look(Appearance wanted) {
        onEventThread(() -> {
            Eye.looks().get(wanted.ordinal()).doClick(0);
            return true;
        });
        awaitTrue("look " + wanted, () -> UIManager.getLookAndFeel().getName().toUpperCase(Locale.ROOT)
                .contains(wanted.name()));
        // What was asked to be painted is by then.
        robot.waitForIdle();
        onEventThread(() -> true);
    }

    /** Keeps what the screen shows of the dialog, or else of the window. */
    private void capture(Path file) throws IOException {
        Rectangle all = onEventThread(Eye::front).orElseThrow().getBounds();
        robot.waitForIdle();
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(robot.createScreenCapture(all), "png", file.toFile());
    }

    private void awaitTrue(String what, Supplier<Boolean> condition) {
        await(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }

    private <T> T await(String what, Supplier<Optional<T>> look) {
        AtomicReference<T> found = new AtomicReference<>();
        if (!Patience.upTo(PATIENCE).until(() -> {
            onEventThread(look).ifPresent(found::set);
            return found.get() != null;
        })) {
            throw new AssertionError("There is no " + what + ", but " + onEventThread(Eye::everything));
        }
        return found.get();
    }

    private static <T> T onEventThread(Supplier<T> look) {
        AtomicReference<T> seen = new AtomicReference<>();
        try {
            EventQueue.invokeAndWait(() -> seen.set(look.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
        return seen.get();
    }
}
