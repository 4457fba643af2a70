package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RendezvousConfigTest {

    @Test
    void withoutSettingsItBindsAndAdvertisesThePortOfTheRfc() {
        RendezvousConfig config = RendezvousConfig.builder().build();

        assertThat(config.bind()).singleElement().satisfies(address -> {
            assertThat(address.getPort()).isEqualTo(1935);
            assertThat(address.getAddress().isAnyLocalAddress()).isTrue();
        });
        assertThat(config.advertisedPort()).isEqualTo(1935);
    }

    @Test
    void itAdvertisesThePortItBinds() {
        assertThat(RendezvousConfig.builder().bind(4000).build().advertisedPort()).isEqualTo(4000);
    }

    @Test
    void aKeepalivePeriodThatClientsWouldIgnoreIsRefused() {
        RendezvousConfig.Builder builder =
                RendezvousConfig.builder().keepalive(Duration.ofSeconds(4), Duration.ofSeconds(10));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("server keepalive");
    }

    @Test
    void aPortThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RendezvousConfig.builder().advertise("host", 65_536).build())
                .withMessageContaining("advertised port");
    }
}
