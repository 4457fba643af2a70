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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** A face of the phone: says what happens, takes every call, and shows the other side's pictures. */
final class OwnFace {

    final PhoneController phone;
    private final Consumer<String> text;
    private final VideoSink screen;
    private PhoneSnapshot before = PhoneSnapshot.NEW;

    OwnFace(MediaSettings devices, SettingsFile kept, Consumer<String> text, VideoSink screen) {
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

    public static void main(String[] arguments) throws InterruptedException {
        BareJid account = JidCreate.bareFromOrThrowUnchecked(arguments[0]);
        OwnFace face = new OwnFace(MediaSettings.DEFAULT.withCamera("test"), SettingsFile.usual(), System.out::println,
                (picture, now) -> System.out.print("."));
        face.phone.signIn(ClientConfig.of(account, arguments[1])).thenAccept(signedIn -> {
            if (signedIn && arguments.length > 2) {     // whom to call; without, it waits
                face.phone.place(JidCreate.bareFromOrThrowUnchecked(arguments[2]), true);
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(face.phone::close));
        Thread.currentThread().join();                  // until the program is ended
    }
}
