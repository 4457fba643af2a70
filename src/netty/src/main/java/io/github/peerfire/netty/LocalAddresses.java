package io.github.peerfire.netty;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Under which addresses a bound socket can be reached from this machine and its networks. */
final class LocalAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(LocalAddresses.class);

    private LocalAddresses() {
    }

    /**
     * What a bound address stands for: itself, or if it is a wildcard address all present ones of its kind; IPv4 first,
     * loopback only where there is nothing else.
     */
    static List<InetSocketAddress> of(InetSocketAddress bound) {
        if (!bound.getAddress().isAnyLocalAddress()) {
            return List.of(bound);
        }
        boolean both = bound.getAddress() instanceof Inet6Address;
        List<InetAddress> all = present().stream()
                .filter(address -> both || address instanceof Inet4Address)
                .filter(address -> !address.isLinkLocalAddress())
                .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                .toList();
        List<InetAddress> useful = new ArrayList<>(all);
        useful.removeIf(InetAddress::isLoopbackAddress);
        return (useful.isEmpty() ? all : useful).stream()
                .map(address -> new InetSocketAddress(address, bound.getPort()))
                .toList();
    }

    /** The addresses of all interfaces that are up, without scopes. */
    static Set<InetAddress> present() {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .flatMap(LocalAddresses::withoutScope)
                    .forEach(addresses::add);
        } catch (SocketException e) {
            LOG.debug("Cannot list the network interfaces", e);
        }
        return addresses;
    }

    /**
     * Whether this machine has an address of that family which reaches as far: not just loopback for what is elsewhere.
     */
    static boolean mayReach(InetAddress destination) {
        return present().stream().anyMatch(near -> near.getClass() == destination.getClass()
                && !near.isLinkLocalAddress() && near.isLoopbackAddress() == destination.isLoopbackAddress());
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** A scope means nothing to others; addresses that need one are link-local. */
    private static Stream<InetAddress> withoutScope(InetAddress address) {
        try {
            return Stream.of(InetAddress.getByAddress(address.getAddress()));
        } catch (UnknownHostException e) {
            return Stream.empty();
        }
    }
}
