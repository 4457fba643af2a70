package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.demo.window.PhoneOnScreen;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Users of Adobe's Video Phone in the window: what it says of them, and how one is called. */
@ExtendWith(OpenfireExtension.class)
@Timeout(240)
class VideoPhoneWindowIT {

    @Test
    void whoCallsIsShownAsNotVerifiedAndWhoCannotBeCalledIsTold(
            EmbeddedOpenfire server, TestUsers users, @TempDir Path directory) throws Exception {
        assumeTrue(PhoneOnScreen.isPossible(), "Xvfb is not installed; no window is opened.");
        TestUser alice = users.create("alice");
        users.befriend(alice, users.create("bob"));
        Path password = Files.writeString(directory.resolve("password"), alice.password() + "\n");
        try (LookupService lookups = new LookupService(server);
                AdobePhones adobes = new AdobePhones(server, lookups.address());
                PhoneOnScreen window = new PhoneOnScreen(List.of("--ui=swing", "--language=en", "--account",
                        alice.address(), "--password-file", password.toString(), "--server",
                        "127.0.0.1:" + server.port(), "--trust", server.certificate().toString(), "--mic=tone",
                        "--play=none", "--camera=test", "--legacy=" + lookups.address(), "--call=walter", "--settings",
                        directory.resolve("settings").toString()))) {
            window.order("see", "Choose a contact and call");
            window.order("see", "Nobody with the name \"walter\" can be called");
            window.pictureOfMenu("Phone", "menu-phone");
            talk(window, alice.name(), adobes.stratus("vera"));
            callNobody(window);
            assertThat(window.quit("menu", "Phone", "Quit")).isZero();
        }
    }

    private static void talk(PhoneOnScreen window, String callee, AdobePhone vera) throws Exception {
        vera.call(callee);
        window.order("see", "vera (not verified) is calling with video. Accept or decline?");
        window.order("see", "vera (not verified): Incoming call.");
        window.picture("video-phone");
        // A question does not keep anybody from taking a call.
        window.order("menu", "Phone", "Call a Video Phone\u2026");
        window.order("press", "Accept");
        assertThat(Phones.await(vera.accepted)).isEqualTo(callee);
        Phones.await(vera.screen.heard);
        vera.say("Hello");
        window.order("see", "vera (not verified): Hello");
        vera.hangUp();
        window.order("see", "The other side ended the call.");
        window.order("press", "Cancel");
    }

    private static void callNobody(PhoneOnScreen window) throws Exception {
        window.order("menu", "Phone", "Call a Video Phone\u2026");
        window.order("write", "Name in the registry of Video Phones:", "wanda");
        window.picture("video-phone-name");
        window.order("keys", "ENTER");
        window.order("see", "Nobody with the name \"wanda\" can be called");
    }
}
