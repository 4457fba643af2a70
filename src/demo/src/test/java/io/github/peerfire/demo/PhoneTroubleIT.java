package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.RelayPolicy;
import io.github.peerfire.phone.PhoneAbilities;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
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
import io.github.peerfire.smack.calls.CallPhase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
        phones.signIn(bob, MediaSettings.NONE.withMicrophone("tone")).answerAutomatically(call -> { });
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
    void soundThatNobodyHereCanDecodeIsTold() throws Exception {
        phone = phone(MediaSettings.NONE, new MediaDevices());
        assertThat(Phones.await(phone.signIn(phones.config(alice)))).isTrue();
        ClientConfig config = phones.config(bob).withAbilities(PhoneAbilities.of(MediaCodecs.forSound()));
        try (PeerfireClient foreign = Phones.await(PeerfireClient.signIn(config))) {
            foreign.onIncomingCall(call -> {
                call.accept();
                call.onStateChange(state -> {
                    if (state.phase() == CallPhase.ACTIVE) {
                        talk(call);
                    }
                });
            });
            Watch.await(phone, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
            phone.place(Phones.address(bob), false);
            String told = Watch.await(phone, Watch.told("which this phone cannot play")).notice().orElseThrow()
                    .sentence();
            assertThat(told).startsWith("The other side encodes sound as MP3").contains("newer version");
            assertThat(phone.snapshot().current().orElseThrow().active()).isTrue();
        }
    }

    private void talk(Call call) {
        voice.scheduleAtFixedRate(() -> call.local().audio(System.nanoTime() / 1_000_000 & 0xffffffffL, FOREIGN_SOUND),
                0, 20, TimeUnit.MILLISECONDS);
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
