package io.github.peerfire.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectivityTest {

    private static Connectivity read(Map<String, Object> result) {
        return Connectivity.of(AmfValue.of(result), List.of("192.0.2.9:5000")).orElseThrow();
    }

    /** What rtmfp-cpp's conncheck tells. */
    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "true, true, true, true, none, open, direct",
        "false, false, true, true, endpoint-independent, port-dependent, usual",
        "false, true, true, true, endpoint-independent, open, direct",
        "false, false, true, false, port-dependent, port-dependent, difficult",
        "false, false, false, false, unknown, port-dependent, unknown",
        "null, true, null, null, unknown, open, usual",
        "null, null, null, null, unknown, unknown, unknown",
    })
    void whatFollowsFromObservationsIsInferred(Boolean local, Boolean receives, Boolean introduced, Boolean keepsPort,
            String mapping, String filtering, String verdict) {
        Map<String, Object> result = new HashMap<>();
        result.put("publicAddress", "192.0.2.1:5000");
        result.put("publicAddressIsLocal", local);
        result.put("receiveSameAddressDifferentPortAllowed", receives);
        result.put("sendAfterIntroductionAllowed", introduced);
        result.put("sendAfterIntroductionPreservesSourcePort", keepsPort);

        Connectivity connectivity = read(result);

        assertThat(connectivity.mapping()).isEqualTo(mapping);
        assertThat(connectivity.filtering()).isEqualTo(filtering);
        assertThat(connectivity.verdict()).isEqualTo(verdict);
        assertThat(connectivity.fields()).containsEntry("publicAddress", "192.0.2.1:5000")
                .containsEntry("mapping", mapping).containsEntry("publicAddressIsLocal", local)
                .containsEntry("verdict", verdict).containsEntry("relay", null);
    }

    @Test
    void whatTheServerConcludesCounts() {
        Connectivity connectivity = read(Map.of("publicAddress", "192.0.2.1:5000", "mapping", "port-dependent",
                "filtering", "port-dependent", "verdict", "difficult", "relay", true, "helper", "ab"));

        assertThat(connectivity.helper()).hasValue("ab");
        assertThat(connectivity.sentences()).containsExactly(
                "The server sees this machine at 192.0.2.1:5000.",
                "There is a symmetric NAT, which takes another public port for each destination.",
                "Only those who were sent to can answer, which is what an introduction is for.",
                "Can be called only by those whose NAT lets strangers in, and through this server's relay.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:5", "[0:0:0:0:0:0:0:1]:5"})
    void thereIsNoNatOnLoopback(String address) {
        assertThat(read(Map.of("publicAddress", address)).mapping()).isEqualTo("none");
    }

    @Test
    void whatIsSeenAtAnAddressOfItsOwnIsBehindNoNat() {
        Connectivity connectivity = read(Map.of("publicAddress", "192.0.2.9:5000", "publicAddressIsLocal", false,
                "sendAfterIntroductionAllowed", true, "sendAfterIntroductionPreservesSourcePort", true));

        assertThat(connectivity.mapping()).isEqualTo("none");
    }

    @Test
    void whatIsNoResultIsNone() {
        assertThat(Connectivity.of(AmfUndefined.UNDEFINED, List.of())).isEmpty();
        assertThat(Connectivity.of(AmfValue.of(Map.of("publicAddress", 7)), List.of())).isEmpty();
    }
}
