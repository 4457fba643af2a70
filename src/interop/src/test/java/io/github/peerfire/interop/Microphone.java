package io.github.peerfire.interop;

import io.github.peerfire.flash.PublishedStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Publishes the {@link Sample} at its own pace for as long as the stream is open. */
final class Microphone implements Runnable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final PublishedStream stream;
    private int next;

    private Microphone(PublishedStream stream) {
        this.stream = stream;
    }

    static void into(PublishedStream stream) {
        Microphone microphone = new Microphone(stream);
        microphone.clock.scheduleAtFixedRate(microphone, 0, Sample.PERIOD, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        if (!stream.isOpen()) {
            clock.shutdown();
            return;
        }
        stream.audio((long) next * Sample.PERIOD, Sample.tag(next));
        next++;
    }
}
