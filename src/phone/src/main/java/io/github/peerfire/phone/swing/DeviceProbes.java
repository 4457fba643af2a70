package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.CameraProbe;
import io.github.peerfire.phone.media.session.LoudspeakerProbe;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.session.MicrophoneProbe;
import io.github.peerfire.phone.media.video.VideoSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Devices that are tried where they are chosen. Giving them back may take a while. */
final class DeviceProbes {

    private final DeviceOpener devices;
    private final VideoSink screen;
    private Optional<MicrophoneProbe> microphone = Optional.empty();
    private Optional<LoudspeakerProbe> loudspeaker = Optional.empty();
    private Optional<CameraProbe> camera = Optional.empty();
    private boolean closed;
    private String microphoneName = "";
    private String loudspeakerName = "";
    private volatile String cameraName = "";

    /**
     * Tries none yet.
     *
     * @param screen gets the pictures, on any thread
     */
    DeviceProbes(DeviceOpener devices, VideoSink screen) {
        this.devices = devices;
        this.screen = screen;
    }

    /** Tries these from now on, or none as long as there is a call: it needs them, and most can be opened only once. */
    void use(MediaSettings wanted, PhoneSnapshot now) {
        use(now.calls().isEmpty() ? wanted : MediaSettings.NONE);
    }

    private void use(MediaSettings wanted) {
        if (closed) {
            return;
        }
        if (!wanted.microphone().equals(microphoneName)) {
            microphoneName = wanted.microphone();
            microphone.ifPresent(DeviceProbes::giveBack);
            microphone = Optional.of(new MicrophoneProbe(devices, microphoneName));
        }
        if (!wanted.loudspeaker().equals(loudspeakerName)) {
            loudspeakerName = wanted.loudspeaker();
            loudspeaker.ifPresent(DeviceProbes::giveBack);
            // A recording begins with a call.
            loudspeaker = MediaDevices.isRecording(loudspeakerName) ? Optional.empty()
                    : Optional.of(new LoudspeakerProbe(devices, loudspeakerName));
        }
        if (!wanted.camera().equals(cameraName)) {
            cameraName = wanted.camera();
            camera.ifPresent(DeviceProbes::giveBack);
            camera = cameraName.equals(MediaDevices.NONE) ? Optional.empty()
                    : Optional.of(new CameraProbe(devices, cameraName, wanted.quality(), ofPresent(cameraName)));
        }
    }

    /** What one that is being given back still sees is not shown. */
    private VideoSink ofPresent(String name) {
        return (frame, now) -> {
            if (name.equals(cameraName)) {
                screen.show(frame, now);
            }
        };
    }

    double level() {
        return microphone.map(probe -> probe.level().bar()).orElse(0.0);
    }

    /** What the user should know; empty if all work. */
    List<DeviceException> failures() {
        return Stream.of(microphone.flatMap(MicrophoneProbe::failure),
                loudspeaker.flatMap(LoudspeakerProbe::failure), camera.flatMap(CameraProbe::failure))
                .flatMap(Optional::stream).toList();
    }

    /** Whether there is something to see. */
    boolean sees() {
        return camera.filter(probe -> probe.failure().isEmpty()).isPresent();
    }

    /** Gives all back, and tries no more. */
    void close() {
        closed = true;
        microphone.ifPresent(DeviceProbes::giveBack);
        loudspeaker.ifPresent(DeviceProbes::giveBack);
        camera.ifPresent(DeviceProbes::giveBack);
        microphone = Optional.empty();
        loudspeaker = Optional.empty();
        camera = Optional.empty();
        cameraName = "";
    }

    private static void giveBack(MicrophoneProbe probe) {
        CompletableFuture.runAsync(probe::close);
    }

    private static void giveBack(LoudspeakerProbe probe) {
        CompletableFuture.runAsync(probe::close);
    }

    private static void giveBack(CameraProbe probe) {
        CompletableFuture.runAsync(probe::close);
    }
}
