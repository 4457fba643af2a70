package io.github.peerfire.openfire.operation.warning;

import java.util.List;

/** Looks for something that may be wrong. May wait for the database and for name servers. */
@FunctionalInterface
public interface Rule {

    /** What is wrong now. */
    List<Finding> look();
}
