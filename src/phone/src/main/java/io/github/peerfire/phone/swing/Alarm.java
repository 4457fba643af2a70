package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.AWTException;
import java.awt.Frame;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.TrayIcon;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.swing.JFrame;

/** Draws the user's eyes to a call: by the system's tray where there is one, and by the window. */
final class Alarm {

    private final Labels labels;
    private final JFrame window;
    private final Set<Integer> told = new TreeSet<>();
    private final Optional<TrayIcon> tray;

    Alarm(Labels labels, JFrame window) {
        this.labels = labels;
        this.window = window;
        this.tray = tray(window);
    }

    private static Optional<TrayIcon> tray(JFrame window) {
        if (!SystemTray.isSupported()) {
            return Optional.empty();
        }
        TrayIcon icon = new TrayIcon(AppIcon.image(), window.getTitle());
        icon.setImageAutoSize(true);
        icon.addActionListener(event -> bringToFront(window));
        try {
            SystemTray.getSystemTray().add(icon);
            return Optional.of(icon);
        } catch (AWTException e) {
            // It was there a moment ago; the window tells, too.
            return Optional.empty();
        }
    }

    void show(PhoneSnapshot now) {
        Set<Integer> ringing = now.calls().stream().filter(CallSnapshot::rings).map(CallSnapshot::number)
                .collect(Collectors.toSet());
        told.retainAll(ringing);
        now.calls().stream().filter(call -> call.rings() && told.add(call.number())).forEach(this::tell);
    }

    private void tell(CallSnapshot call) {
        String sentence = labels.text(call.video() ? "call.incomingVideo" : "call.incoming", call.name());
        tray.ifPresent(icon -> icon.displayMessage(window.getTitle(), sentence, TrayIcon.MessageType.INFO));
        if (Taskbar.isTaskbarSupported()
                && Taskbar.getTaskbar().isSupported(Taskbar.Feature.USER_ATTENTION_WINDOW)) {
            Taskbar.getTaskbar().requestWindowUserAttention(window);
        }
        bringToFront(window);
    }

    private static void bringToFront(JFrame window) {
        if ((window.getExtendedState() & Frame.ICONIFIED) != 0) {
            window.setExtendedState(window.getExtendedState() & ~Frame.ICONIFIED);
        }
        window.setVisible(true);
        window.toFront();
    }

    void close() {
        tray.ifPresent(icon -> SystemTray.getSystemTray().remove(icon));
    }
}
