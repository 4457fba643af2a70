package io.github.peerfire.phone.ring;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the tone that fits the phone's calls on the loudspeaker that is chosen. A loudspeaker that does not work keeps
 * nobody from taking a call: then it is silent, and so it is where calls are recorded in a file.
 */
public final class Ringer implements Consumer<PhoneSnapshot> {

    private static final Logger LOG = LoggerFactory.getLogger(Ringer.class);
    /** For two seconds: a call that just ended, or a dialog, may be about to give the loudspeaker back. */
    private static final int TRIES = 100;
    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(AudioFrame.MILLISECONDS);

    private final DeviceOpener devices;
    private final Executor thread;
    private volatile Optional<RingTone> wanted = Optional.empty();

    /** With the devices of this machine, on a thread of its own. */
    public Ringer() {
        this(new MediaDevices(), Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "peerfire-ring");
            made.setDaemon(true);
            return made;
        }));
    }

    /** With other devices, on another thread. */
    Ringer(DeviceOpener devices, Executor thread) {
        this.devices = devices;
        this.thread = thread;
    }

    @Override
    public void accept(PhoneSnapshot now) {
        Optional<RingTone> next = tone(now);
        if (!next.equals(wanted)) {
            wanted = next;
            String loudspeaker = now.devices().loudspeaker();
            next.filter(tone -> !MediaDevices.isRecording(loudspeaker))
                    .ifPresent(tone -> thread.execute(() -> play(tone, loudspeaker, TRIES)));
        }
    }

    /** Nothing rings while the user talks with somebody. */
    private static Optional<RingTone> tone(PhoneSnapshot now) {
        if (now.calls().stream().anyMatch(CallSnapshot::talkedIn)) {
            return Optional.empty();
        } else if (now.ringing().isPresent()) {
            return Optional.of(RingTone.INCOMING);
        }
        return now.calls().stream().anyMatch(CallSnapshot::ringsThere) ? Optional.of(RingTone.OUTGOING)
                : Optional.empty();
    }

    private void play(RingTone tone, String loudspeaker, int tries) {
        try (AudioSink sink = devices.openLoudspeaker(loudspeaker)) {
            long begin = System.nanoTime();
            for (long frame = 0; wanted.filter(tone::equals).isPresent(); frame++) {
                sink.write(tone.frame(frame));
                if (!sink.isPaced()) {
                    LockSupport.parkNanos(begin + (frame + 1) * FRAME - System.nanoTime());
                }
            }
        } catch (DeviceException e) {
            if (tries == 0) {
                LOG.debug("It does not ring: {}", e.getMessage());
            } else if (wanted.filter(tone::equals).isPresent()) {
                LockSupport.parkNanos(FRAME);
                thread.execute(() -> play(tone, loudspeaker, tries - 1));
            }
        }
    }
}
