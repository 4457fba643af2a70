package io.github.peerfire.openfire.lookup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the address of a client. Never asks DNS. */
final class ClientAddress {

    private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f:.]{2,45})(%[^\\]]*)?]?");

    private ClientAddress() {
    }

    /** Reads a literal; of IPv6 with or without brackets and scope, neither of which says who somebody is. */
    static Optional<InetAddress> parse(String text) {
        boolean ipv4 = IPV4.matcher(text).matches();
        var ipv6 = IPV6.matcher(text);
        if (!ipv4 && (text.indexOf(':') < 0 || !ipv6.matches())) {
            return Optional.empty();
        }
        try {
            // In brackets it is a literal or an error, never a name.
            return Optional.of(InetAddress.getByName(ipv4 ? text : "[" + ipv6.group(1) + "]"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
