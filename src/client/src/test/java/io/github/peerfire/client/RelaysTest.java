package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.smack.element.ExternalService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelaysTest {

    private static ExternalService service(String type, String host, Integer port, String transport) {
        return new ExternalService(type, host, Optional.ofNullable(port), Optional.ofNullable(transport),
                Optional.of("user"), Optional.of("password"), Optional.empty(), true);
    }

    @Test
    void turnServersThatSpeakUdpAreUsedWithTheirCredentials() {
        assertThat(Relays.usable(List.of(service("rtmfp", "a.example", 1935, "udp"),
                service("turn", "b.example", 3479, "udp"), service("turn", "c.example", null, null),
                service("turn", "d.example", 3478, "tcp"), service("turns", "e.example", 5349, "udp"))))
                .containsExactly(new TurnServer("b.example", 3479, Optional.of("user"), "password"),
                        new TurnServer("c.example", 3478, Optional.of("user"), "password"));
    }

    @Test
    void noMoreThanTwoAreUsed() {
        assertThat(Relays.usable(List.of(service("turn", "a", 1, "udp"), service("turn", "b", 2, "udp"),
                service("turn", "c", 3, "udp")))).hasSize(2);
    }
}
