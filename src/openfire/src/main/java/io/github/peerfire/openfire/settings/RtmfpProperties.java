package io.github.peerfire.openfire.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin's system properties, all of which begin with {@code plugin.rtmfp.}. Each is read when it is used, so that
 * a change takes effect at once; {@link #LISTENING} are those for which the rendezvous has to be started anew.
 */
public final class RtmfpProperties {

    /** What all the names begin with. */
    public static final String PREFIX = "plugin.rtmfp.";

    private static final String BIND_ADDRESS = PREFIX + "bindAddress";
    private static final String ADVERTISED_HOST = PREFIX + "advertisedHost";
    private static final String REQUIRE_PROOF = PREFIX + "requireProof";
    private static final String PATH_TICKETS = PREFIX + "pathTickets";
    private static final String TURN_SERVERS = PREFIX + "turnServers";
    private static final String TURN_SECRET = PREFIX + "turnSecret";
    private static final IntegerSetting PORT = new IntegerSetting(PREFIX + "port", 1935, 0, 65_535);
    private static final IntegerSetting ADVERTISED_PORT = new IntegerSetting(PREFIX + "advertisedPort", 0, 0, 65_535);
    private static final IntegerSetting TICKET_LIFETIME = new IntegerSetting(PREFIX + "ticketLifetime", 60, 15, 300);
    private static final IntegerSetting LINGER = new IntegerSetting(PREFIX + "linger", 300, 0, 86_400);
    private static final IntegerSetting TURN_LIFETIME = new IntegerSetting(PREFIX + "turnLifetime", 3600, 60, 86_400);
    private static final int MOST_TURN_SERVERS = 8;

    /** Names of the properties that say where the rendezvous listens and what it advertises. */
    public static final Set<String> LISTENING =
            Set.of(BIND_ADDRESS, ADVERTISED_HOST, PORT.name(), ADVERTISED_PORT.name());

    private static final Logger LOG = LoggerFactory.getLogger(RtmfpProperties.class);

    private final PropertySource source;
    /** What the administrator was told already: settings are read often, but a mistake is worth one line. */
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();

    /** Reads from a source. */
    public RtmfpProperties(PropertySource source) {
        this.source = source;
    }

    /** {@code bindAddress}: the local address to bind; empty, the default, for all. */
    public String bindAddress() {
        return text(BIND_ADDRESS);
    }

    /** {@code port}: the UDP port to bind, 1935 unless set; 0 lets the system choose. */
    public int port() {
        return number(PORT);
    }

    /** {@code advertisedHost}: the host in URIs given to clients; empty, the default, for the server's own name. */
    public String advertisedHost() {
        return text(ADVERTISED_HOST);
    }

    /** {@code advertisedPort}: the UDP port in URIs given to clients; 0, the default, for the one that is bound. */
    public int advertisedPort() {
        return number(ADVERTISED_PORT);
    }

    /** {@code ticketLifetime}: 15 to 300 seconds, 60 unless set (ProtoXEP section 3.1). */
    public Duration ticketLifetime() {
        return Duration.ofSeconds(number(TICKET_LIFETIME));
    }

    /** {@code requireProof}: whether binding takes a nonce proof (ProtoXEP section 4.4); off unless set. */
    public boolean requireProof() {
        return flag(REQUIRE_PROOF, false);
    }

    /** {@code pathTickets}: whether tickets are taken from the URI's path (ProtoXEP section 3.2); on unless set. */
    public boolean pathTickets() {
        return flag(PATH_TICKETS, true);
    }

    /** {@code linger}: how long an RTMFP session outlives its binding, 300 s unless set (ProtoXEP section 4.6). */
    public Duration linger() {
        return Duration.ofSeconds(number(LINGER));
    }

    /**
     * {@code turnServers}: URIs of RFC 7065 with commas between them, of which the first eight are used; none unless
     * set. What is no such URI is left out.
     */
    public List<TurnServer> turnServers() {
        return Arrays.stream(text(TURN_SERVERS).split(",")).map(String::trim).filter(uri -> !uri.isEmpty())
                .map(this::turnServer).flatMap(Optional::stream).limit(MOST_TURN_SERVERS).toList();
    }

    /** {@code turnSecret}: what coturn calls {@code static-auth-secret}; empty unless set. Never to be logged. */
    public String turnSecret() {
        return text(TURN_SECRET);
    }

    /** {@code turnLifetime}: how long credentials for the TURN servers are good, 3600 s unless set. */
    public Duration turnLifetime() {
        return Duration.ofSeconds(number(TURN_LIFETIME));
    }

    private Optional<TurnServer> turnServer(String uri) {
        Optional<TurnServer> server = TurnServer.parse(uri);
        if (server.isEmpty() && complaints.add(TURN_SERVERS + '=' + uri)) {
            LOG.warn("The property {} names something that is no URI of a TURN server, such as "
                    + "turn:turn.example.net:3478?transport=udp: {}", TURN_SERVERS, uri.replaceAll("\\p{Cntrl}", "?"));
        }
        return server;
    }

    private int number(IntegerSetting setting) {
        String text = text(setting.name());
        if (text.isEmpty()) {
            return setting.fallback();
        }
        OptionalInt value = setting.parse(text);
        if (value.isEmpty() && complaints.add(setting.name() + '=' + text)) {
            LOG.warn("The property {} must be a whole number from {} to {}; using {} until it is.",
                    setting.name(), setting.least(), setting.most(), setting.fallback());
        }
        return value.orElse(setting.fallback());
    }

    private String text(String name) {
        String value = source.get(name);
        return value == null ? "" : value.trim();
    }

    private boolean flag(String name, boolean fallback) {
        String value = text(name);
        return value.isEmpty() ? fallback : Boolean.parseBoolean(value);
    }
}
