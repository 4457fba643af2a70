package io.github.peerfire.phone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    private static final int JAVA_8 = 52;

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "1.8", "9", "11", "16"})
    void anOldJavaIsToldSoInASentenceOfTheUsersLanguage(String version) {
        assertThat(Start.isTooOld(version)).isTrue();
        assertThat(Start.sentence("de", version)).contains("braucht Java 17", "dies ist Java " + version);
        assertThat(Start.sentence("fr", version)).contains("demande Java 17", "voici Java " + version);
        assertThat(Start.sentence("ja", version)).contains("needs Java 17", "this is Java " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "21", "25"})
    void aNewOneIsNot(String version) {
        assertThat(Start.isTooOld(version)).isFalse();
    }

    @Test
    void anOldJavaUnderstandsIt() throws IOException {
        try (DataInputStream code = new DataInputStream(Start.class.getResourceAsStream("Start.class"))) {
            code.skipNBytes(2 * Short.BYTES + Short.BYTES);
            assertThat(code.readUnsignedShort()).isLessThanOrEqualTo(JAVA_8);
        }
    }
}
