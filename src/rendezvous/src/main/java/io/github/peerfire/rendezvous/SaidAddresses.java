package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses that a client says it has. There are many clients, few of whom say more than one: the first is there to
 * be read, the others are kept as bytes, each of which is a tenth of what it takes as an object. Immutable.
 */
final class SaidAddresses {

    private static final byte[] NOTHING = {};

    /** Nothing was said. */
    static final SaidAddresses NONE = new SaidAddresses(List.of());

    /** One at most. */
    private final List<InetSocketAddress> first;
    private final byte[] others;

    SaidAddresses(List<InetSocketAddress> addresses) {
        first = addresses.isEmpty() ? List.of() : List.of(addresses.get(0));
        others = addresses.size() < 2 ? NOTHING : encoded(addresses.subList(1, addresses.size()));
    }

    private static byte[] encoded(List<InetSocketAddress> addresses) {
        List<CandidateAddress> candidates = addresses.stream()
                .map(address -> new CandidateAddress(AddressOrigin.LOCAL, address)).toList();
        byte[] bytes = new byte[candidates.stream().mapToInt(CandidateAddress::encodedLength).sum()];
        ByteWriter writer = new ByteWriter(bytes);
        candidates.forEach(candidate -> candidate.encode(writer));
        return bytes;
    }

    /** All of them, in the order in which they were said. */
    List<InetSocketAddress> all() {
        if (others.length == 0) {
            return first;
        }
        List<InetSocketAddress> all = new ArrayList<>(first);
        ByteReader reader = new ByteReader(others);
        try {
            while (reader.remaining() > 0) {
                all.add(CandidateAddress.decode(reader).address());
            }
        } catch (MalformedException impossible) {
            throw new IllegalStateException("What was encoded can be decoded", impossible);
        }
        return all;
    }

    /**
     * What still holds once the client was seen at another address. Private addresses stay until it says others: they
     * are told only where it is now, and where its NAT's address changed, not its own, they are still good.
     */
    SaidAddresses afterMove(InetSocketAddress from, InetSocketAddress to) {
        boolean stayed = from.getAddress().equals(to.getAddress());
        return new SaidAddresses(all().stream()
                .filter(said -> !said.equals(from) && (stayed || !said.getAddress().equals(from.getAddress())))
                .toList());
    }
}
