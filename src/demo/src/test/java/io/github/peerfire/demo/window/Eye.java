package io.github.peerfire.demo.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Label;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.text.JTextComponent;

/** What can be seen in the windows of this program. On AWT's event thread. */
final class Eye {

    private Eye() {
    }

    static <C extends Component> Optional<C> find(Class<C> type, Predicate<C> wanted) {
        return showing().filter(type::isInstance).map(type::cast).filter(wanted).findFirst();
    }

    static boolean named(Component component, String name) {
        return component.getAccessibleContext() != null
                && name.equals(component.getAccessibleContext().getAccessibleName());
    }

    /** The looks among which a menu, which need not be open, lets the user choose. */
    static List<JRadioButtonMenuItem> looks() {
        return Arrays.stream(Window.getWindows()).filter(JFrame.class::isInstance)
                .map(window -> ((JFrame) window).getJMenuBar()).filter(Objects::nonNull)
                .flatMap(bar -> Arrays.stream(bar.getComponents())).map(JMenu.class::cast)
                .flatMap(menu -> Arrays.stream(menu.getMenuComponents()))
                .filter(JRadioButtonMenuItem.class::isInstance).map(JRadioButtonMenuItem.class::cast).toList();
    }

    /** The dialog, or else the window. */
    static Optional<Window> front() {
        return Arrays.stream(Window.getWindows()).filter(Window::isShowing)
                .filter(window -> window instanceof JFrame || window instanceof Dialog)
                .min(Comparator.comparing(window -> !(window instanceof Dialog)));
    }

    private static Stream<Component> showing() {
        return Arrays.stream(Window.getWindows()).flatMap(Eye::showing);
    }

    private static Stream<Component> showing(Window window) {
        List<Component> all = new ArrayList<>();
        if (window.isShowing()) {
            collect(window, all);
        }
        return all.stream().filter(Component::isShowing);
    }

    /** Whether the system's tray says something, maybe in several lines. */
    static boolean isTold(String part) {
        return Arrays.stream(Window.getWindows()).map(window -> showing(window).filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText().strip()).collect(Collectors.joining(" ")))
                .anyMatch(text -> text.contains(part));
    }

    private static void collect(Component component, List<Component> all) {
        all.add(component);
        if (component instanceof Container container) {
            Arrays.stream(container.getComponents()).forEach(child -> collect(child, all));
        }
    }

    /** A text that stands somewhere and contains another one. */
    static Optional<String> text(String part) {
        return texts().filter(text -> text.contains(part)).findFirst();
    }

    static String everything() {
        return texts().filter(text -> !text.isBlank()).collect(Collectors.joining(" | "));
    }

    private static Stream<String> texts() {
        return showing().flatMap(component -> {
            if (component instanceof JLabel label) {
                return Stream.of(String.valueOf(label.getText()));
            } else if (component instanceof AbstractButton button) {
                return Stream.of(String.valueOf(button.getText()));
            } else if (component instanceof JTextComponent text) {
                return Stream.of(text.getText());
            } else if (component instanceof JList<?> list) {
                return IntStream.range(0, list.getModel().getSize()).mapToObj(row -> row(list, row));
            }
            return Stream.empty();
        });
    }

    private static <E> String row(JList<E> list, int index) {
        Component shown = list.getCellRenderer().getListCellRendererComponent(
                list, list.getModel().getElementAt(index), index, false, false);
        return shown instanceof JLabel label ? label.getText() : "";
    }

    /** Where the row is that begins so; null if there is none. */
    static Rectangle row(JList<?> list, String text) {
        return IntStream.range(0, list.getModel().getSize()).filter(index -> row(list, index).startsWith(text))
                .mapToObj(index -> list.getCellBounds(index, index)).findFirst().orElse(null);
    }
}
