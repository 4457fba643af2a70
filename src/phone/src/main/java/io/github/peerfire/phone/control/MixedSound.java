package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Devices whose loudspeaker plays the sum of all members of a group. */
final class MixedSound implements DeviceOpener {

    private static final long SILENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final DeviceOpener devices;
    private final Collection<GroupVoice> voices;
    private volatile long lastPlayed = System.nanoTime();

    /** @param voices a view of those that there are */
    MixedSound(DeviceOpener devices, Collection<GroupVoice> voices) {
        this.devices = devices;
        this.voices = voices;
    }

    @Override
    public AudioSource openMicrophone(String name) throws DeviceException {
        return devices.openMicrophone(name);
    }

    @Override
    public AudioSink openLoudspeaker(String name) throws DeviceException {
        return new Sink(devices.openLoudspeaker(name));
    }

    @Override
    public VideoSource openCamera(String name, int width, int height, double framesPerSecond) throws DeviceException {
        return devices.openCamera(name, width, height, framesPerSecond);
    }

    /** Sound has to go on without a loudspeaker, too: it is the pictures' clock. Each 20 ms. */
    void listenIfNobodyDoes(long now) {
        if (now - lastPlayed > SILENCE) {
            sum(now, 0);
        }
    }

    private int[] sum(long now, long delay) {
        int[] sum = new int[AudioFrame.SAMPLES];
        voices.forEach(voice -> voice.addTo(sum, now, delay));
        return sum;
    }

    /** A loudspeaker. */
    private final class Sink implements AudioSink {

        private final AudioSink device;

        Sink(AudioSink device) {
            this.device = device;
        }

        @Override
        public String name() {
            return device.name();
        }

        @Override
        public boolean isPaced() {
            return device.isPaced();
        }

        @Override
        public void write(short[] ignored) throws DeviceException {
            lastPlayed = System.nanoTime();
            int[] sum = sum(lastPlayed, device.delay());
            short[] samples = new short[sum.length];
            for (int i = 0; i < sum.length; i++) {
                samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i]));
            }
            device.write(samples);
        }

        @Override
        public long delay() {
            return device.delay();
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
