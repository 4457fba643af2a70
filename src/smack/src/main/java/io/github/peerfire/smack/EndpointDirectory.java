package io.github.peerfire.smack;

import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** The endpoints that presence tells, by the reading rules of ProtoXEP 5.4. Thread-safe. */
public final class EndpointDirectory {

    /** More devices than anybody's contacts have; beyond, a device is not remembered. */
    private static final int MAX_DEVICES = 10_000;

    /** Of a device; those that requests under way may still name. */
    private static final int MAX_FORMER = 4;

    private final Map<EntityFullJid, PresenceEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<EntityFullJid, Deque<String>> former = new LinkedHashMap<>();
    private final List<EndpointListener> listeners = new CopyOnWriteArrayList<>();

    EndpointDirectory() {
    }

    /** What is known of a device. */
    public synchronized Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.ofNullable(endpoints.get(device));
    }

    /**
     * Whether a device had an endpoint, since it is there, before the one that it has now, if any (ProtoXEP 6.5).
     *
     * @param peer 64 lower-case hex digits
     */
    public synchronized boolean had(EntityFullJid device, String peer) {
        Deque<String> peers = former.get(device);
        return peers != null && peers.contains(peer);
    }

    /** What is known of an account's devices. */
    public synchronized Map<EntityFullJid, PresenceEndpoint> endpoints(BareJid account) {
        Map<EntityFullJid, PresenceEndpoint> found = new LinkedHashMap<>();
        endpoints.forEach((device, endpoint) -> {
            if (device.asBareJid().equals(account)) {
                found.put(device, endpoint);
            }
        });
        return found;
    }

    /** Adds a listener. */
    public void addListener(EndpointListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(EndpointListener listener) {
        listeners.remove(listener);
    }

    void read(Presence presence) {
        Jid from = presence.getFrom();
        EntityFullJid device = from == null ? null : from.asEntityFullJidIfPossible();
        if (device == null) {
            return;
        }
        boolean available = presence.getType() == Presence.Type.available;
        Optional<PresenceEndpoint> told = available ? only(presence) : Optional.empty();
        boolean gone = presence.getType() == Presence.Type.unavailable || presence.getType() == Presence.Type.error;
        if (gone || available) {
            update(device, told);
        }
        if (gone) {
            forget(device);
        }
    }

    private void update(EntityFullJid device, Optional<PresenceEndpoint> told) {
        synchronized (this) {
            PresenceEndpoint known = endpoints.get(device);
            boolean stale = known != null && told.isPresent() && told.get().epoch() < known.epoch();
            boolean full = known == null && endpoints.size() >= MAX_DEVICES;
            if (stale || full || told.equals(Optional.ofNullable(known))) {
                return;
            }
            if (known != null && told.filter(now -> now.peer().equals(known.peer())).isEmpty()) {
                replaced(device, known.peer());
            }
            if (told.isPresent()) {
                endpoints.put(device, told.get());
            } else {
                endpoints.remove(device);
            }
        }
        listeners.forEach(listener -> listener.endpointChanged(device, told));
    }

    private void replaced(EntityFullJid device, String peer) {
        if (former.size() < MAX_DEVICES || former.containsKey(device)) {
            Deque<String> peers = former.computeIfAbsent(device, name -> new ArrayDeque<>());
            peers.remove(peer);
            peers.addLast(peer);
            if (peers.size() > MAX_FORMER) {
                peers.removeFirst();
            }
        }
    }

    /** ProtoXEP section 12, rule 7. */
    private synchronized void forget(EntityFullJid device) {
        former.remove(device);
    }

    /** ProtoXEP 5.4: malformed or repeated elements are as none. */
    private static Optional<PresenceEndpoint> only(Presence presence) {
        List<ExtensionElement> elements = presence.getExtensions().stream()
                .filter(element -> element.getQName().equals(EndpointElement.QNAME)).toList();
        if (elements.size() == 1 && elements.get(0) instanceof EndpointElement element) {
            return Optional.ofNullable(element.endpoint());
        }
        return Optional.empty();
    }

    /** The stream ended; nothing is known any more. */
    void clear() {
        Map<EntityFullJid, PresenceEndpoint> gone;
        synchronized (this) {
            gone = new LinkedHashMap<>(endpoints);
            endpoints.clear();
            former.clear();
        }
        gone.keySet().forEach(device ->
                listeners.forEach(listener -> listener.endpointChanged(device, Optional.empty())));
    }
}
