package io.github.peerfire.phone.control;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The settings of now, which it writes on a thread of its own, since a disk may be slow, full, or gone. On the
 * controller's thread.
 */
final class SettingsKeeper {

    private static final int PATIENCE_SECONDS = 2;

    private final SettingsFile file;
    private final Consumer<IOException> failed;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "peerfire-phone-settings");
        thread.setDaemon(true);
        return thread;
    });

    /** As the file was when it was read or written last: what is different since is this phone's own. */
    private PhoneSettings kept;
    private volatile PhoneSettings present;

    /**
     * Begins with what is in the file.
     *
     * @param failed is told on the keeper's thread
     */
    SettingsKeeper(SettingsFile file, Consumer<IOException> failed) {
        this.file = file;
        this.failed = failed;
        this.kept = file.load();
        this.present = kept;
    }

    PhoneSettings present() {
        return present;
    }

    /** Takes over what other phones have written meanwhile; waits for what this one is just writing. */
    synchronized void reload() {
        PhoneSettings theirs = file.load();
        present = theirs.withChanges(kept, present);
        kept = theirs;
    }

    /** From now on, but does not write them yet. */
    void use(PhoneSettings settings) {
        present = settings;
    }

    /** From now on, and writes them soon, unless later ones come before. */
    void save(PhoneSettings settings) {
        use(settings);
        if (!asked.getAndSet(true) && !writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    private synchronized void write() {
        asked.set(false);
        PhoneSettings latest = present;
        try {
            file.save(kept, latest);
            kept = latest;
        } catch (IOException e) {
            failed.accept(e);
        }
    }

    /** Waits a moment for what is still to be written. */
    void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
