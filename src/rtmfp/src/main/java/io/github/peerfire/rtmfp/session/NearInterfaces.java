package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The interfaces that an endpoint's driver has told of. If it told of none, whichever is named is good for everything.
 */
final class NearInterfaces {

    private final Map<Integer, NearInterface> present = new LinkedHashMap<>();
    private final long relayDelay;
    private boolean known;

    /** @param relayDelay how much later than directly, in nanoseconds, startup packets go through a relay */
    NearInterfaces(long relayDelay) {
        this.relayDelay = relayDelay;
    }

    Collection<NearInterface> all() {
        return Collections.unmodifiableCollection(present.values());
    }

    void put(NearInterface added) {
        known = true;
        present.put(added.id(), added);
    }

    void remove(int id) {
        present.remove(id);
    }

    boolean isPresent(int id) {
        return !known || present.containsKey(id);
    }

    boolean isRelay(int id) {
        NearInterface near = present.get(id);
        return near != null && near.relay();
    }

    /** When an answer to a startup packet may go through an interface, if it is wanted at a time. */
    long notBefore(int interfaceId, long time) {
        return isRelay(interfaceId) ? time + relayDelay : time;
    }

    /**
     * Names all paths to an address, and when startup packets may go there if they are wanted at a time: directly at
     * once, through a relay later, unless there is no direct way.
     *
     * @param usual the interface to name if none are known
     */
    void eachPath(InetSocketAddress address, int usual, long time, BiConsumer<Path, Long> action) {
        if (!known) {
            action.accept(new Path(address, usual), time);
            return;
        }
        List<NearInterface> ways = reaching(address);
        boolean direct = ways.stream().anyMatch(way -> !way.relay());
        ways.forEach(way -> action.accept(
                new Path(address, way.id()), direct && way.relay() ? time + relayDelay : time));
    }

    boolean reach(InetSocketAddress address) {
        return !known || !reaching(address).isEmpty();
    }

    /** Those that reach an address, direct ones first. */
    List<NearInterface> reaching(InetSocketAddress address) {
        List<NearInterface> direct = new ArrayList<>();
        List<NearInterface> relays = new ArrayList<>();
        for (NearInterface near : present.values()) {
            if (near.reaches(address.getAddress())) {
                (near.relay() ? relays : direct).add(near);
            }
        }
        direct.addAll(relays);
        return direct;
    }
}
