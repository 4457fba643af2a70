package io.github.peerfire.openfire.settings;

import java.net.InetAddress;
import java.util.List;

/** What monitoring gets, and how long records are kept. */
public final class MonitoringSettings {

    private static final int MOST_NETWORKS = 32;

    static final Setting METRICS = Setting.flag(SettingGroup.MONITORING, "metrics", false);
    static final Setting ADDRESSES = Setting.list(
            SettingGroup.MONITORING, "metricsAddresses", SettingFormat.NETWORK, MOST_NETWORKS, "127.0.0.1,::1");
    static final Setting TOKEN = Setting.secret(SettingGroup.MONITORING, "metricsToken");
    static final Setting EVENTS = Setting.flag(SettingGroup.MONITORING, "logEvents", false);
    static final Setting KEEP_DAYS = Setting.number(SettingGroup.MONITORING, "keepDays", 400, 1, 36_500);
    static final List<Setting> ALL = List.of(METRICS, ADDRESSES, TOKEN, EVENTS, KEEP_DAYS);

    private final SettingReader reader;

    MonitoringSettings(SettingReader reader) {
        this.reader = reader;
    }

    /** {@code metrics}: whether figures are served to Prometheus; off unless set. */
    public boolean metrics() {
        return reader.flag(METRICS);
    }

    /** {@code metricsAddresses}: whether an address may fetch figures; this machine's own ones unless set. */
    public boolean mayFetchMetrics(InetAddress address) {
        return reader.texts(ADDRESSES).stream().flatMap(text -> Network.parse(text).stream())
                .anyMatch(network -> network.contains(address));
    }

    /** {@code metricsToken}: what a client must show to fetch figures; empty, the default, for nothing. */
    public String metricsToken() {
        return reader.text(TOKEN);
    }

    /** {@code logEvents}: whether what happens to endpoints is logged at info level; off unless set. */
    public boolean logEvents() {
        return reader.flag(EVENTS);
    }

    /** {@code keepDays}: for how many days the audit trail and daily totals are kept, 400 unless set. */
    public int keepDays() {
        return reader.number(KEEP_DAYS);
    }
}
