package io.github.peerfire.phone.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One at a time reads a file and replaces it, of all programs on this machine. A file that is replaced cannot be locked
 * itself, so there is an empty one beside it, which stays.
 */
final class FileTurn {

    private static final Logger LOG = LoggerFactory.getLogger(FileTurn.class);

    /** The system knows programs only. */
    private static final ReentrantLock WITHIN = new ReentrantLock();

    private final FileChannel channel;

    private FileTurn(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until nobody else has one.
     *
     * @throws IOException if there can be no file beside it, for example because the disk is read-only
     */
    static FileTurn at(Path file) throws IOException {
        WITHIN.lock();
        try {
            FileTurn turn = new FileTurn(FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            turn.lock();
            return turn;
        } catch (IOException | RuntimeException e) {
            WITHIN.unlock();
            throw e;
        }
    }

    private void lock() {
        try {
            channel.lock();
        } catch (IOException e) {
            // Some file systems know no locks; two phones rarely write at the same moment.
            LOG.debug("No lock: {}", e.toString());
        }
    }

    /** The next one's turn. */
    void close() throws IOException {
        try {
            channel.close();
        } finally {
            WITHIN.unlock();
        }
    }
}
