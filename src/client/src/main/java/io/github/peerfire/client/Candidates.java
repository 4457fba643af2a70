package io.github.peerfire.client;

import io.github.peerfire.rtmfp.wire.AddressScope;
import io.github.peerfire.smack.jingle.element.Candidate;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that the two sides of a call tell each other in Jingle (ProtoXEP 6.3). */
final class Candidates {

    /** ProtoXEP section 11. */
    private static final int MAX = 16;
    private static final int MAX_PORT = 65535;

    /** The ports below are those of services, which nobody has to ask whether they know RTMFP. */
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    /** An address and a port; the address only has characters that no resolver takes for a name. */
    private static final Pattern OBSERVED =
            Pattern.compile("(?:([0-9.]{7,15})|\\[([0-9A-Fa-f:.]{2,45})]):([0-9]{1,5})");

    private Candidates() {
    }

    /**
     * Ours, the most direct first.
     *
     * @param local where this machine can be reached, relayed addresses among them
     * @param relayed those of them that relays lent it
     * @param observed as the rendezvous sees us
     */
    static List<Candidate> own(
            Collection<InetSocketAddress> local, Collection<InetSocketAddress> relayed,
            Optional<InetSocketAddress> observed) {
        Map<InetSocketAddress, Candidate> own = new LinkedHashMap<>();
        local.stream().filter(address -> !relayed.contains(address)).forEach(address -> put(own, "host", address));
        observed.ifPresent(address -> put(own, "srflx", address));
        relayed.forEach(address -> put(own, "relay", address));
        return own.values().stream().limit(MAX).toList();
    }

    private static void put(Map<InetSocketAddress, Candidate> known, String type, InetSocketAddress address) {
        if (reachesOthers(address)) {
            InetSocketAddress plain = new InetSocketAddress(withoutScope(address.getAddress()), address.getPort());
            known.putIfAbsent(plain, new Candidate(type, plain));
        }
    }

    /** Those of the other side that may be tried; what else there is would have us send to whom it names. */
    static List<InetSocketAddress> usable(Collection<Candidate> far) {
        List<InetSocketAddress> usable = new ArrayList<>();
        for (Candidate candidate : far) {
            InetSocketAddress address = candidate.address();
            boolean service = address.getPort() < FIRST_UNPRIVILEGED_PORT;
            if (reachesOthers(address) && !service && !usable.contains(address) && usable.size() < MAX) {
                usable.add(address);
            }
        }
        return List.copyOf(usable);
    }

    /** What {@code observed} of ProtoXEP 4.2 says; empty if it is no address and port. */
    static Optional<InetSocketAddress> parse(String observed) {
        Matcher parts = OBSERVED.matcher(observed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(3));
        String literal = parts.group(1) == null ? parts.group(2) : parts.group(1);
        try {
            return port < 1 || port > MAX_PORT
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(InetAddress.getByName(literal), port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean reachesOthers(InetSocketAddress address) {
        AddressScope scope = AddressScope.of(address.getAddress());
        return scope == AddressScope.PUBLIC || scope == AddressScope.PRIVATE;
    }

    private static InetAddress withoutScope(InetAddress address) {
        try {
            return address instanceof Inet6Address ? InetAddress.getByAddress(address.getAddress()) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
