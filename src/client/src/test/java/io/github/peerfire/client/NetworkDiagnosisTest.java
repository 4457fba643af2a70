package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.FarPath;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDiagnosisTest {

    private static final FarPath DIRECT = new FarPath(Optional.empty(), Duration.ofMillis(20), false);

    @ParameterizedTest
    @CsvSource({"direct, false, false, OPEN", "usual, false, false, USUAL", "difficult, false, false, DIFFICULT_NAT",
        "difficult, true, false, DIFFICULT_NAT_WITH_RELAY", "difficult, false, true, DIFFICULT_NAT_WITH_RELAY",
        "unknown, false, false, UNKNOWN", "invented, true, true, UNKNOWN"})
    void theRendezvousVerdictIsFollowed(String verdict, boolean serverRelays, boolean turn, Diagnosis expected) {
        AmfValue told = AmfValue.of(Map.of("verdict", verdict, "relay", serverRelays));
        assertThat(NetworkDiagnosis.judge(told, DIRECT, turn)).isEqualTo(expected);
    }

    @Test
    void whoReachesTheRendezvousOnlyThroughARelayHasNoUdp() {
        FarPath relayed = new FarPath(Optional.empty(), Duration.ofMillis(20), true);
        assertThat(NetworkDiagnosis.judge(AmfValue.of(Map.of("verdict", "direct")), relayed, true))
                .isEqualTo(Diagnosis.UDP_ONLY_BY_RELAY);
    }

    @Test
    void aServerThatCannotCheckSaysNothing() {
        assertThat(NetworkDiagnosis.judge(AmfUndefined.UNDEFINED, DIRECT, false)).isEqualTo(Diagnosis.UNKNOWN);
    }

    @Test
    void silenceIsBlockedUdpAndWhateverElseIsNot() throws IOException {
        Throwable silence = Silence.failure();
        assertThat(NetworkDiagnosis.unreached(silence, false)).isEqualTo(Diagnosis.UDP_BLOCKED);
        assertThat(NetworkDiagnosis.unreached(silence, true)).isEqualTo(Diagnosis.UDP_BLOCKED_DESPITE_RELAY);
        assertThat(NetworkDiagnosis.unreached(new IOException("else"), false)).isEqualTo(Diagnosis.UNKNOWN);
    }
}
