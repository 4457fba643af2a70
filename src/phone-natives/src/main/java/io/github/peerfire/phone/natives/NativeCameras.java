package io.github.peerfire.phone.natives;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.device.CameraProvider;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** Cameras by FFmpeg: Video4Linux, AVFoundation, DirectShow. */
public final class NativeCameras implements CameraProvider {

    private static final String LINUX = "v4l2";
    private static final String MAC_OS = "avfoundation";
    private static final String WINDOWS = "dshow";

    private final String format;

    /** Those of this machine. */
    public NativeCameras() {
        this(system(System.getProperty("os.name", "")));
    }

    /** By one of FFmpeg's input devices. */
    NativeCameras(String format) {
        this.format = format;
    }

    private static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC_OS : LINUX;
    }

    @Override
    public List<String> names() {
        return List.copyOf(devices().keySet());
    }

    /** What the system calls a camera, by what users call it. */
    private Map<String, String> devices() {
        Map<String, String> devices = new LinkedHashMap<>();
        AVInputFormat kind = Ffmpeg.hasDevices() ? avformat.av_find_input_format(format) : null;
        if (kind == null) {
            return devices;
        }
        try (PointerPointer<AVDeviceInfoList> found = new PointerPointer<>(1)) {
            found.put(0, (AVDeviceInfoList) null);
            if (avdevice.avdevice_list_input_sources(kind, null, (AVDictionary) null, found) > 0) {
                AVDeviceInfoList all = new AVDeviceInfoList(found.get(0));
                for (int i = 0; i < all.nb_devices(); i++) {
                    add(all.devices(i), devices);
                }
            }
            avdevice.avdevice_free_list_devices(found);
        }
        return devices;
    }

    private static void add(AVDeviceInfo info, Map<String, String> devices) {
        if (isCamera(info)) {
            String device = info.device_name().getString();
            String description = info.device_description() == null ? device : info.device_description().getString();
            // Two of the same kind are called alike.
            devices.put(devices.containsKey(description) ? description + " (" + device + ")" : description, device);
        }
    }

    /** Some list microphones, too. */
    private static boolean isCamera(AVDeviceInfo info) {
        boolean camera = info.nb_media_types() == 0;
        for (int i = 0; i < info.nb_media_types(); i++) {
            camera |= info.media_types().get(i) == avutil.AVMEDIA_TYPE_VIDEO;
        }
        return camera;
    }

    @Override
    public VideoSource open(String name, int width, int height, double framesPerSecond) throws DeviceException {
        String device = devices().get(name);
        if (device == null) {
            throw new DeviceException(DeviceFault.NO_CAMERA, name);
        }
        return FfmpegCamera.open(format, format.equals(WINDOWS) ? "video=" + device : device, name,
                Map.of("video_size", width + "x" + height, "framerate", Double.toString(framesPerSecond)));
    }
}
