package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.PlayedStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes a stream's audio, and sees that it is that of the {@link Sample}, unchanged. */
final class Recorder {

    private static final int PATIENCE = 20;

    private final BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();

    /** Attaches itself to a stream. */
    void attach(PlayedStream stream) {
        stream.onAudio((timestamp, tag) -> numbers.add(Sample.numberOf(tag)));
    }

    /** Waits for so many tags, one after the other from whichever comes first. */
    void awaitInOrder(int count) throws InterruptedException {
        Integer first = null;
        for (int i = 0; i < count; i++) {
            Integer number = numbers.poll(PATIENCE, TimeUnit.SECONDS);
            assertThat(number).as("tag " + i + " of " + count).isNotNull();
            first = first == null ? number : first;
            assertThat(number).isEqualTo((first + i) % Sample.DISTINCT);
        }
    }
}
