package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.testbed.openfire.Patience;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceProbesTest {

    private static final int LIMIT_SECONDS = 60;

    private final CompletableFuture<Void> seen = new CompletableFuture<>();
    private final DeviceProbes probes = new DeviceProbes((frame, now) -> seen.complete(null));

    @AfterEach
    void close() {
        probes.close();
    }

    @Test
    void eachThatFailsIsTold() {
        probes.use(MediaSettings.NONE.withMicrophone("no such microphone").withLoudspeaker("no such loudspeaker")
                .withCamera("no such camera"));
        assertThat(Patience.upTo(Duration.ofSeconds(LIMIT_SECONDS)).until(() -> probes.failures().size() > 2)).isTrue();
        assertThat(probes.failures()).extracting(DeviceException::fault)
                .containsExactly(
                        DeviceFault.NO_MICROPHONE, DeviceFault.NO_LOUDSPEAKER, DeviceFault.NO_CAMERA_SUPPORT);
        assertThat(probes.sees()).isFalse();
    }

    @Test
    void withoutACameraThereIsNothingToSee() throws Exception {
        probes.use(MediaSettings.NONE.withCamera(MediaDevices.TEST));
        seen.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(probes.sees()).isTrue();
        probes.use(MediaSettings.NONE);
        assertThat(probes.sees()).isFalse();
    }
}
