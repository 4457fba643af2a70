package io.github.peerfire.rendezvous;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does something with very many connections of one event loop, a few at a time, so that others are served in between.
 */
final class Gradually {

    private static final int AT_ONCE = 256;

    private Gradually() {
    }

    /** Begins at once, on that event loop; passes over the connections of others. */
    static void forEach(
            Collection<ControlConnection> connections, RendezvousEndpoint loop, Consumer<ControlConnection> task) {
        List<ControlConnection> own = connections.stream().filter(connection -> connection.endpoint() == loop).toList();
        goOn(own.iterator(), loop, task);
    }

    private static void goOn(
            Iterator<ControlConnection> left, RendezvousEndpoint loop, Consumer<ControlConnection> task) {
        for (int count = 0; count < AT_ONCE && left.hasNext(); count++) {
            task.accept(left.next());
        }
        if (left.hasNext()) {
            loop.driver().execute(() -> goOn(left, loop, task));
        }
    }
}
