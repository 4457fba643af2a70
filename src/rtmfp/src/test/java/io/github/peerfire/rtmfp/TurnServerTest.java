package io.github.peerfire.rtmfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnServerTest {

    @Test
    void aUriWithoutPortMeansTheUsualOne() {
        TurnServer server = TurnServer.parse("turn:turn.example.net");

        assertThat(server.host()).isEqualTo("turn.example.net");
        assertThat(server.port()).isEqualTo(3478);
        assertThat(server.username()).isEmpty();
    }

    @Test
    void anAddressOfIpv6IsInBrackets() {
        TurnServer server = TurnServer.parse("TURN:[2001:db8::7]:3479?transport=UDP");

        assertThat(server.host()).isEqualTo("2001:db8::7");
        assertThat(server.port()).isEqualTo(3479);
        assertThat(server.uri()).isEqualTo("turn:[2001:db8::7]:3479");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "turn:", "stun:host", "turns:host", "turn:host:0", "turn:host:65536", "turn:host:port",
        "turn://host", "turn:user@host", "turn:[::1", "turn:host?transport=tcp", "turn:host:99999999999",
        "turn:[nothex]"})
    void whatIsNoUriOfAProxyOverUdpIsRefused(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> TurnServer.parse(uri));
    }

    @Test
    void credentialsDoNotShow() {
        TurnServer server = TurnServer.parse("turn:host").withCredentials("alice", "secret");

        assertThat(server.username()).contains("alice");
        assertThat(server.password()).isEqualTo("secret");
        assertThat(server.toString()).isEqualTo("turn:host:3478");
    }
}
