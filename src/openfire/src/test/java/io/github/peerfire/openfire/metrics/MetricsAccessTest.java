package io.github.peerfire.openfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsAccessTest {

    private final Map<String, String> values = new HashMap<>(Map.of("plugin.rtmfp.metrics", "true"));
    private final MetricsAccess access = new MetricsAccess(new RtmfpProperties(values::get).monitoring());

    @Test
    void onlyThisMachineGetsFiguresUnlessOthersAreNamed() {
        assertThat(access.allows("127.0.0.1", null)).isTrue();
        assertThat(access.allows("[0:0:0:0:0:0:0:1]", null)).isTrue();
        assertThat(access.allows("0:0:0:0:0:0:0:1%lo", null)).isTrue();
        assertThat(access.allows("192.0.2.1", null)).isFalse();
        assertThat(access.allows("", null)).as("no address at all").isFalse();
        values.put("plugin.rtmfp.metricsAddresses", "192.0.2.0/24");
        assertThat(access.allows("192.0.2.1", null)).isTrue();
        assertThat(access.allows("127.0.0.1", null)).isFalse();
    }

    @Test
    void whereThereIsATokenItMustBeShown() {
        values.put("plugin.rtmfp.metricsToken", "hush");
        assertThat(access.allows("127.0.0.1", "Bearer hush")).isTrue();
        assertThat(access.allows("127.0.0.1", null)).isFalse();
        assertThat(access.allows("127.0.0.1", "Bearer hus")).isFalse();
        assertThat(access.allows("127.0.0.1", "Basic hush")).isFalse();
        assertThat(access.allows("192.0.2.1", "Bearer hush")).as("from elsewhere").isFalse();
    }

    @Test
    void nobodyGetsFiguresWhileTheyAreSwitchedOff() {
        values.put("plugin.rtmfp.metrics", "false");
        assertThat(access.allows("127.0.0.1", null)).isFalse();
    }

    @Test
    void valuesOfLabelsAreEscaped() {
        String text = new MetricsText().metric("m", "gauge", "A metric.")
                .sample("m", Map.of("a", "x\"y\\z\n"), 7).toString();
        assertThat(text).isEqualTo("# HELP m A metric.\n# TYPE m gauge\nm{a=\"x\\\"y\\\\z\\n\"} 7\n");
    }
}
