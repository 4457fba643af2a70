package io.github.peerfire.flash;

import java.util.ArrayList;
import java.util.List;

/** A client and a server on a simulated network, and what the client is told. */
abstract class ClientAndServer {

    final SimulatedWorld world = new SimulatedWorld(7);
    final List<NetStatus> statuses = new ArrayList<>();

    NetConnectionConfig.Builder config() {
        return world.config().onStatus(statuses::add);
    }

    List<String> codes() {
        return statuses.stream().map(Told::code).toList();
    }
}
