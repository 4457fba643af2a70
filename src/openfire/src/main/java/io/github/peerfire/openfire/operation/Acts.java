package io.github.peerfire.openfire.operation;

import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.StorageException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what administrators do, in the audit trail and in the log. */
public final class Acts {

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    private final AuditTrail trail;

    /** Writes to a trail. */
    public Acts(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Something was done. That the trail cannot be written does not undo it; then it is in the log only.
     *
     * @param act a word of at most 40 characters, such as {@code key.create}
     * @param subject what it was done to, never a secret
     */
    public void record(Administrator who, String act, String subject) {
        record(who, act, subject, () -> trail.record(who.name(), act, subject));
    }

    /** As the other, of something that was done at a time. */
    public void record(Instant time, Administrator who, String act, String subject) {
        record(who, act, subject, () -> trail.record(time, who.name(), act, subject));
    }

    private static void record(Administrator who, String act, String subject, Runnable writing) {
        LOG.info("act={} by={} subject={}", act, LogText.escape(who.name()), LogText.escapeLast(subject));
        try {
            writing.run();
        } catch (StorageException e) {
            LOG.warn("An act of an administrator is missing in the audit trail: {}", LogText.escape(e.getMessage()));
        }
    }
}
