package io.github.peerfire.openfire.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TURN server that clients may use.
 *
 * @param type {@code turn}, or {@code turns} over TLS
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 * @param transport between client and server, {@code udp} or {@code tcp}
 */
public record TurnServer(String type, String host, int port, String transport) {

    private static final Pattern URI = Pattern.compile("(turns?):(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9._-]{1,253}))"
            + "(?::([0-9]{1,5}))?(?:\\?transport=(udp|tcp))?");
    private static final int PORT = 3478;
    private static final int TLS_PORT = 5349;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads a URI of RFC 7065, such as {@code turn:turn.example.net:3478?transport=udp}. Without a port it is 3478, or
     * 5349 for {@code turns}; without a transport {@code udp}, or {@code tcp} for {@code turns}.
     *
     * @return empty if it is no such URI
     */
    static Optional<TurnServer> parse(String uri) {
        Matcher matcher = URI.matcher(uri.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean tls = matcher.group(1).equals("turns");
        String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        int port = matcher.group(4) == null ? (tls ? TLS_PORT : PORT) : Integer.parseInt(matcher.group(4));
        String transport = matcher.group(5) == null ? (tls ? "tcp" : "udp") : matcher.group(5);
        return port == 0 || port > MAX_PORT
                ? Optional.empty() : Optional.of(new TurnServer(matcher.group(1), host, port, transport));
    }
}
