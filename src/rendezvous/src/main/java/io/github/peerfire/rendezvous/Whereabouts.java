package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.AddressScope;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one peer is told about where another may be. */
final class Whereabouts {

    /** How many addresses of one family are told. */
    static final int PER_FAMILY = 4;

    /** How many addresses are told; librtmfp takes no more. */
    static final int MAXIMUM = 7;

    /** To how many addresses of an asker, beside the observed one, a peer of the same site is to reply. */
    static final int REPLIES_IN_SITE = 2;

    private final ServerSite site;

    Whereabouts(ServerSite site) {
        this.site = site;
    }

    /**
     * The addresses of a Responder Redirect, best first: where the peer was observed, then those of its own addresses
     * that can mean something where the asker is; those of the asker's family before others. There may be none.
     *
     * @param own what the peer says itself
     */
    List<CandidateAddress> of(InetSocketAddress observed, List<InetSocketAddress> own, InetSocketAddress asker) {
        List<CandidateAddress> addresses = new ArrayList<>(MAXIMUM);
        site.as(observed, asker.getAddress()).ifPresent(address ->
                addresses.add(new CandidateAddress(AddressOrigin.OBSERVED, address)));
        for (InetSocketAddress address : own) {
            if (!address.equals(observed)
                    && means(AddressScope.of(address.getAddress()), asker.getAddress(), observed.getAddress())) {
                addIfRoom(addresses, address);
            }
        }
        return familyFirst(addresses, asker);
    }

    /**
     * The same of a peer that is observed where the asker's network knows nothing of: only what it says itself and
     * everybody can reach.
     */
    List<CandidateAddress> ofNowhere(List<InetSocketAddress> own, InetSocketAddress asker) {
        List<CandidateAddress> addresses = new ArrayList<>(MAXIMUM);
        for (InetSocketAddress address : own) {
            if (AddressScope.of(address.getAddress()) == AddressScope.PUBLIC) {
                addIfRoom(addresses, address);
            }
        }
        return familyFirst(addresses, asker);
    }

    private static void addIfRoom(List<CandidateAddress> addresses, InetSocketAddress own) {
        if (addresses.size() < MAXIMUM && ofFamily(addresses, own) < PER_FAMILY) {
            addresses.add(new CandidateAddress(AddressOrigin.LOCAL, own));
        }
    }

    private static List<CandidateAddress> familyFirst(List<CandidateAddress> addresses, InetSocketAddress asker) {
        if (addresses.size() > 1) {
            addresses.sort(Comparator.comparing(address -> !ServerSite.isOneFamily(
                    address.address().getAddress(), asker.getAddress())));
        }
        return addresses;
    }

    /**
     * To which addresses of an asker a peer is to reply: within one site, where the NAT may not send back what comes
     * from inside, the asker's own private addresses, which come first lest the detour be taken where it does; then
     * where the asker was observed.
     *
     * @param own what the asker says itself
     */
    List<CandidateAddress> replies(InetSocketAddress asker, List<InetSocketAddress> own, InetSocketAddress observed) {
        List<CandidateAddress> replies = new ArrayList<>(1 + REPLIES_IN_SITE);
        for (InetSocketAddress address : own) {
            if (replies.size() < REPLIES_IN_SITE
                    && AddressScope.of(address.getAddress()) == AddressScope.PRIVATE
                    && !address.equals(asker)
                    && ServerSite.isOneFamily(address.getAddress(), observed.getAddress())
                    && means(AddressScope.PRIVATE, observed.getAddress(), asker.getAddress())) {
                replies.add(new CandidateAddress(AddressOrigin.LOCAL, address));
            }
        }
        site.as(asker, observed.getAddress()).ifPresent(address ->
                replies.add(new CandidateAddress(AddressOrigin.OBSERVED, address)));
        return replies;
    }

    private boolean means(AddressScope scope, InetAddress asker, InetAddress target) {
        return switch (scope) {
            case PUBLIC -> true;
            case PRIVATE -> site.isOneSite(asker, target);
            case LOOPBACK -> AddressScope.of(asker) == AddressScope.LOOPBACK
                    && AddressScope.of(target) == AddressScope.LOOPBACK;
            case UNUSABLE -> false;
        };
    }

    private static long ofFamily(List<CandidateAddress> addresses, InetSocketAddress like) {
        return addresses.stream()
                .filter(a -> ServerSite.isOneFamily(a.address().getAddress(), like.getAddress())).count();
    }
}
