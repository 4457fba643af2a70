package io.github.peerfire.demo.example;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.VideoPhone;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** What the developers' guide shows of calls with people who have no account. */
final class OldPlayers {

    private OldPlayers() {
    }

    static void talk(ClientConfig config, Consumer<String> screen) {
        URI registry = URI.create("https://example.net:7443/rtmfp/reg.cgi");
        PeerfireClient client = PeerfireClient.signIn(config.withVideoPhone(Optional.of(registry))).join();
        VideoPhone phone = client.videoPhone().orElseThrow();
        phone.onIncomingCall(call -> {
            screen.accept("Somebody who says to be " + call.claimedName() + " calls (not verified)");
            call.onAudio((timestamp, tag) -> screen.accept(tag.length + " bytes of audio"));
            call.accept();
        });
        phone.call("vera").thenAccept(call -> screen.accept(call.isPresent() ? "It rings" : "Vera is not there"));
    }
}
