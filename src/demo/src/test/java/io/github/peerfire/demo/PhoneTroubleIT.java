package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.RelayPolicy;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneAbilities;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoSource;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.testbed.openfire.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is told in a sentence, and the phone goes on. */
@Timeout(120)
class PhoneTroubleIT extends TwoFriends {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    /** MP3, which no phone decodes. */
    private static final byte[] FOREIGN_SOUND = {0x2e, 1, 2, 3};
    /** A key frame of VP6, likewise. */
    private static final byte[] FOREIGN_PICTURE = {0x14, 1, 2, 3};
    private static final CallAbilities FOREIGN = new CallAbilities(Map.of(MediaKind.DATA, List.of(),
            MediaKind.AUDIO, List.of(Codec.flv(2, "MP3", 44_100)),
            MediaKind.VIDEO, List.of(Codec.flv(4, "VP6", 90_000))));

    @TempDir
    private Path directory;

    private final ScheduledExecutorService voice = Executors.newSingleThreadScheduledExecutor();
    private PhoneController phone;

    @AfterEach
    void thePhoneCloses() {
        voice.shutdownNow();
        phone.close();
    }

    private PhoneController phone(MediaSettings devices, DeviceOpener opener) {
        return new PhoneController(devices, new SettingsFile(directory.resolve("settings")), ENGLISH, opener);
    }

    @Test
    void devicesThatAreMissingOrBusyAreToldAndTheCallGoesOn() throws Exception {
        phone = phone(MediaSettings.DEFAULT.withCamera("default"), new Broken());
        assertThat(Phones.await(phone.signIn(phones.config(alice)))).isTrue();
        phones.phone(bob, MediaSettings.NONE.withMicrophone("tone")).answerAutomatically();
        CompletableFuture<?> microphone =
                Watch.of(phone, Watch.told("\"default\" cannot be used. Close other programs"));
        CompletableFuture<?> loudspeaker =
                Watch.of(phone, Watch.told("There is no loudspeaker or headset. Connect one"));
        CompletableFuture<?> camera = Watch.of(phone, Watch.told("There is no camera. Connect one"));
        Watch.await(phone, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
        phone.place(Phones.address(bob), true);
        Watch.await(phone, Watch.current(CallSnapshot::active));
        Phones.await(microphone);
        Phones.await(loudspeaker);
        Phones.await(camera);
        Watch.await(phone, Watch.current(call -> call.history().samples().size() > 1));
        assertThat(phone.snapshot().current().orElseThrow().active()).isTrue();
    }

    @Test
    void whatNobodyHereCanDecodeIsToldAndTheCallGoesOn() throws Exception {
        CallAbilities usual = PhoneAbilities.of(MediaCodecs.available());
        videoCall(usual, "The other side encodes sound as MP3, which this phone cannot play.",
                "The other side encodes pictures as VP6, which this phone cannot show.");
    }

    @Test
    void withoutAnyCodecInCommonBothSidesCanStillWrite() throws Exception {
        videoCall(FOREIGN, "The other side can play sound in no codec that this phone has",
                "The other side can show pictures in no codec that this phone has");
    }

    /** With somebody whose phone sends foreign sound and pictures. */
    private void videoCall(CallAbilities abilities, String... told) throws Exception {
        phone = phone(MediaSettings.NONE.withCamera("test"), new MediaDevices());
        assertThat(Phones.await(phone.signIn(phones.config(alice)))).isTrue();
        ClientConfig config = phones.config(bob).withAbilities(abilities);
        try (PeerfireClient foreign = Phones.await(PeerfireClient.signIn(config))) {
            CompletableFuture<Call> there = new CompletableFuture<>();
            foreign.onIncomingCall(call -> {
                call.accept();
                call.onStateChange(state -> {
                    if (state.phase() == CallPhase.ACTIVE && there.complete(call)) {
                        talk(call);
                    }
                });
            });
            List<CompletableFuture<PhoneSnapshot>> sentences =
                    Stream.of(told).map(sentence -> Watch.of(phone, Watch.told(sentence))).toList();
            Watch.await(phone, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
            phone.place(Phones.address(bob), true);
            for (CompletableFuture<PhoneSnapshot> sentence : sentences) {
                assertThat(Phones.await(sentence).notice().orElseThrow().sentence()).contains("another codec");
            }
            Phones.await(there).local().send("onIm", "Bob", "Can you hear me?");
            Watch.await(phone, Watch.current(call -> call.active() && call.chat().size() == 1));
        }
    }

    private void talk(Call call) {
        voice.scheduleAtFixedRate(() -> {
            long now = System.nanoTime() / 1_000_000 & 0xffffffffL;
            call.local().audio(now, FOREIGN_SOUND);
            call.local().video(now, FOREIGN_PICTURE);
        }, 0, 20, TimeUnit.MILLISECONDS);
    }

    @Test
    void aNetworkWithoutUdpIsToldAndSigningInCanBeTriedAgain() throws Exception {
        phone = phone(MediaSettings.NONE, new MediaDevices());
        assertThat(Phones.await(phone.signIn(phones.config(alice).withDrivers(new BlockedDrivers())
                .withRelays(RelayPolicy.NEVER).withTimeout(Duration.ofSeconds(3))))).isFalse();
        assertThat(phone.snapshot().notice().orElseThrow().sentence())
                .startsWith("No RTMFP connection to the rendezvous: ").contains("Your network blocks UDP;");
        assertThat(Phones.await(phone.signIn(phones.config(alice)))).isTrue();
    }

    @Test
    void whoeverCallsTooOftenIsToldThatItMayNotRing() throws Exception {
        phone = phone(MediaSettings.NONE, new MediaDevices());
        assertThat(Phones.await(phone.signIn(phones.config(alice)))).isTrue();
        SettingsFile kept = new SettingsFile(directory.resolve("settings"));
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> kept.load().account().isPresent()))
                .as("offered the next time").isTrue();
        CompletableFuture<PhoneSnapshot> told = Watch.of(phone, Watch.told("five times within a minute."));
        for (int i = 0; i < 6; i++) {
            assertThat(told).isNotDone();
            phone.hangUp(Phones.await(phone.place(Phones.address(bob), false)).orElseThrow());
            Watch.await(phone, now -> now.calls().isEmpty());
        }
        Phones.await(told);
    }

    /** Devices of which none works. */
    private static final class Broken implements DeviceOpener {

        @Override
        public AudioSource openMicrophone(String name) throws DeviceException {
            throw new DeviceException(DeviceFault.BUSY, name);
        }

        @Override
        public AudioSink openLoudspeaker(String name) throws DeviceException {
            throw new DeviceException(DeviceFault.NO_LOUDSPEAKER, name);
        }

        @Override
        public VideoSource openCamera(String name, int width, int height, double framesPerSecond)
                throws DeviceException {
            throw new DeviceException(DeviceFault.NO_CAMERA, name);
        }
    }
}
