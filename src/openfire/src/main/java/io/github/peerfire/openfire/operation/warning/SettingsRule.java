package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.settings.MonitoringSettings;
import io.github.peerfire.openfire.settings.PropertySource;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds settings that are not used as they are set, or that need others.
 *
 * @param source where settings are
 * @param properties the same, read
 */
public record SettingsRule(PropertySource source, RtmfpProperties properties) implements Rule {

    private static final byte[] DOCUMENTATION = {(byte) 203, 0, 113, 1};

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        SettingCatalogue.problems(source).keySet().forEach(name -> found.addAll(Finding.warning("setting", name)));
        if (!properties.turn().servers().isEmpty() && properties.turn().secret().isEmpty()) {
            found.addAll(Finding.warning("turn-secret"));
        }
        MonitoringSettings monitoring = properties.monitoring();
        if (monitoring.metrics() && monitoring.metricsToken().isEmpty() && isForAll(monitoring)) {
            found.addAll(Finding.warning("metrics-open"));
        }
        return found;
    }

    private static boolean isForAll(MonitoringSettings monitoring) {
        try {
            return monitoring.mayFetchMetrics(InetAddress.getByAddress(DOCUMENTATION));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
