package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.crypto.KeyingException;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step of a key agreement, too slow for the endpoint's thread. */
public abstract class KeyingWork implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyingWork.class);

    private boolean succeeded;

    KeyingWork() {
    }

    /** May be called once, on any thread. */
    @Override
    public final void run() {
        try {
            compute();
            succeeded = true;
        } catch (KeyingException e) {
            succeeded = false;
        } catch (RuntimeException e) {
            // Whatever a far end's numbers do to arithmetic, it is an outcome of this one agreement.
            LOG.debug("A key agreement failed in an unforeseen way: {}", e.getClass().getName());
            succeeded = false;
        }
    }

    /** Whether the step was done and led to something. */
    final boolean succeeded() {
        return succeeded;
    }

    /** On the endpoint's thread, before {@link #run}: it will be done. */
    void begin() {
    }

    /** Touches nothing of the endpoint. */
    abstract void compute() throws KeyingException;

    /** On the endpoint's thread, after {@link #run}. */
    abstract void complete(long now);

    /** On the endpoint's thread, instead of {@link #run}: it will not be done. Only for what others caused. */
    void abandon() {
    }

    /**
     * Where somebody else's packet came from that caused it, without proving anything yet; null if nobody else's did.
     */
    abstract InetAddress foreignSource();
}
