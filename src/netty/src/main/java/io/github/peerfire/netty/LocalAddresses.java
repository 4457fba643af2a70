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
import java.util.List;
import java.util.function.Predicate;
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
        List<InetAddress> present = present(address -> both || address instanceof Inet4Address);
        return present.stream().map(address -> new InetSocketAddress(address, bound.getPort())).toList();
    }

    private static List<InetAddress> present(Predicate<InetAddress> kind) {
        try {
            List<InetAddress> all = NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(kind)
                    .filter(address -> !address.isLinkLocalAddress())
                    .flatMap(LocalAddresses::withoutScope)
                    .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                    .toList();
            List<InetAddress> useful = new ArrayList<>(all);
            useful.removeIf(InetAddress::isLoopbackAddress);
            return useful.isEmpty() ? all : useful;
        } catch (SocketException e) {
            LOG.debug("Cannot list the network interfaces", e);
            return List.of();
        }
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
