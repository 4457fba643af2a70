package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.AddressScope;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** What one peer is told about where another may be. */
final class Whereabouts {

    /** How many addresses of one family are told. */
    static final int PER_FAMILY = 4;

    /** How many addresses are told; librtmfp takes no more. */
    static final int MAXIMUM = 7;

    private Whereabouts() {
    }

    /**
     * The addresses of a Responder Redirect, best first and never none: where the peer was observed, then those of
     * its own addresses that can mean something where the asker is.
     *
     * @param own what the peer says itself
     */
    static List<CandidateAddress> of(InetSocketAddress observed, List<InetSocketAddress> own, InetSocketAddress asker) {
        List<CandidateAddress> addresses = new ArrayList<>();
        addresses.add(new CandidateAddress(AddressOrigin.OBSERVED, observed));
        for (InetSocketAddress address : own) {
            if (!address.equals(observed)
                    && means(AddressScope.of(address.getAddress()), asker, observed)
                    && addresses.size() < MAXIMUM
                    && ofFamily(addresses, address) < PER_FAMILY) {
                addresses.add(new CandidateAddress(AddressOrigin.LOCAL, address));
            }
        }
        return addresses;
    }

    private static boolean means(AddressScope scope, InetSocketAddress asker, InetSocketAddress observed) {
        AddressScope askers = AddressScope.of(asker.getAddress());
        AddressScope targets = AddressScope.of(observed.getAddress());
        return switch (scope) {
            case PUBLIC -> true;
            case PRIVATE -> asker.getAddress().equals(observed.getAddress())
                    || askers != AddressScope.PUBLIC && targets != AddressScope.PUBLIC;
            case LOOPBACK -> askers == AddressScope.LOOPBACK && targets == AddressScope.LOOPBACK;
            case UNUSABLE -> false;
        };
    }

    private static long ofFamily(List<CandidateAddress> addresses, InetSocketAddress like) {
        boolean ipv4 = like.getAddress() instanceof Inet4Address;
        return addresses.stream().filter(a -> ipv4 == a.address().getAddress() instanceof Inet4Address).count();
    }
}
