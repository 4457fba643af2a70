package io.github.peerfire.testbed.simulation;

import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is behind which NAT, and what becomes of addresses on the way. */
final class Topology {

    private final Map<InetAddress, Nat> gateways = new LinkedHashMap<>();
    private final Map<InetAddress, Nat> nats = new LinkedHashMap<>();

    void putBehind(InetAddress host, Nat nat) {
        gateways.put(host, nat);
    }

    void putNat(InetAddress external, Nat nat) {
        nats.put(external, nat);
    }

    void removeNat(InetAddress external) {
        nats.remove(external);
    }

    /**
     * The source that a datagram has where its destination is, or null if it does not get there. On its way out it
     * makes and refreshes mappings.
     */
    InetSocketAddress outbound(InetSocketAddress from, InetSocketAddress to, long now) {
        InetSocketAddress source = from;
        Nat realm = gateways.get(from.getAddress());
        Nat wanted = gateways.get(to.getAddress());
        while (realm != wanted) {
            if (realm == null) {
                return null;
            }
            InetSocketAddress inside = source;
            source = realm.outbound(inside, to, now);
            if (source == null) {
                return null;
            }
            if (to.getAddress().equals(realm.externalAddress())) {
                return hairpin(realm, inside, source);
            }
            realm = realm.outer();
        }
        return source;
    }

    private static InetSocketAddress hairpin(Nat nat, InetSocketAddress inside, InetSocketAddress outside) {
        if (nat.hairpinning() == Hairpinning.OFF) {
            return null;
        }
        return nat.hairpinning() == Hairpinning.INTERNAL_SOURCE ? inside : outside;
    }

    /** The host that gets what is addressed to {@code to}, or null if a NAT does not let it in. */
    InetSocketAddress inbound(InetSocketAddress from, InetSocketAddress to, long now) {
        InetSocketAddress target = to;
        Nat nat = nats.get(target.getAddress());
        while (nat != null && target != null) {
            target = nat.inbound(target.getPort(), from, now);
            nat = target == null ? null : nats.get(target.getAddress());
        }
        return target;
    }
}
