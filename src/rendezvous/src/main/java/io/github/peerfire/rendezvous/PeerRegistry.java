package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.SipHash;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Who is admitted, by connection, by proven peer ID and by address. May be asked from any thread. What others choose,
 * their peer IDs and addresses, is hashed with a secret, so that nobody can make that slow.
 */
final class PeerRegistry {

    private final Map<Long, ControlConnection> byConnection = new ConcurrentHashMap<>();
    private final SipHash hash;
    private final ConcurrentIndex<ControlConnection> byPeer = new ConcurrentIndex<>(number -> (int) number);
    private final AddressIndex<ControlConnection> byAddress;
    private final Departed departed = new Departed();

    PeerRegistry(RandomSource random) {
        hash = new SipHash(random.bytes(SipHash.SECRET_LENGTH));
        byAddress = new AddressIndex<>(hash, connection -> connection.peer().observed());
    }

    /**
     * Adds an admitted connection. A peer ID that was not proven does not lead to it: anybody could have made it up.
     *
     * @return the connection that this one replaces, since it proved the same peer ID, or null
     */
    ControlConnection add(ControlConnection connection) {
        ConnectedPeer peer = connection.peer();
        byConnection.put(peer.connectionId(), connection);
        byAddress.add(peer.observed(), connection);
        return peer.staticKeys() ? byPeer.put(peer.id().hash(hash), connection, has(peer.id())) : null;
    }

    private static Predicate<ControlConnection> has(PeerId id) {
        return connection -> connection.peer().id().equals(id);
    }

    /** Whether the peer ID led to that connection; now it leads nowhere. */
    boolean remove(ControlConnection connection, long now) {
        ConnectedPeer peer = connection.peer();
        byConnection.remove(peer.connectionId());
        byAddress.remove(peer.observed(), connection);
        boolean found = byPeer.remove(peer.id().hash(hash), connection);
        if (found) {
            departed.add(peer.id(), now);
        }
        return found;
    }

    void moved(ControlConnection connection, InetSocketAddress previous) {
        byAddress.remove(previous, connection);
        byAddress.add(connection.peer().observed(), connection);
    }

    Optional<ControlConnection> connection(long connectionId) {
        return Optional.ofNullable(byConnection.get(connectionId));
    }

    Optional<ControlConnection> find(PeerId id) {
        return Optional.ofNullable(byPeer.find(id.hash(hash), has(id)));
    }

    /** The peers that proved their IDs. */
    Collection<PeerId> provenPeers() {
        return byConnection.values().stream().map(ControlConnection::peer)
                .filter(ConnectedPeer::staticKeys).map(ConnectedPeer::id).distinct().toList();
    }

    /** Who left, not too long ago. */
    Departed departed() {
        return departed;
    }

    /** The connections from an address, usually one. */
    List<ControlConnection> at(InetSocketAddress address) {
        return byAddress.at(address);
    }

    Collection<ControlConnection> connections() {
        return List.copyOf(byConnection.values());
    }

    int size() {
        return byConnection.size();
    }
}
