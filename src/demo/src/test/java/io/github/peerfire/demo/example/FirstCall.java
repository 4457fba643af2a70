package io.github.peerfire.demo.example;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.SignInException;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jxmpp.jid.impl.JidCreate;

/** Calls a friend, or is called, and sends audio in G.711 until somebody hangs up. */
final class FirstCall {

    public static void main(String[] arguments) {
        ClientConfig config = ClientConfig.of(JidCreate.bareFromOrThrowUnchecked(arguments[0]), arguments[1]);
        try (PeerfireClient client = signIn(config, System.out::println)) {
            talk(client.call(JidCreate.bareFromOrThrowUnchecked(arguments[2]), MediaKind.AUDIO), System.out::println);
        } catch (CompletionException e) {
            if (e.getCause() instanceof SignInException failure) {
                System.out.println(failure.explain(Locale.getDefault()));
                failure.diagnosis().ifPresent(network -> System.out.println(network.explain(Locale.getDefault())));
            }
        }
    }

    static PeerfireClient signIn(ClientConfig config, Consumer<String> screen) {
        PeerfireClient client = PeerfireClient.signIn(config).join();
        client.onStateChange(state -> screen.accept(state.explain(Locale.getDefault())));
        client.onContact(contact -> screen.accept(contact.name() + (contact.callable(MediaKind.AUDIO)
                ? " can be called. " : " cannot be called. ") + contact.trust().explain(Locale.getDefault())));
        client.onMissedCall(missed -> screen.accept("You missed " + missed.account() + " at " + missed.when()));
        client.onIncomingCall(call -> {
            call.accept(Set.of(MediaKind.AUDIO));       // or call.decline(), now or later
            new Thread(() -> talk(call, screen)).start();
        });
        return client;
    }

    static void talk(Call call, Consumer<String> screen) {
        call.onStateChange(state -> screen.accept(state.explain(Locale.getDefault())));
        call.onVerificationCode(code -> screen.accept("Compare by voice: " + code));
        call.remote().onAudio((timestamp, tag) -> screen.accept(tag.length + " bytes of audio at " + timestamp));
        byte[] silence = new byte[161];                 // an FLV audio tag: one byte that says G.711, then 20 ms of it
        Arrays.fill(silence, (byte) 0xff);
        silence[0] = (byte) 0x82;
        for (int timestamp = 0; !call.ended().isDone(); timestamp += 20) {
            call.local().audio(timestamp, silence);     // does nothing before the call is active
            call.ended().completeOnTimeout(null, 20, TimeUnit.MILLISECONDS).join();
        }
        call.statistics().thenAccept(statistics -> screen.accept(statistics.toString()));
    }
}
