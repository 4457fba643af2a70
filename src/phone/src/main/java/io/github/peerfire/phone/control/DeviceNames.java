package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.device.MediaDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Devices to choose from: those that are connected, then those that always work.
 *
 * @param microphones names, as {@link MediaDevices} knows them
 * @param loudspeakers likewise
 * @param cameras likewise
 */
public record DeviceNames(List<String> microphones, List<String> loudspeakers, List<String> cameras) {

    /** Looks for them on another thread; may take a second. */
    public static CompletableFuture<DeviceNames> find() {
        return CompletableFuture.supplyAsync(() -> {
            MediaDevices devices = new MediaDevices();
            return new DeviceNames(
                    and(devices.microphones(), MediaDevices.DEFAULT, MediaDevices.TONE, MediaDevices.NONE),
                    and(devices.loudspeakers(), MediaDevices.DEFAULT, MediaDevices.NONE),
                    and(devices.cameras(), MediaDevices.DEFAULT, MediaDevices.TEST, MediaDevices.NONE));
        });
    }

    private static List<String> and(List<String> connected, String... always) {
        List<String> all = new ArrayList<>(connected);
        for (String name : always) {
            if (!all.contains(name)) {
                all.add(name);
            }
        }
        return List.copyOf(all);
    }
}
