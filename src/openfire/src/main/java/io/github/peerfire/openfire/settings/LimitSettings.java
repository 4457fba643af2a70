package io.github.peerfire.openfire.settings;

import io.github.peerfire.rendezvous.PresenceSettings;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousLimits;
import java.time.Duration;
import java.util.List;

/** How much may be used, and when the rendezvous asks or gives up. */
public final class LimitSettings {

    private static final RendezvousLimits USUAL = RendezvousLimits.DEFAULT;
    private static final PresenceSettings PATIENCE = PresenceSettings.DEFAULT;
    private static final int MANY = 1_000_000;

    static final Setting SESSIONS = Setting.number(SettingGroup.LIMITS, "sessions", USUAL.sessions(), 1, MANY);
    static final Setting PER_SOURCE =
            Setting.number(SettingGroup.LIMITS, "sessionsPerSource", USUAL.sessionsPerSource(), 1, MANY);
    static final Setting REJECTIONS =
            Setting.number(SettingGroup.LIMITS, "rejectionsPerMinute", USUAL.rejectionsPerMinute(), 1, MANY);
    static final Setting LOOKUPS =
            Setting.number(SettingGroup.LIMITS, "lookupsPerSecond", USUAL.lookupsPerSecond(), 1, MANY);
    static final Setting HELLOES =
            Setting.number(SettingGroup.LIMITS, "helloesPerSecond", USUAL.helloesPerSecond(), 1, MANY);
    static final Setting CONNECT_TIMEOUT = Setting.number(
            SettingGroup.TIMERS, "connectTimeout", USUAL.connectTimeout().toSeconds(), 1, 300);
    static final Setting SERVER_KEEPALIVE =
            Setting.number(SettingGroup.TIMERS, "serverKeepalive", 15, 5, 86_399);
    static final Setting PEER_KEEPALIVE = Setting.number(SettingGroup.TIMERS, "peerKeepalive", 10, 5, 86_399);
    static final Setting ASK_AFTER =
            Setting.number(SettingGroup.TIMERS, "askAfter", PATIENCE.askAfter().toSeconds(), 1, 3_600);
    static final Setting GONE_AFTER =
            Setting.number(SettingGroup.TIMERS, "goneAfter", PATIENCE.goneAfter().toSeconds(), 2, 86_400);
    static final List<Setting> ALL = List.of(SESSIONS, PER_SOURCE, REJECTIONS, LOOKUPS, HELLOES,
            CONNECT_TIMEOUT, SERVER_KEEPALIVE, PEER_KEEPALIVE, ASK_AFTER, GONE_AFTER);

    private final SettingReader reader;

    LimitSettings(SettingReader reader) {
        this.reader = reader;
    }

    /** What one source, session or target may use up. */
    public RendezvousLimits limits() {
        return new RendezvousLimits(reader.number(SESSIONS), reader.number(PER_SOURCE), reader.number(REJECTIONS),
                reader.seconds(CONNECT_TIMEOUT), reader.number(LOOKUPS), reader.number(HELLOES));
    }

    /** How soon it is known that a client has vanished; the default if the two times do not go together. */
    PresenceSettings presence() {
        Duration ask = reader.seconds(ASK_AFTER);
        Duration gone = reader.seconds(GONE_AFTER);
        if (gone.compareTo(ask) <= 0) {
            reader.complain("The property " + GONE_AFTER.property() + " must be more than " + ASK_AFTER.property()
                    + "; the defaults of both are used");
            return PATIENCE;
        }
        return new PresenceSettings(ask, gone);
    }

    void configure(RendezvousConfig.Builder builder) {
        builder.limits(limits()).presence(presence())
                .keepalive(reader.seconds(SERVER_KEEPALIVE), reader.seconds(PEER_KEEPALIVE));
    }
}
