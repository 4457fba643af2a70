package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;

/** What is needed less often. */
final class PhoneMenu extends JMenuBar {

    private static final long serialVersionUID = 1L;

    /** What the window does itself. */
    interface Actions {

        void chooseDevices();

        void callVideoPhone();

        void quit();
    }

    private final JMenuItem signOut;
    private final JMenuItem reconnect;
    private final JMenuItem videoPhone;
    private final transient Map<Appearance, JRadioButtonMenuItem> looks = new EnumMap<>(Appearance.class);

    PhoneMenu(Labels labels, PhoneController phone, Actions actions) {
        JMenu menu = labels.menu("menu.phone");
        videoPhone = labels.item("menu.videoPhone", actions::callVideoPhone);
        reconnect = labels.item("menu.reconnect", phone::reconnect);
        signOut = labels.item("menu.signOut", phone::signOut);
        menu.add(videoPhone);
        menu.add(reconnect);
        menu.add(signOut);
        menu.addSeparator();
        menu.add(labels.item("menu.quit", actions::quit));
        JMenu settings = labels.menu("menu.settings");
        settings.add(labels.item("menu.devices", actions::chooseDevices));
        settings.addSeparator();
        ButtonGroup group = new ButtonGroup();
        for (Appearance look : Appearance.values()) {
            JRadioButtonMenuItem item = labels.acting(
                    new JRadioButtonMenuItem(), "appearance." + look, () -> phone.setAppearance(look));
            looks.put(look, item);
            group.add(item);
            settings.add(item);
        }
        add(menu);
        add(settings);
    }

    void show(PhoneSnapshot now) {
        boolean signedIn = now.phase() == SignInPhase.SIGNED_IN;
        signOut.setEnabled(signedIn);
        reconnect.setEnabled(signedIn);
        videoPhone.setEnabled(signedIn);
        videoPhone.setVisible(now.videoPhones());
        looks.get(now.settings().appearance()).setSelected(true);
    }
}
