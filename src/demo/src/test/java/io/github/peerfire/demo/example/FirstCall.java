package io.github.peerfire.demo.example;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Locale;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** The example of src/site/markdown/developers.md, compiled so that it stays true. */
final class FirstCall {

    private FirstCall() {
    }

    public static void main(String[] arguments) {
        BareJid me = JidCreate.bareFromOrThrowUnchecked(arguments[0]);
        BareJid friend = JidCreate.bareFromOrThrowUnchecked(arguments[2]);

        try (PeerfireClient client = PeerfireClient.signIn(ClientConfig.of(me, arguments[1])).join()) {
            client.onContact(contact -> System.out.println(contact.jid() + (contact.callable() ? " can be called" : "")));
            client.onIncomingCall(Call::accept);

            Call call = client.call(friend, MediaKind.AUDIO, MediaKind.DATA);
            call.onStateChange(state -> {
                System.out.println(state.explain(Locale.getDefault()));
                if (state.phase() == CallPhase.ACTIVE) {
                    call.local().send("onIm", "hello");
                }
            });
            call.verificationCode().thenAccept(code -> System.out.println("Compare by voice: " + code));
            call.remote().onAudio((timestamp, tag) -> System.out.println(tag.length + " bytes of audio"));
            call.remote().onData((handler, values) -> System.out.println(handler + " " + values));
            call.ended().join();
        }
    }
}
