package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.client.ContactAvailability;
import io.github.peerfire.client.EndpointTrust;
import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JFrame;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Shows each view on the screen and saves a picture of it; a program for a virtual machine with a screen. */
final class Views {

    private static final BareJid BOB = JidCreate.bareFromOrThrowUnchecked("bob@example.net");

    private final Path directory;

    private Views(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Views views = new Views(Path.of(arguments[0]));
        EventQueue.invokeAndWait(views::showAll);
        System.exit(0);
    }

    private void showAll() {
        try (PhoneController phone = new PhoneController(MediaSettings.NONE, new PhoneSentences(Locale.ENGLISH))) {
            FlatLightLaf.setup();
            show(phone, Locale.ENGLISH, "light");
            FlatDarkLaf.setup();
            show(phone, Locale.GERMAN, "dark-de");
            show(phone, Locale.FRENCH, "dark-fr");
        }
    }

    private void show(PhoneController phone, Locale language, String name) {
        Labels labels = new Labels(new PhoneSentences(language));
        save(new SignInPanel(labels, "alice@example.net", (account, password) -> { }), "sign-in-" + name);
        RosterPanel roster = new RosterPanel(labels, (contact, video) -> { });
        roster.show(phone());
        save(roster, "roster-" + name);
        CallPanel rings = new CallPanel(labels, phone, 1);
        rings.show(call(CallPhase.ALERTING, SampleHistory.NONE, Optional.empty()));
        save(rings, "incoming-" + name);
        CallPanel talks = new CallPanel(labels, phone, 1);
        talks.show(call(CallPhase.ACTIVE, history(), Optional.of("1234 5678 9012 3456 7890")));
        save(talks, "call-" + name);
    }

    private static PhoneSnapshot phone() {
        return new PhoneSnapshot(SignInPhase.SIGNED_IN, Optional.of(BOB), Optional.of(ClientState.ONLINE), List.of(
                contact("bob@example.net", "Bob", ContactAvailability.AVAILABLE, true),
                contact("zoe@example.net", "Zo\u00eb M\u00fcller", ContactAvailability.BUSY, true),
                contact("carol@example.org", "Carol", ContactAvailability.OFFLINE, false)),
                List.of(), List.of(), Optional.empty());
    }

    private static Contact contact(String jid, String name, ContactAvailability availability, boolean callable) {
        return new Contact(JidCreate.bareFromOrThrowUnchecked(jid), name, availability, callable, Set.of(),
                EndpointTrust.NONE, false);
    }

    private static CallSnapshot call(CallPhase phase, SampleHistory history, Optional<String> code) {
        Set<MediaKind> both = Set.of(MediaKind.AUDIO, MediaKind.VIDEO);
        return new CallSnapshot(1, BOB, "Bob", false, true, CallState.of(phase),
                new CallMediaState(both, both, both, false, false, Set.of(MediaKind.AUDIO), Set.of()), code, history);
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
        JFrame frame = new JFrame(name);
        frame.add(view);
        frame.pack();
        frame.setVisible(true);
        BufferedImage picture = new BufferedImage(view.getWidth(), view.getHeight(), BufferedImage.TYPE_INT_RGB);
        view.printAll(picture.getGraphics());
        frame.dispose();
        try {
            ImageIO.write(picture, "png", directory.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
