package io.github.peerfire.openfire.settings;

import io.github.peerfire.rendezvous.keys.RefusalStyle;
import java.time.Duration;
import java.util.List;

/** Who is admitted, and for how long. */
public final class AdmissionSettings {

    static final Setting TICKET_LIFETIME = Setting.number(SettingGroup.TICKETS, "ticketLifetime", 60, 15, 300);
    static final Setting REQUIRE_PROOF = Setting.flag(SettingGroup.TICKETS, "requireProof", false);
    static final Setting PATH_TICKETS = Setting.flag(SettingGroup.TICKETS, "pathTickets", true);
    static final Setting LINGER = Setting.number(SettingGroup.TICKETS, "linger", 300, 0, 86_400);
    static final Setting DEVELOPER_KEYS = Setting.flag(SettingGroup.KEYS, "developerKeys", true);
    private static final String MEDIA_SERVER = "media-server";
    static final Setting REFUSAL_STYLE =
            Setting.choice(SettingGroup.KEYS, "refusalStyle", "cirrus", List.of("cirrus", MEDIA_SERVER));
    static final List<Setting> ALL =
            List.of(TICKET_LIFETIME, REQUIRE_PROOF, PATH_TICKETS, LINGER, DEVELOPER_KEYS, REFUSAL_STYLE);

    private final SettingReader reader;

    AdmissionSettings(SettingReader reader) {
        this.reader = reader;
    }

    /** {@code ticketLifetime}: 15 to 300 seconds, 60 unless set (ProtoXEP section 3.1). */
    public Duration ticketLifetime() {
        return reader.seconds(TICKET_LIFETIME);
    }

    /** {@code requireProof}: whether binding takes a nonce proof (ProtoXEP section 4.4); off unless set. */
    public boolean requireProof() {
        return reader.flag(REQUIRE_PROOF);
    }

    /** {@code pathTickets}: whether tickets are taken from the URI's path (ProtoXEP section 3.2); on unless set. */
    public boolean pathTickets() {
        return reader.flag(PATH_TICKETS);
    }

    /** {@code linger}: how long an RTMFP session outlives its binding, 300 s unless set (ProtoXEP section 4.6). */
    public Duration linger() {
        return reader.seconds(LINGER);
    }

    /** {@code developerKeys}: whether clients without an account are admitted that have a key; on unless set. */
    public boolean developerKeys() {
        return reader.flag(DEVELOPER_KEYS);
    }

    /** {@code refusalStyle}: what those are told who are not admitted; as with Cirrus unless set. */
    public RefusalStyle refusalStyle() {
        return reader.text(REFUSAL_STYLE).equalsIgnoreCase(MEDIA_SERVER) ? RefusalStyle.MEDIA_SERVER
                : RefusalStyle.CIRRUS;
    }
}
