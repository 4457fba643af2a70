package io.github.peerfire.testbed.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenfireSettingsTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void aPortOutOfRangeIsRefused(int port) {
        OpenfireSettings settings = OpenfireSettings.standard();
        assertThatThrownBy(() -> settings.withPort(port)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 65535");
    }

    @Test
    void eachChangeLeavesTheRestAsItWas() {
        OpenfireSettings settings = OpenfireSettings.standard().withDomain("chat.test").withPort(5222)
                .withHome(Path.of("here")).withLibraries(Path.of("jars")).withProperty("a", "1").withProperty("b", "2");
        assertThat(settings.domain()).isEqualTo("chat.test");
        assertThat(settings.port()).isEqualTo(5222);
        assertThat(settings.home()).isEqualTo(Path.of("here"));
        assertThat(settings.libraries()).isEqualTo(Path.of("jars"));
        assertThat(settings.properties()).containsEntry("a", "1").containsEntry("b", "2");
    }

    @Test
    void systemPropertiesPresetThoseOfOpenfire() {
        System.setProperty("peerfire.openfire.property.plugin.trial.colour", "blue");
        try {
            assertThat(OpenfireSettings.standard().properties()).containsEntry("plugin.trial.colour", "blue");
        } finally {
            System.clearProperty("peerfire.openfire.property.plugin.trial.colour");
        }
    }
}
