package io.github.peerfire.openfire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps that are undone in reverse order, each guarded by itself. */
final class Wiring {

    /** One half of a step. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private record Undo(String name, Action action) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Deque<Undo> done = new ArrayDeque<>();

    /**
     * Does something and remembers how to undo it, also when only part of it could be done.
     *
     * @throws Exception whatever {@code action} throws
     */
    void step(String name, Action action, Action undo) throws Exception {
        done.push(new Undo(name, undo));
        action.run();
    }

    /** Undoes all steps; a step that fails does not keep the others from being undone. */
    void undoAll() {
        while (!done.isEmpty()) {
            Undo undo = done.pop();
            try {
                undo.action().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("Interrupted while removing {}", undo.name());
            } catch (Exception | LinkageError e) {
                LOG.warn("Could not remove {}", undo.name(), e);
            }
        }
    }
}
