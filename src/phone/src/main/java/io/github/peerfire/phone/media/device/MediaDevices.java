package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.video.VideoSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * Devices by their names. A name is that of a connected device, or
 *
 * <pre>
 * default      the system's choice
 * none         silence, or no picture
 * tone         a microphone with a tone of 440 Hz; tone:660 with another frequency
 * beat         a microphone with a beep each second
 * test         a camera with stripes and a clock
 * anything.wav, anything.y4m    a file
 * </pre>
 *
 * <p>Devices may be looked for by any thread, which may take a second.
 */
public final class MediaDevices implements DeviceOpener {

    /** The system's choice. */
    public static final String DEFAULT = SoundLines.DEFAULT;

    /** No device. */
    public static final String NONE = "none";

    /** The tone. */
    public static final String TONE = "tone";

    /** The beep. */
    public static final String BEAT = "beat";

    /** The test picture. */
    public static final String TEST = "test";

    private static final double FREQUENCY = 440;
    /** A folder, or a kind of files, in a name: no device is meant, unless there is one that is called so. */
    private static final Pattern FILE_NAME = Pattern.compile(".*[/\\\\].*|.*\\.[A-Za-z][A-Za-z0-9]{1,4}");

    private final List<CameraProvider> cameras = new ArrayList<>();

    /** Looks for ways to cameras on the class path. */
    public MediaDevices() {
        ServiceLoader.load(CameraProvider.class).forEach(cameras::add);
    }

    /** Names of microphones that are connected, the system's choice first; empty if there is none. */
    public List<String> microphones() {
        return withDefault(SoundLines.names(TargetDataLine.class));
    }

    /** Names of loudspeakers that are connected, the system's choice first; empty if there is none. */
    public List<String> loudspeakers() {
        return withDefault(SoundLines.names(SourceDataLine.class));
    }

    /** Names of cameras that are connected; empty if there is none, or no way to any. */
    public List<String> cameras() {
        return cameras.stream().flatMap(provider -> provider.names().stream()).toList();
    }

    /** Whether what is played there is written to a file, as a recording of calls. */
    public static boolean isRecording(String loudspeaker) {
        return loudspeaker.endsWith(".wav");
    }

    private static List<String> withDefault(List<String> names) {
        List<String> all = new ArrayList<>(names);
        if (!all.isEmpty() && !all.contains(DEFAULT)) {
            all.add(0, DEFAULT);
        }
        return all;
    }

    @Override
    public AudioSource openMicrophone(String name) throws DeviceException {
        if (name.startsWith(TONE + ":")) {
            return new ToneSource(frequency(name));
        }
        return switch (name) {
            case NONE -> new SilentSource();
            case TONE -> new ToneSource(FREQUENCY);
            case BEAT -> new BeatSource();
            default -> name.endsWith(".wav") || isFile(name) ? WavSource.open(path(name)) : SoundCardSource.open(name);
        };
    }

    private static double frequency(String name) throws DeviceException {
        try {
            double hertz = Double.parseDouble(name.substring(TONE.length() + 1));
            if (hertz >= ToneSource.LOWEST && hertz <= ToneSource.HIGHEST) {
                return hertz;
            }
            throw new DeviceException(DeviceFault.NO_MICROPHONE, name);
        } catch (NumberFormatException e) {
            throw new DeviceException(DeviceFault.NO_MICROPHONE, name, e);
        }
    }

    @Override
    public AudioSink openLoudspeaker(String name) throws DeviceException {
        if (name.equals(NONE)) {
            return new SilentSink();
        }
        if (isRecording(name)) {
            return WavSink.open(path(name));
        }
        if (FILE_NAME.matcher(name).matches() && !loudspeakers().contains(name)) {
            throw new DeviceException(DeviceFault.NO_WAV_FILE, name);
        }
        return SoundCardSink.open(name);
    }

    @Override
    public VideoSource openCamera(String name, int width, int height, double framesPerSecond) throws DeviceException {
        if (name.equals(TEST)) {
            return new TestCamera(width, height);
        }
        if (name.endsWith(".y4m")) {
            return Y4mSource.open(path(name));
        }
        for (CameraProvider provider : cameras) {
            List<String> names = provider.names();
            if (!names.isEmpty() && (name.equals(DEFAULT) || names.contains(name))) {
                return provider.open(name.equals(DEFAULT) ? names.get(0) : name, width, height, framesPerSecond);
            }
        }
        throw new DeviceException(cameras.isEmpty() ? DeviceFault.NO_CAMERA_SUPPORT : DeviceFault.NO_CAMERA, name);
    }

    /** Whatever is called so is no device, but may be no file that can be played either. */
    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(String name) throws DeviceException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new DeviceException(DeviceFault.UNREADABLE_FILE, name, e);
        }
    }
}
