package io.github.peerfire.demo;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.video.VideoSource;

/** The usual devices, but for the loudspeaker, in whose place a tone is measured. */
final class MeasuredDevices implements DeviceOpener {

    private final MediaDevices usual = new MediaDevices();
    private volatile ToneMeter ear = new ToneMeter();

    /** Measures what is played from now on. */
    ToneMeter listen() {
        ToneMeter fresh = new ToneMeter();
        ear = fresh;
        return fresh;
    }

    @Override
    public AudioSource openMicrophone(String name) throws DeviceException {
        return usual.openMicrophone(name);
    }

    @Override
    public AudioSink openLoudspeaker(String name) {
        return new AudioSink() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isPaced() {
                return false;
            }

            @Override
            public void write(short[] samples) {
                ear.take(samples);
            }

            @Override
            public long delay() {
                return 0;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    public VideoSource openCamera(String name, int width, int height, double framesPerSecond)
            throws DeviceException {
        return usual.openCamera(name, width, height, framesPerSecond);
    }
}
