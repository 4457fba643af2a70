package io.github.peerfire.openfire.lookup;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names that clients without an XMPP account go by. A name is held by a live endpoint, one name by each, until it
 * was not refreshed for 35 minutes. Thread-safe; touches memory only.
 */
final class LegacyNames {

    /** How long a name is held without being refreshed; clients refresh each 30 minutes (ProtoXEP section 8.1). */
    static final Duration HELD = Duration.ofMinutes(35);

    private record Held(PeerId peer, long connectionId, long untilMillis) {
    }

    private final Function<PeerId, Optional<ConnectedPeer>> live;
    private final Clock clock;
    private final Map<String, Held> byName = new HashMap<>();
    private final Map<PeerId, String> byPeer = new HashMap<>();

    /**
     * Knows no names yet.
     *
     * @param live the endpoint of a peer ID if it is here, has a developer key and is not bound to a user
     */
    LegacyNames(Function<PeerId, Optional<ConnectedPeer>> live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    /**
     * Takes or refreshes a name.
     *
     * @param name prepared
     * @param client who asks, which has to be where the endpoint is
     * @return false if it is not the endpoint's machine that asks, or somebody else holds the name
     */
    synchronized boolean hold(String name, PeerId peer, InetAddress client) {
        Optional<ConnectedPeer> endpoint = live.apply(peer).filter(found -> isAt(found, client));
        if (endpoint.isEmpty() || holder(name).filter(held -> !held.peer().equals(peer)).isPresent()) {
            return false;
        }
        String former = byPeer.put(peer, name);
        if (former != null) {
            byName.remove(former);
        }
        byName.put(name, new Held(peer, endpoint.get().connectionId(), clock.millis() + HELD.toMillis()));
        return true;
    }

    /** Gives a name up; false if nobody holds it or another machine does. */
    synchronized boolean release(String name, InetAddress client) {
        boolean own = holder(name).flatMap(held -> live.apply(held.peer())).filter(found -> isAt(found, client))
                .isPresent();
        if (own) {
            forget(name);
        }
        return own;
    }

    /** Who holds a name. */
    synchronized Optional<PeerId> find(String name) {
        return holder(name).map(Held::peer);
    }

    /** Forgets the names that are not held any more. */
    synchronized void dropOver() {
        byName.entrySet().stream().filter(entry -> isOver(entry.getValue())).map(Map.Entry::getKey).toList()
                .forEach(this::forget);
    }

    /** How many names are remembered. */
    synchronized int size() {
        return byName.size();
    }

    /** Whoever holds it now; what is over is forgotten. */
    private Optional<Held> holder(String name) {
        Held held = byName.get(name);
        if (held != null && isOver(held)) {
            forget(name);
            return Optional.empty();
        }
        return Optional.ofNullable(held);
    }

    private boolean isOver(Held held) {
        return held.untilMillis() <= clock.millis() || live.apply(held.peer())
                .filter(found -> found.connectionId() == held.connectionId()).isEmpty();
    }

    private void forget(String name) {
        Held held = byName.remove(name);
        if (held != null) {
            byPeer.remove(held.peer(), name);
        }
    }

    private static boolean isAt(ConnectedPeer endpoint, InetAddress client) {
        return endpoint.observed().getAddress().equals(client);
    }
}
