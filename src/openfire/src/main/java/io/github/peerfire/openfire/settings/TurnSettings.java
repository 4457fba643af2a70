package io.github.peerfire.openfire.settings;

import java.time.Duration;
import java.util.List;

/** TURN servers that clients may use. */
public final class TurnSettings {

    private static final int MOST_SERVERS = 8;

    static final Setting SERVERS =
            Setting.list(SettingGroup.TURN, "turnServers", SettingFormat.TURN_URI, MOST_SERVERS, "");
    static final Setting SECRET = Setting.secret(SettingGroup.TURN, "turnSecret");
    static final Setting LIFETIME = Setting.number(SettingGroup.TURN, "turnLifetime", 3_600, 60, 86_400);
    static final List<Setting> ALL = List.of(SERVERS, SECRET, LIFETIME);

    private final SettingReader reader;

    TurnSettings(SettingReader reader) {
        this.reader = reader;
    }

    /**
     * {@code turnServers}: URIs of RFC 7065 with commas between them, of which the first eight are used; none unless
     * set. What is no such URI is left out.
     */
    public List<TurnServer> servers() {
        return reader.texts(SERVERS).stream().flatMap(uri -> TurnServer.parse(uri).stream()).toList();
    }

    /** {@code turnSecret}: what coturn calls {@code static-auth-secret}; empty unless set. Never to be logged. */
    public String secret() {
        return reader.text(SECRET);
    }

    /** {@code turnLifetime}: how long credentials for the TURN servers are good, 3600 s unless set. */
    public Duration lifetime() {
        return reader.seconds(LIFETIME);
    }
}
