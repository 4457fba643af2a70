package io.github.peerfire.phone.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FFmpeg's own test pictures in place of a camera: the same way, but for the driver. */
class NativeCamerasTest {

    private static final String PICTURES = "testsrc2=size=322x242:rate=30,format=yuyv422,realtime";

    @BeforeEach
    void onlyWhereThereIsALibraryForThePlatform() {
        assumeThat(Ffmpeg.hasDevices()).isTrue();
    }

    @Test
    void picturesAreThoseOfTheDeviceInPlanesAndComeAsOftenAsTheDeviceSays() throws DeviceException {
        try (FfmpegCamera camera = FfmpegCamera.open("lavfi", PICTURES, "Test", Map.of())) {
            assertThat(camera.isPaced()).isTrue();
            long begin = System.nanoTime();
            VideoFrame first = camera.read(0);
            VideoFrame last = first;
            for (int i = 0; i < 15; i++) {
                last = camera.read(0);
            }
            assertThat(System.nanoTime() - begin).isGreaterThan(400_000_000L);
            assertThat(first.width()).isEqualTo(322);
            assertThat(first.height()).isEqualTo(242);
            assertThat(last.luma()).isNotEqualTo(first.luma());
            int[] pixels = new int[322 * 242];
            last.toRgb(pixels);
            assertThat(Arrays.stream(pixels).distinct().count()).as("colours").isGreaterThan(20);
        }
    }

    @Test
    void aCameraThatWasClosedSaysSo() throws DeviceException {
        FfmpegCamera camera = FfmpegCamera.open("lavfi", PICTURES, "Test", Map.of());
        camera.close();
        camera.close();
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> camera.read(0))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(DeviceFault.CLOSED));
    }

    @Test
    void aCameraThatEndsWasDisconnected() throws DeviceException {
        try (FfmpegCamera camera = FfmpegCamera.open("lavfi", "testsrc2=size=64x64:rate=15:duration=0.2", "Test",
                Map.of())) {
            assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> {
                for (int i = 0; i < 10; i++) {
                    camera.read(0);
                }
            }).satisfies(e -> assertThat(e.fault()).isEqualTo(DeviceFault.LOST));
        }
    }

    @Test
    void whatCannotBeOpenedIsBusyAndWhatIsNotThereIsNoCamera() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> FfmpegCamera.open("v4l2", "/dev/no-such-video", "X", Map.of("video_size", "9x9")))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(DeviceFault.BUSY));
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new MediaDevices().openCamera("no such", 320, 240, 15))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(DeviceFault.NO_CAMERA));
    }

    @Test
    void theListIsThatOfTheMachineAndEmptyForOtherMachinesDevices() {
        List<String> names = new MediaDevices().cameras();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(new NativeCameras("no such").names()).isEmpty();
    }
}
