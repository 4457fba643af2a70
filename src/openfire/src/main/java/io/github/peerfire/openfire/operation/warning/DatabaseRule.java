package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.StorageException;
import java.util.List;

/** Finds that the database does not answer. */
public record DatabaseRule(AuditTrail trail) implements Rule {

    @Override
    public List<Finding> look() {
        try {
            trail.latest(1);
            return List.of();
        } catch (StorageException e) {
            return Finding.error("database");
        }
    }
}
