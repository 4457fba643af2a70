package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.client.ContactAvailability;
import io.github.peerfire.client.EndpointTrust;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ChatLine;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSettings;
import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.phone.control.UnansweredCall;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.FocusTraversalPolicy;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.accessibility.AccessibleContext;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JProgressBar;
import javax.swing.JSlider;
import javax.swing.text.JTextComponent;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Shows each view on the screen and saves a picture of it; a program for a virtual machine with a screen. */
final class Views {

    private static final BareJid BOB = JidCreate.bareFromOrThrowUnchecked("bob@example.net");
    private static final Set<MediaKind> SOUND = Set.of(MediaKind.AUDIO, MediaKind.DATA);

    private final Path directory;
    private final boolean wholeWindowsOnly;

    private Views(Path directory, boolean wholeWindowsOnly) {
        this.directory = directory;
        this.wholeWindowsOnly = wholeWindowsOnly;
    }

    /** The directory for the pictures; and whether only whole windows are shown, in the longest language. */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            Views views = new Views(Path.of(arguments[0]), Boolean.parseBoolean(arguments[1]));
            EventQueue.invokeAndWait(views::showAll);
            code = 0;
        } catch (Throwable failure) {
            failure.printStackTrace();
        } finally {
            // AWT's own threads would keep the program, and so could what it does at an orderly end.
            Runtime.getRuntime().halt(code);
        }
    }

    private void showAll() {
        SettingsFile remembered = new SettingsFile(directory.resolve("settings"));
        remember(remembered);
        PhoneSentences english = new PhoneSentences(Locale.ENGLISH);
        try (PhoneController phone = new PhoneController(MediaSettings.NONE, remembered, english)) {
            if (!wholeWindowsOnly) {
                Theme.use(Appearance.LIGHT);
                show(phone, Locale.ENGLISH, "light");
                Theme.use(Appearance.DARK);
                show(phone, Locale.GERMAN, "dark-de");
            }
            Theme.use(Appearance.DARK);
            show(phone, Locale.FRENCH, "dark-fr");
        }
    }

    private static void remember(SettingsFile file) {
        try {
            file.save(PhoneSettings.DEFAULT, PhoneSettings.DEFAULT.withAccount(BOB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(PhoneController phone, Locale language, String name) {
        Labels labels = new Labels(new PhoneSentences(language));
        if (!wholeWindowsOnly) {
            parts(phone, labels, name);
        }
        for (CallKind kind : List.of(CallKind.CONTACT, CallKind.GROUP)) {
            window(phone, labels, call(kind, CallPhase.ACTIVE, history(), Optional.of("1234 5678 9012 3456 7890")),
                    "window-" + kind.name().toLowerCase(Locale.ROOT) + "-" + name);
        }
        window(phone, labels, call(CallKind.CONTACT, CallPhase.ALERTING, SampleHistory.NONE, Optional.empty()),
                "window-rings-" + name);
        window(phone, labels, Snapshots.call(1, CallKind.CONTACT, "Somebody whose name, and all that comes with"
                + " it, takes more than a line; or else whoever-has-an-address@example.net", CallPhase.CUT_OFF),
                "window-lost-" + name);
        window(phone, labels, voice(), "window-voice-" + name);
        window(phone, labels, held(), "window-held-" + name);
        devices(phone, labels, "devices-" + name);
    }

    private void parts(PhoneController phone, Labels labels, String name) {
        SignInPanel signIn = new SignInPanel(labels, "alice@example.net", (account, password) -> { }, () -> { });
        check(new PhoneMenu(labels, phone, new Nothing()), signIn);
        save(signIn, "sign-in-" + name);
        RosterPanel roster = new RosterPanel(labels, phone);
        roster.show(phone());
        MissedPanel missed = new MissedPanel(labels, phone);
        missed.show(phone());
        CallPanel rings = call(labels, phone,
                call(CallKind.CONTACT, CallPhase.ALERTING, SampleHistory.NONE, Optional.empty()));
        CallPanel talks = call(labels, phone, call(CallKind.CONTACT, CallPhase.ACTIVE, history(),
                Optional.of("1234 5678 9012 3456 7890")));
        CallPanel group = call(labels, phone, call(CallKind.GROUP, CallPhase.ACTIVE, history(), Optional.empty()));
        JMenuBar menu = new PhoneMenu(labels, phone, new Nothing());
        for (CallPanel call : List.of(rings, talks, group, call(labels, phone, voice()),
                call(labels, phone, held()))) {
            check(menu, roster, missed, call);
        }
        save(roster, "roster-" + name);
        save(missed, "missed-" + name);
        save(rings, "incoming-" + name);
        save(talks, "call-" + name);
        save(group, "group-" + name);
    }

    private void devices(PhoneController phone, Labels labels, String name) {
        DevicesDialog dialog = new DevicesDialog(null, labels, phone);
        dialog.open();
        dialog.validate();
        check(dialog.getContentPane());
        checkWhole(dialog, dialog.getRootPane());
        paint(dialog.getRootPane(), name);
        dialog.dispose();
    }

    /** The whole window, in the size in which it opens. */
    private void window(PhoneController phone, Labels labels, CallSnapshot call, String name) {
        PhoneWindow window = new PhoneWindow(phone, labels, Optional.empty(), config -> config, () -> { });
        window.open();
        checkOffered(window.frame().getRootPane());
        PhoneSnapshot now = phone();
        window.show(new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(),
                List.of(call), now.missed(),
                Optional.of(new Notice(1, labels.text("settings.unwritable", "/home/bob/.config"))),
                now.settings(), now.devices(), true));
        JFrame frame = window.frame();
        frame.validate();
        // How many lines a text takes is known once it has a width; usually an event brings it.
        Parts.of(frame.getRootPane(), Wrapped.class).forEach(JComponent::revalidate);
        frame.validate();
        checkWhole(frame, frame.getRootPane());
        paint(frame.getRootPane(), name);
        window.quit();
    }

    /** The account that was used last is there already, its password never. */
    private static void checkOffered(Container window) {
        assertThat(Parts.of(window, JTextComponent.class)).filteredOn(Component::isShowing)
                .filteredOn(JTextComponent::isEditable)
                .extracting(JTextComponent::getText).containsExactly(BOB.toString(), "");
    }

    /** That texts have room, and that Tab leads to all that can be used. */
    private static void checkWhole(Container window, JComponent all) {
        List<JComponent> shown = Parts.of(all, JComponent.class).filter(Component::isShowing).toList();
        shown.forEach(Views::requireWhole);
        assertThat(tabbed(window)).as("reached by Tab").containsAll(shown.stream().filter(Views::isUsed)
                .filter(Component::isEnabled).toList());
    }

    private static Set<Component> tabbed(Container window) {
        FocusTraversalPolicy order = window.getFocusTraversalPolicy();
        Set<Component> reached = new LinkedHashSet<>();
        Component next = order.getFirstComponent(window);
        while (reached.add(next)) {
            next = order.getComponentAfter(window, next);
        }
        return reached;
    }

    /** Menus have keys of their own. */
    private static boolean isUsed(JComponent component) {
        return component.isFocusable() && !(component instanceof JMenuItem) && (component instanceof AbstractButton
                || component instanceof JTextComponent || component instanceof JList
                || component instanceof JSlider || component instanceof JComboBox);
    }

    private static void requireWhole(JComponent component) {
        String text = component instanceof JLabel label ? label.getText()
                : component instanceof AbstractButton button ? button.getText() : "";
        boolean cut = component.getWidth() < component.getPreferredSize().width
                || !component.getVisibleRect().getSize().equals(component.getSize());
        if (text != null && !text.isBlank() && cut) {
            throw new AssertionError("It has no room: " + text);
        }
        if (component instanceof Wrapped wrapped && wrapped.getHeight() < wrapped.getPreferredSize().height) {
            throw new AssertionError("It has no room: " + wrapped.getText());
        }
    }

    private static CallPanel call(Labels labels, PhoneController phone, CallSnapshot call) {
        CallPanel panel = new CallPanel(labels, phone, call, number -> { });
        panel.show(phone(), call);
        return panel;
    }

    private static PhoneSnapshot phone() {
        return new PhoneSnapshot(SignInPhase.SIGNED_IN, Optional.of(BOB), Optional.empty(),
                Optional.of(ClientState.ONLINE), List.of(
                contact("bob@example.net", "Bob", ContactAvailability.AVAILABLE, true),
                contact("zoe@example.net", "Zo\u00eb M\u00fcller", ContactAvailability.BUSY, true),
                contact("carol@example.org", "Carol", ContactAvailability.OFFLINE, false)),
                List.of(), List.of(new UnansweredCall(CallKind.CONTACT, Optional.of(BOB), "Bob", "",
                Instant.parse("2026-11-22T10:15:30Z"), false)), Optional.empty(), PhoneSettings.DEFAULT,
                MediaSettings.NONE, true);
    }

    private static Contact contact(String jid, String name, ContactAvailability availability, boolean callable) {
        return new Contact(JidCreate.bareFromOrThrowUnchecked(jid), name, availability, callable, Set.of(),
                EndpointTrust.NONE, false);
    }

    private static CallSnapshot call(CallKind kind, CallPhase phase, SampleHistory history, Optional<String> code) {
        Set<MediaKind> all = Set.of(MediaKind.values());
        return new CallSnapshot(1, kind, "Bob", false, true, CallState.of(phase),
                new CallMediaState(all, all, all, false, false, Set.of(MediaKind.AUDIO), Set.of()), true, code, history,
                List.of(new ChatLine("Bob", false, "Can you see me?"), new ChatLine("alice", true, "Yes!")),
                kind == CallKind.GROUP ? List.of(new MemberSnapshot("b", "Bob", true, Set.of(MediaKind.AUDIO), code),
                        new MemberSnapshot("c", "Carol", false, Set.of(), Optional.empty())) : List.of());
    }

    /** Without pictures. */
    private static CallSnapshot voice() {
        return with(false, new CallMediaState(SOUND, SOUND, SOUND, false, false, Set.of(), Set.of()));
    }

    private static CallSnapshot held() {
        Set<MediaKind> all = Set.of(MediaKind.values());
        return with(true, new CallMediaState(all, Set.of(), Set.of(), true, false, Set.of(), Set.of()));
    }

    private static CallSnapshot with(boolean video, CallMediaState media) {
        CallSnapshot talks = call(CallKind.CONTACT, CallPhase.ACTIVE, history(),
                Optional.of("1234 5678 9012 3456 7890"));
        return new CallSnapshot(talks.number(), talks.kind(), talks.name(), talks.outgoing(), video, talks.state(),
                media, talks.heard(), talks.code(), talks.history(), talks.chat(), talks.members());
    }

    /** What a keyboard or a screen reader would stumble over. */
    private static void check(Container... together) {
        Map<Integer, String> letters = new TreeMap<>();
        Stream.of(together).flatMap(view -> Parts.of(view, JComponent.class)).forEach(component -> {
            AccessibleContext context = component.getAccessibleContext();
            boolean seen = isUsed(component) || component instanceof PicturePanel || component instanceof GraphPanel
                    || component instanceof JProgressBar;
            if (seen && (context.getAccessibleName() == null || context.getAccessibleName().isBlank())) {
                throw new AssertionError("It has no name: " + component);
            }
            int letter = component instanceof AbstractButton button ? button.getMnemonic()
                    : component instanceof JLabel label ? label.getDisplayedMnemonic() : 0;
            if (letter != 0 && component.isVisible()) {
                String other = letters.put(letter, context.getAccessibleName());
                if (other != null) {
                    throw new AssertionError((char) letter + " is for " + other + " and for "
                            + context.getAccessibleName());
                }
            }
        });
    }

    /** A window that does nothing. */
    private static final class Nothing implements PhoneMenu.Actions {

        @Override
        public void chooseDevices() {
            // Not here.
        }

        @Override
        public void callVideoPhone() {
            // Not here.
        }

        @Override
        public void quit() {
            // Not here.
        }
    }

    private static SampleHistory history() {
        SampleHistory history = SampleHistory.NONE;
        for (int second = 0; second < SampleHistory.LENGTH; second++) {
            history = history.with(new CallSample(28, 24 + 6 * Math.sin(second / 5.0), 300,
                    250 + 80 * Math.cos(second / 9.0), 20 + second % 7, second % 20 == 0 ? 0.02 : 0));
        }
        return history;
    }

    private void save(JComponent view, String name) {
        check(view);
        JFrame frame = new JFrame(name);
        frame.add(view);
        frame.pack();
        frame.setVisible(true);
        paint(view, name);
        frame.dispose();
    }

    private void paint(JComponent view, String name) {
        double scale = view.getGraphicsConfiguration().getDefaultTransform().getScaleX();
        BufferedImage picture = new BufferedImage((int) Math.ceil(scale * view.getWidth()),
                (int) Math.ceil(scale * view.getHeight()), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.scale(scale, scale);
        view.printAll(canvas);
        try {
            ImageIO.write(picture, "png", directory.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
