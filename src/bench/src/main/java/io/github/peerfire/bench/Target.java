package io.github.peerfire.bench;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server is: a name or an address, and a port. */
public final class Target {

    static final String FORM = "of the form HOST:PORT, or [ADDRESS]:PORT with an address of IPv6";

    private static final Pattern PATTERN =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]+(?:%\\w+)?)]|([^\\[\\]:/\\s]+)):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private Target() {
    }

    static boolean isOne(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches() && port(matcher) > 0 && port(matcher) <= HIGHEST_PORT;
    }

    private static int port(Matcher matcher) {
        return Integer.parseInt(matcher.group(3));
    }

    /** @throws IllegalArgumentException if it has another form, or nobody knows the address of that name */
    public static InetSocketAddress parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!isOne(text) || !matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + FORM);
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        InetSocketAddress address = new InetSocketAddress(host, port(matcher));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("No address is known of '" + host + "'");
        }
        return address;
    }
}
