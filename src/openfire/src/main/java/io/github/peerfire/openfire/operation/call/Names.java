package io.github.peerfire.openfire.operation.call;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.keys.KeyLookup;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says who has, or had, a peer ID: of those who have left the last ones are remembered, so that it can be told later
 * whose call failed. Thread-safe.
 */
public final class Names {

    private static final int REMEMBERED = 10_000;

    private final BindingRegistry bindings;
    private final KeyLookup keys;
    private final Map<PeerId, String> departed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PeerId, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Names those who are connected. */
    public Names(BindingRegistry bindings, KeyLookup keys) {
        this.bindings = bindings;
        this.keys = keys;
    }

    /** Remembers somebody who leaves; to be told before the binding is removed. Touches memory only. */
    public void leaving(ConnectedPeer peer) {
        name(peer).ifPresent(name -> {
            synchronized (departed) {
                departed.remove(peer.id());
                departed.put(peer.id(), name);
            }
        });
    }

    /** The full JID of a peer, or the label of its key. */
    Optional<String> name(ConnectedPeer peer) {
        Optional<Binding> binding = bindings.find(peer.connectionId());
        if (binding.isPresent()) {
            return Optional.of(binding.get().holder().toString());
        } else if (peer.owner() instanceof TicketHolder holder) {
            return Optional.of(holder.jid().toString());
        }
        return peer.owner() instanceof KeyOwner owner
                ? keys.get(owner.keyId()).map(key -> key.terms().label()) : Optional.empty();
    }

    Party asker(IntroductionReport report, RendezvousServer server) {
        return party(report.asker(), OptionalLong.of(report.askerConnection()), server);
    }

    Party target(IntroductionReport report, RendezvousServer server) {
        return party(report.target(), OptionalLong.empty(), server);
    }

    private Party party(PeerId id, OptionalLong connection, RendezvousServer server) {
        Optional<ConnectedPeer> there = server.find(id)
                .filter(peer -> connection.isEmpty() || connection.getAsLong() == peer.connectionId());
        Optional<InetSocketAddress> address = there.map(ConnectedPeer::observed);
        OptionalLong now = there.map(peer -> OptionalLong.of(peer.connectionId())).orElse(OptionalLong.empty());
        return new Party(id.hex(), now, there.isPresent() ? name(there.get()) : former(id), address);
    }

    private Optional<String> former(PeerId id) {
        synchronized (departed) {
            return Optional.ofNullable(departed.get(id));
        }
    }
}
