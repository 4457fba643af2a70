package io.github.peerfire.openfire.operation.warning;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds that it is not known which developer keys there are.
 *
 * @param read whether it is
 */
public record KeysRule(BooleanSupplier read) implements Rule {

    @Override
    public List<Finding> look() {
        return read.getAsBoolean() ? List.of() : Finding.error("keys-unread");
    }
}
