package io.github.peerfire.openfire.settings;

import java.util.List;

/** The lookup service {@code reg.cgi} for clients that know nothing of XMPP (ProtoXEP section 8). */
public final class LookupSettings {

    static final Setting ON = Setting.flag(SettingGroup.LOOKUP, "lookupService", false);
    static final List<Setting> ALL = List.of(ON);

    private final SettingReader reader;

    LookupSettings(SettingReader reader) {
        this.reader = reader;
    }

    /** {@code lookupService}: whether it is served; off unless set. */
    public boolean isOn() {
        return reader.flag(ON);
    }
}
