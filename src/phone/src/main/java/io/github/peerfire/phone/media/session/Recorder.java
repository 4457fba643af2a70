package io.github.peerfire.phone.media.session;

import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.device.FlvRecording;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Keeps what arrives in a file, on a thread of its own: neither a slow disk nor a full one holds up the network. What
 * cannot be written ends the recording, and is told once.
 */
final class Recorder implements AutoCloseable {

    /** Messages: some ten seconds. */
    private static final int MAXIMUM_WAITING = 1000;
    private static final long PATIENCE = 1000;

    private final Consumer<MediaEvent> events;
    private final ThreadPoolExecutor disk = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAXIMUM_WAITING), Recorder::thread);
    private Optional<Take> present = Optional.empty();
    private Optional<byte[]> audioHeader = Optional.empty();

    Recorder(Consumer<MediaEvent> events) {
        this.events = events;
        disk.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "peerfire-recorder");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins a file, in place of one that is being written. */
    synchronized void begin(Path file) {
        end();
        Take take = new Take(file);
        present = Optional.of(take);
        take.todo(take::open);
    }

    /** Ends the file. */
    synchronized void end() {
        present.ifPresent(take -> take.todo(take::finish));
        present = Optional.empty();
    }

    synchronized boolean isRecording() {
        return present.filter(take -> !take.over.get()).isPresent();
    }

    /**
     * Keeps a message, if there is a file; the audio decoder's configuration, which is sent once, for later ones too.
     */
    synchronized void take(int type, long timestamp, byte[] tag) {
        if (type == FlvRecording.AUDIO && AudioTagHeader.decode(tag).role() == TagRole.SEQUENCE_HEADER) {
            audioHeader = Optional.of(tag);
        }
        Optional<byte[]> header = audioHeader;
        present.ifPresent(take -> take.todo(() -> take.write(type, timestamp, tag, header)));
    }

    /** Ends the file, waiting a second at most. */
    @Override
    public void close() {
        end();
        disk.shutdown();
        try {
            disk.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something that may fail. */
    private interface Work {

        void run() throws DeviceException;
    }

    /** One file. Its methods that may fail run on the disk's thread. */
    private final class Take {

        private final Path file;
        private final AtomicBoolean over = new AtomicBoolean();
        private FlvRecording recording;
        private boolean begun;

        Take(Path file) {
            this.file = file;
        }

        void todo(Work work) {
            try {
                disk.execute(() -> attempt(work));
            } catch (RejectedExecutionException e) {
                // The disk hangs, or is far too slow.
                fail(new DeviceException(DeviceFault.UNWRITABLE_FILE, file.toString(), e));
            }
        }

        private void attempt(Work work) {
            try {
                if (!over.get()) {
                    work.run();
                } else if (recording != null) {
                    // The disk has come back.
                    recording.close();
                }
            } catch (DeviceException e) {
                fail(e);
            }
        }

        private void fail(DeviceException reason) {
            if (over.compareAndSet(false, true)) {
                events.accept(new MediaEvent.RecordingFailed(reason));
            }
        }

        void open() throws DeviceException {
            recording = FlvRecording.open(file);
        }

        void write(int type, long timestamp, byte[] tag, Optional<byte[]> header) throws DeviceException {
            if (!begun && header.isPresent() && header.get() != tag) {
                recording.write(FlvRecording.AUDIO, timestamp, header.get());
            }
            begun = true;
            recording.write(type, timestamp, tag);
        }

        void finish() throws DeviceException {
            recording.close();
            over.set(true);
        }
    }
}
