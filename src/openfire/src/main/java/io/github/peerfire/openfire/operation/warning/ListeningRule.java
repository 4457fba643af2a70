package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.operation.status.Warning;
import java.util.ArrayList;
import java.util.List;

/** Finds that the rendezvous does not listen, or not on all its ports, or opens no sessions. */
public record ListeningRule(Rendezvous rendezvous) implements Rule {

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        if (rendezvous.server().isEmpty()) {
            rendezvous.problem().ifPresent(problem -> found.add(new Finding(Warning.Level.ERROR, problem)));
            return found;
        }
        rendezvous.shortcoming().ifPresent(missing -> found.add(new Finding(Warning.Level.WARNING, missing)));
        if (rendezvous.isDraining()) {
            found.addAll(Finding.notice("draining"));
        }
        return found;
    }
}
