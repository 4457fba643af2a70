package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;

/** Finds and opens sound cards by Java Sound. */
final class SoundLines {

    /** For the system's own choice. */
    static final String DEFAULT = "default";

    /** What cards are asked for, in this order. */
    private static final int[] RATES = {AudioFrame.RATE, 48_000, 44_100, 32_000, 8_000};
    /** How much a line holds: enough for a thread that is late. */
    static final int BUFFERED_MILLISECONDS = 60;

    private SoundLines() {
    }

    /** Names of cards that have lines of a kind. */
    static List<String> names(Class<? extends DataLine> kind) {
        List<String> names = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (!formats(AudioSystem.getMixer(info), kind).isEmpty()) {
                names.add(info.getName());
            }
        }
        return names;
    }

    /** Opens a line of a card in the first format that it takes. */
    static <T extends DataLine> T open(Class<T> kind, String name, DeviceFault none, Opener<T> opener)
            throws DeviceException {
        Exception reason = null;
        boolean there = false;
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (!name.equals(DEFAULT) && !name.equals(info.getName())) {
                continue;
            }
            Mixer mixer = AudioSystem.getMixer(info);
            for (AudioFormat format : formats(mixer, kind)) {
                there = true;
                try {
                    T line = kind.cast(mixer.getLine(new DataLine.Info(kind, format)));
                    opener.open(line, format, bufferSize(format));
                    return line;
                } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                    reason = e;
                }
            }
        }
        throw there ? new DeviceException(DeviceFault.BUSY, name, reason) : new DeviceException(none, name);
    }

    /** Opens a line. */
    interface Opener<T> {

        /** As the line's own method. */
        void open(T line, AudioFormat format, int bufferSize) throws LineUnavailableException;
    }

    private static int bufferSize(AudioFormat format) {
        return (int) format.getSampleRate() * BUFFERED_MILLISECONDS / 1000 * format.getFrameSize();
    }

    private static List<AudioFormat> formats(Mixer mixer, Class<? extends DataLine> kind) {
        List<AudioFormat> formats = new ArrayList<>();
        for (int rate : RATES) {
            for (int channels = 1; channels <= 2; channels++) {
                AudioFormat format = new AudioFormat(rate, Short.SIZE, channels, true, false);
                if (mixer.isLineSupported(new DataLine.Info(kind, format))) {
                    formats.add(format);
                }
            }
        }
        return formats;
    }
}
