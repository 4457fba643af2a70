package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sound, pictures and text between the phone and users of Adobe's Video Phone. */
@ExtendWith(OpenfireExtension.class)
class LegacyCallIT {

    /** Longer than any machine takes. */
    private static final Patience PATIENCE = Patience.upTo(Duration.ofSeconds(120));

    private final long begin = milliseconds();

    @Test
    void thePhoneTalksWithAVideoPhoneEitherWay(
            EmbeddedOpenfire server, @TempDir Path directory, TestUsers users) throws Exception {
        TestUser dora = users.create("dora");
        MeasuredDevices devices = new MeasuredDevices();
        try (LookupService lookups = new LookupService(server);
                AdobePhones adobes = new AdobePhones(server, lookups.address());
                PhoneController controller = new PhoneController(
                MediaSettings.NONE.withMicrophone("tone").withCamera("test"),
                new SettingsFile(directory.resolve("settings")), new PhoneSentences(Locale.ENGLISH),
                devices)) {
            assertThat(Phones.await(controller.signIn(
                    new Phones(server).config(dora).withVideoPhone(Optional.of(lookups.address()))))).isTrue();
            AdobePhone caller = adobes.stratus("vera", FlashCamera.h264());
            caller.call(dora.name());
            int rings = Watch.await(controller, now -> now.ringing().isPresent()).ringing().orElseThrow().number();
            assertThat(controller.snapshot().ringing().orElseThrow().name()).isEqualTo("vera (not verified)");
            controller.accept(rings);
            assertThat(Phones.await(caller.accepted)).isEqualTo(dora.name());
            Watch.await(controller, Watch.current(CallSnapshot::active));
            assertIsOfNow(Phones.await(picture(controller, rings)));
            assertSeesAndHears(caller);
            assertHears(devices.listen());
            Watch.await(controller, Watch.current(call -> call.history().samples().stream()
                    .anyMatch(sample -> sample.audioSent() > 0 && sample.roundTripMilliseconds() > 0)));
            caller.say("Hello");
            Watch.await(controller, Watch.current(call -> call.chat().size() == 1));
            controller.say(rings, "Hi");
            assertThat(Phones.await(caller.text)).isEqualTo(dora.name() + ": Hi");
            caller.hangUp();
            Watch.await(controller, now -> now.calls().isEmpty());

            controller.placeVideoPhone("nobody");
            Watch.await(controller, Watch.told("Nobody with the name \"nobody\""));
            AdobePhone callee = adobes.stratus("wanda", FlashCamera.sorenson());
            callee.register();
            controller.placeVideoPhone("wanda");
            assertThat(Phones.await(callee.incoming)).isEqualTo(dora.name());
            callee.accept();
            int talks = Watch.await(controller, Watch.current(CallSnapshot::active)).current().orElseThrow().number();
            seeSorenson(controller, talks);
            assertSeesAndHears(callee);
            assertHears(devices.listen());
            controller.setHeld(talks, true);
            Watch.await(controller, Watch.current(CallSnapshot::held));
            assertThat(Phones.await(callee.text)).isEqualTo(dora.name() + ": The call is on hold.");
            controller.hangUp(talks);
            Watch.await(controller, now -> now.calls().isEmpty());
            callee.awaitReady();
        }
    }

    /** Without native parts nothing decodes it: who has none is told, and talks on. */
    private static void seeSorenson(PhoneController controller, int call) throws Exception {
        if (VideoCodecs.available().find(VideoCodec.SORENSON_H263).isEmpty()) {
            Watch.await(controller, Watch.told("which this phone cannot show"));
        } else {
            assertThat(Phones.await(picture(controller, call))).isBetween(0L, 1000L);
        }
    }

    /** The clock in a picture of the other side that is shown. */
    private static CompletableFuture<Long> picture(PhoneController controller, int call) throws Exception {
        CompletableFuture<Long> clock = new CompletableFuture<>();
        Phones.await(controller.view(call)).orElseThrow().onPicture(CallView.OTHER,
                (frame, now) -> PictureClock.read(frame).ifPresent(clock::complete));
        return clock;
    }

    /** A picture that was taken in this test. */
    private void assertIsOfNow(long clock) {
        assertThat(clock - begin & 0xffffffffL).isLessThanOrEqualTo(milliseconds() - begin);
    }

    private static long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** What every Flash Player 10 plays arrives there, and is what our devices give. */
    private void assertSeesAndHears(AdobePhone adobe) throws Exception {
        assertThat(Phones.await(adobe.screen.heard)[0]).as("Speex").isEqualTo((byte) 0xb2);
        assertIsOfNow(Phones.await(adobe.screen.seen));
        assertThat(adobe.screen.kinds).as("H.264").isSubsetOf(0x17, 0x27);
        assertThat(PATIENCE.until(() -> isTone(adobe.screen.tone, 440))).isTrue();
    }

    private static void assertHears(ToneMeter ear) {
        assertThat(PATIENCE.until(() -> isTone(ear, FlashDevices.TONE))).isTrue();
    }

    private static boolean isTone(ToneMeter meter, double hertz) {
        return Math.abs(meter.frequency() - hertz) < 4 && meter.decibels() > -12;
    }
}
