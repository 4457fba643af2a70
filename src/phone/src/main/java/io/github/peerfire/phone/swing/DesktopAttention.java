package io.github.peerfire.phone.swing;

import java.awt.AWTException;
import java.awt.Frame;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.TrayIcon;
import java.util.Optional;
import javax.swing.JFrame;

/** By the system's tray where there is one, and by the window. */
final class DesktopAttention implements Attention {

    private final JFrame window;
    private final Optional<TrayIcon> tray;

    DesktopAttention(JFrame window) {
        this.window = window;
        this.tray = SystemTray.isSupported() ? Optional.of(icon(window)) : Optional.empty();
        tray.ifPresent(DesktopAttention::add);
    }

    private static TrayIcon icon(JFrame window) {
        TrayIcon icon = new TrayIcon(AppIcon.image(), window.getTitle());
        icon.setImageAutoSize(true);
        icon.addActionListener(event -> bringToFront(window));
        return icon;
    }

    private static void add(TrayIcon icon) {
        try {
            SystemTray.getSystemTray().add(icon);
        } catch (AWTException e) {
            // The tray was there a moment ago; the window tells, too.
        }
    }

    @Override
    public void draw(String sentence) {
        tray.ifPresent(icon -> icon.displayMessage(window.getTitle(), sentence, TrayIcon.MessageType.INFO));
        if (Taskbar.isTaskbarSupported()
                && Taskbar.getTaskbar().isSupported(Taskbar.Feature.USER_ATTENTION_WINDOW)) {
            Taskbar.getTaskbar().requestWindowUserAttention(window);
        }
        bringToFront(window);
    }

    @Override
    public void release() {
        // What an icon says goes with it only.
        tray.ifPresent(icon -> {
            SystemTray.getSystemTray().remove(icon);
            add(icon);
        });
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
