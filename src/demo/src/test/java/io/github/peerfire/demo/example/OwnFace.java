package io.github.peerfire.demo.example;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoSink;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** A face of the phone: says what happens, takes every call, and shows the other side's pictures. */
final class OwnFace {

    private static final Logger SMACK = Logger.getLogger("org.jivesoftware");   // says what concerns nobody

    final PhoneController phone;
    private final Consumer<String> text;
    private final VideoSink screen;
    private PhoneSnapshot before = PhoneSnapshot.NEW;

    OwnFace(MediaSettings devices, SettingsFile kept, Consumer<String> text, VideoSink screen) {
        SMACK.setLevel(Level.SEVERE);
        this.text = text;
        this.screen = screen;
        phone = new PhoneController(devices, kept, new PhoneSentences(Locale.getDefault()));
        phone.observe(this::show);                      // now, and whenever anything is different, in this order
    }

    private void show(PhoneSnapshot now) {              // on the phone's thread: a window would use invokeLater
        if (!now.notice().equals(before.notice())) {    // a sentence: what happened, and what to do
            now.notice().ifPresent(notice -> text.accept(notice.sentence()));
        }
        now.ringing().ifPresent(call -> phone.accept(call.number()));
        Optional<CallSnapshot> call = now.current().filter(CallSnapshot::active);
        if (call.isPresent() && before.current().filter(CallSnapshot::active).isEmpty()) {
            text.accept("You talk to " + call.get().name() + ".");
            phone.view(call.get().number()).thenAccept(found -> found.ifPresent(
                    view -> view.onPicture(CallView.OTHER, screen)));
        }
        before = now;
    }

    /** Account, password, port of the server on this machine, its certificate; whom to call, or nobody to wait. */
    public static void main(String[] arguments) throws Exception {
        BareJid account = JidCreate.bareFrom(arguments[0]);
        OwnFace face = new OwnFace(MediaSettings.DEFAULT.withCamera("test"),
                new SettingsFile(Path.of(account + ".properties")), System.out::println,
                (picture, now) -> System.out.print("."));
        Runtime.getRuntime().addShutdownHook(new Thread(face.phone::close));
        ClientConfig config = ClientConfig.of(account, arguments[1])
                .withServer("127.0.0.1", Integer.parseInt(arguments[2])).withTrusted(certificate(arguments[3]));
        if (!face.phone.signIn(config).join()) {        // a notice said why
            System.exit(1);
        } else if (arguments.length > 4) {
            face.phone.place(JidCreate.bareFrom(arguments[4]), true);
        }
        Thread.currentThread().join();                  // until the program is ended
    }

    private static X509Certificate certificate(String file) throws Exception {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
