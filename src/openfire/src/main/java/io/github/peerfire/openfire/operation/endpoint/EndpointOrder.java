package io.github.peerfire.openfire.operation.endpoint;

import io.github.peerfire.rendezvous.check.PeerDetails;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/** Puts endpoints in an order. */
final class EndpointOrder {

    private static final Comparator<Candidate> BY_CONNECTION = Comparator.comparingLong(c -> c.peer().connectionId());
    private static final Comparator<String> WITH_EMPTY_LAST =
            Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());
    private static final Comparator<InetSocketAddress> BY_ADDRESS =
            Comparator.<InetSocketAddress, byte[]>comparing(a -> a.getAddress().getAddress(), EndpointOrder::compare)
                    .thenComparingInt(InetSocketAddress::getPort);

    private EndpointOrder() {
    }

    /** By what a query says; those without a value come last either way. */
    static Comparator<Candidate> of(EndpointQuery query, Map<Long, PeerDetails> details) {
        return switch (query.sort()) {
            case JID -> texts(query, Candidate::jid);
            case KEY -> texts(query, Candidate::label);
            case PEER_ID -> turned(query, Comparator.comparing(Candidate::peerId));
            case ADDRESS -> turned(query, Comparator.comparing(c -> c.peer().observed(), BY_ADDRESS));
            case SINCE -> turned(query, Comparator.comparing(c -> c.peer().since()));
            case NAT -> known(query, details, PeerDetails::mapping);
            case ROUND_TRIP -> known(query, details, PeerDetails::roundTrip);
        };
    }

    private static Comparator<Candidate> turned(EndpointQuery query, Comparator<Candidate> order) {
        return (query.descending() ? order.reversed() : order).thenComparing(BY_CONNECTION);
    }

    private static Comparator<Candidate> texts(EndpointQuery query, Function<Candidate, String> text) {
        Comparator<String> order = query.descending()
                ? Comparator.comparing(String::isEmpty).thenComparing(Comparator.reverseOrder()) : WITH_EMPTY_LAST;
        return Comparator.comparing(text, order).thenComparing(BY_CONNECTION);
    }

    private static <T extends Comparable<T>> Comparator<Candidate> known(
            EndpointQuery query, Map<Long, PeerDetails> details, Function<PeerDetails, T> value) {
        Comparator<T> natural = Comparator.naturalOrder();
        Comparator<PeerDetails> order = Comparator.comparing(value, query.descending() ? natural.reversed() : natural);
        return Comparator.<Candidate, PeerDetails>comparing(
                candidate -> details.get(candidate.peer().connectionId()), Comparator.nullsLast(order))
                .thenComparing(BY_CONNECTION);
    }

    private static int compare(byte[] one, byte[] other) {
        return one.length != other.length ? one.length - other.length : Arrays.compareUnsigned(one, other);
    }
}
