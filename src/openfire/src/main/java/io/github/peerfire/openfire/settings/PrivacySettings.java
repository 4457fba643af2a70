package io.github.peerfire.openfire.settings;

import java.util.List;

/** What administrators see of users. */
public final class PrivacySettings {

    static final Setting ADDRESSES = Setting.flag(SettingGroup.PRIVACY, "showAddresses", true);
    static final Setting NAMES = Setting.flag(SettingGroup.PRIVACY, "showCallers", true);
    static final List<Setting> ALL = List.of(ADDRESSES, NAMES);

    private final SettingReader reader;

    PrivacySettings(SettingReader reader) {
        this.reader = reader;
    }

    /** {@code showAddresses}: whether addresses of clients are shown; on unless set. */
    public boolean showAddresses() {
        return reader.flag(ADDRESSES);
    }

    /** {@code showCallers}: whether it is shown who asked for whom; on unless set. */
    public boolean showCallers() {
        return reader.flag(NAMES);
    }
}
