package io.github.peerfire.flash;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A URI of the scheme "rtmfp" (RFC 7425 §6.1): {@code rtmfp://host[:port][/path]}, or {@code rtmfp:} for none but
 * peers.
 *
 * <pre>{@code
 * RtmfpUri uri = RtmfpUri.parse("rtmfp://rtmfp.example.net/xmpp");
 * uri.host().get();   // "rtmfp.example.net"
 * uri.port();         // 1935
 * uri.application();  // "xmpp"
 * }</pre>
 *
 * @param host a name or an address without brackets; empty means that there is no server
 * @param port UDP port, 1 to 65535; {@link #DEFAULT_PORT} if the URI names none
 * @param path as {@code text} has it, with its leading slash and a query if there is one; may be empty
 * @param text the URI as written, but for characters outside ASCII, which are percent-encoded
 */
public record RtmfpUri(Optional<String> host, int port, String path, String text) {

    /** The port of servers whose URI names none (RFC 7425 §6.1). */
    public static final int DEFAULT_PORT = 1935;

    /** "rtmfp:", which connects to no server and serves peers that know each other's addresses. */
    public static final RtmfpUri SERVERLESS = new RtmfpUri(Optional.empty(), DEFAULT_PORT, "", "rtmfp:");

    private static final int MAXIMUM_PORT = 65_535;

    /**
     * Reads a URI.
     *
     * @throws IllegalArgumentException if it is not of this scheme, has no host, an impossible port, a user or a
     *     fragment
     */
    public static RtmfpUri parse(String text) {
        if (text.equalsIgnoreCase(SERVERLESS.text)) {
            return SERVERLESS;
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("This is no URI: " + e.getReason(), e);
        }
    }

    /** As {@link #parse}, for a URI that is parsed already. */
    public static RtmfpUri of(URI parsed) {
        URI uri = URI.create(parsed.toASCIIString()); // RFC 7425 §6.1: SHOULD be UTF-8, percent-encoded
        if (!"rtmfp".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("An RTMFP URI begins with rtmfp:"
                    + (uri.getScheme() == null ? "" : ", not " + uri.getScheme() + ":"));
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("An RTMFP URI needs a host: rtmfp://host/path");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("An RTMFP URI has neither user nor fragment");
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        if (port < 1 || port > MAXIMUM_PORT) {
            throw new IllegalArgumentException("A port is between 1 and 65535, not " + port);
        }
        String host = uri.getHost().startsWith("[")
                ? uri.getHost().substring(1, uri.getHost().length() - 1) : uri.getHost();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new RtmfpUri(Optional.of(host), port, uri.getRawPath() + query, uri.toString());
    }

    /** Whether this is "rtmfp:". */
    public boolean isServerless() {
        return host.isEmpty();
    }

    /** The path without its leading slash: what servers call the application. */
    public String application() {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public String toString() {
        return text;
    }
}
