package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.operation.status.Warning;
import java.util.List;

/** Finds that the rendezvous does not listen, or opens no sessions. */
public record ListeningRule(Rendezvous rendezvous) implements Rule {

    @Override
    public List<Finding> look() {
        if (rendezvous.server().isEmpty()) {
            return rendezvous.problem().map(problem -> List.of(new Finding(Warning.Level.ERROR, problem)))
                    .orElse(List.of());
        }
        return rendezvous.isDraining() ? Finding.notice("draining") : List.of();
    }
}
