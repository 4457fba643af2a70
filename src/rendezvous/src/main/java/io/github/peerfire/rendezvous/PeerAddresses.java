package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the addresses that a client says it has (RFC 7425 §5.3.3). It may say anything, and others will send packets
 * there: so literals only, and nothing that could not be a peer's address. What is not acceptable is skipped.
 */
final class PeerAddresses {

    /** How many strings are looked at. */
    static final int MAXIMUM_READ = 16;

    /** How many addresses are kept. */
    static final int MAXIMUM_KEPT = 8;

    private static final int FIRST_UNPRIVILEGED_PORT = 1_024;
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}):(\\d{1,5})");
    private static final Pattern IPV6 = Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}]):(\\d{1,5})");

    private PeerAddresses() {
    }

    /** The acceptable addresses among a command's arguments, in their order, each once. */
    static List<InetSocketAddress> read(List<AmfValue> arguments) {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        for (AmfValue argument : arguments.subList(0, Math.min(arguments.size(), MAXIMUM_READ))) {
            if (addresses.size() < MAXIMUM_KEPT) {
                argument.asText().flatMap(PeerAddresses::parse).ifPresent(addresses::add);
            }
        }
        return List.copyOf(addresses);
    }

    /** Reads {@code ip:port} or {@code [ip]:port}; never asks DNS. */
    static Optional<InetSocketAddress> parse(String text) {
        Matcher ipv4 = IPV4.matcher(text);
        if (ipv4.matches()) {
            return ipv4Address(ipv4).flatMap(address -> usable(address, ipv4.group(5)));
        }
        Matcher ipv6 = IPV6.matcher(text);
        if (ipv6.matches()) {
            return literal(ipv6.group(1)).flatMap(address -> usable(address, ipv6.group(2)));
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> ipv4Address(Matcher matcher) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            String digits = matcher.group(i + 1);
            int value = Integer.parseInt(digits);
            if (value > 255 || digits.length() > 1 && digits.charAt(0) == '0') { // some take a leading 0 for octal
                return Optional.empty();
            }
            bytes[i] = (byte) value;
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }

    /**
     * In brackets it is a literal or an error, never a name; an IPv4-mapped one becomes the IPv4 address that it is.
     */
    private static Optional<InetAddress> literal(String bracketed) {
        try {
            return Optional.of(InetAddress.getByName(bracketed));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<InetSocketAddress> usable(InetAddress address, String digits) {
        int port = Integer.parseInt(digits);
        boolean usable = port >= FIRST_UNPRIVILEGED_PORT
                && port <= 65_535
                && AddressScope.of(address) != AddressScope.UNUSABLE;
        return usable ? Optional.of(new InetSocketAddress(address, port)) : Optional.empty();
    }
}
