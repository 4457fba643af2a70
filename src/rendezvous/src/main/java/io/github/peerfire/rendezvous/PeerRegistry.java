package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is admitted, by connection, by proven peer ID and by address. May be asked from any thread. */
final class PeerRegistry {

    private final Map<Long, ControlConnection> byConnection = new ConcurrentHashMap<>();
    private final Map<PeerId, ControlConnection> byPeer = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, ControlConnection> byAddress = new ConcurrentHashMap<>();
    /** Of addresses with several connections all of them; such are rare, and end soon. */
    private final Map<InetSocketAddress, List<ControlConnection>> crowds = new ConcurrentHashMap<>();
    private final Departed departed = new Departed();

    /**
     * Adds an admitted connection. A peer ID that was not proven does not lead to it: anybody could have made it up.
     *
     * @return the connection that this one replaces, since it proved the same peer ID, or null
     */
    ControlConnection add(ControlConnection connection) {
        ConnectedPeer peer = connection.peer();
        byConnection.put(peer.connectionId(), connection);
        addAt(peer.observed(), connection);
        return peer.staticKeys() ? byPeer.put(peer.id(), connection) : null;
    }

    /** Whether the peer ID led to that connection; now it leads nowhere. */
    boolean remove(ControlConnection connection, long now) {
        ConnectedPeer peer = connection.peer();
        byConnection.remove(peer.connectionId());
        removeAt(peer.observed(), connection);
        boolean found = byPeer.remove(peer.id(), connection);
        if (found) {
            departed.add(peer.id(), now);
        }
        return found;
    }

    void moved(ControlConnection connection, InetSocketAddress previous) {
        removeAt(previous, connection);
        addAt(connection.peer().observed(), connection);
    }

    Optional<ControlConnection> connection(long connectionId) {
        return Optional.ofNullable(byConnection.get(connectionId));
    }

    Optional<ControlConnection> find(PeerId id) {
        return Optional.ofNullable(byPeer.get(id));
    }

    /** The peers that proved their IDs. */
    Collection<PeerId> provenPeers() {
        return List.copyOf(byPeer.keySet());
    }

    /** Who left, not too long ago. */
    Departed departed() {
        return departed;
    }

    /** The connections from an address, usually one. */
    List<ControlConnection> at(InetSocketAddress address) {
        ControlConnection latest = byAddress.get(address);
        if (latest == null) {
            return List.of();
        }
        List<ControlConnection> crowd = crowds.isEmpty() ? null : crowds.get(address);
        return crowd == null ? List.of(latest) : crowd;
    }

    Collection<ControlConnection> connections() {
        return List.copyOf(byConnection.values());
    }

    int size() {
        return byConnection.size();
    }

    /** Whether nobody is here, nor left lately. */
    boolean isEmpty() {
        return byConnection.isEmpty() && byPeer.isEmpty() && byAddress.isEmpty() && crowds.isEmpty()
                && departed.size() == 0;
    }

    private void addAt(InetSocketAddress address, ControlConnection connection) {
        byAddress.compute(address, (key, there) -> {
            if (there != null) {
                List<ControlConnection> all = new ArrayList<>(crowds.getOrDefault(address, List.of(there)));
                all.add(connection);
                crowds.put(address, List.copyOf(all));
            }
            return connection;
        });
    }

    private void removeAt(InetSocketAddress address, ControlConnection connection) {
        byAddress.computeIfPresent(address, (key, there) -> {
            List<ControlConnection> others = crowds.getOrDefault(address, List.of(there)).stream()
                    .filter(other -> other != connection).toList();
            if (others.size() > 1) {
                crowds.put(address, others);
            } else {
                crowds.remove(address);
            }
            return others.isEmpty() ? null : others.get(others.size() - 1);
        });
    }
}
