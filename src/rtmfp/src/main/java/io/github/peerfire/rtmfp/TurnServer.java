package io.github.peerfire.rtmfp;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TURN proxy (RFC 8656) that an endpoint may use where datagrams do not get through directly. It is spoken to over
 * UDP.
 *
 * <pre>{@code
 * TurnServer open = TurnServer.parse("turn:turn.example.net");                    // port 3478, no authentication
 * TurnServer closed = TurnServer.parse("turn:[2001:db8::7]:3479").withCredentials("alice", "secret");
 * }</pre>
 *
 * @param host a name, or an address without brackets
 * @param port UDP port, 1 to 65535
 * @param username of the long-term credentials (RFC 8489 §9.2); empty for a proxy that asks for none
 * @param password of the same; not used without a username
 */
public record TurnServer(String host, int port, Optional<String> username, String password) {

    /** The port of proxies whose URI names none (RFC 7065 §3.2). */
    public static final int DEFAULT_PORT = 3478;

    private static final int MAXIMUM_PORT = 65_535;
    private static final Pattern URI = Pattern.compile(
            "turn:(?:\\[([0-9a-fA-F:.]+)]|([A-Za-z0-9._~-]+))(?::(\\d{1,5}))?(?:\\?transport=([a-zA-Z]+))?",
            Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if the host is empty or the port out of range */
    public TurnServer {
        Objects.requireNonNull(username);
        Objects.requireNonNull(password);
        if (host.isEmpty() || port < 1 || port > MAXIMUM_PORT) {
            throw new IllegalArgumentException("A TURN proxy needs a host and a port from 1 to 65535");
        }
    }

    /**
     * Reads a URI of RFC 7065, {@code turn:host[:port][?transport=udp]}. It has no credentials.
     *
     * @throws IllegalArgumentException if it is none, or asks for another transport than UDP
     */
    public static TurnServer parse(String uri) {
        Matcher matcher = URI.matcher(uri);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A TURN proxy is given as turn:host or turn:host:port");
        }
        if (matcher.group(4) != null && !matcher.group(4).equalsIgnoreCase("udp")) {
            throw new IllegalArgumentException("A TURN proxy is spoken to over UDP only, not " + matcher.group(4));
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        int port = matcher.group(3) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(3));
        return new TurnServer(host, port, Optional.empty(), "");
    }

    /** The same with long-term credentials. */
    public TurnServer withCredentials(String user, String secret) {
        return new TurnServer(host, port, Optional.of(user), secret);
    }

    /** Its URI, without credentials. */
    public String uri() {
        return "turn:" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return uri();
    }
}
