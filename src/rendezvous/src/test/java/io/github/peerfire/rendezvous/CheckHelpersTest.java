package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckHelpersTest {

    private final CheckHelpers helpers = new CheckHelpers();

    private static ConnectedPeer peer(int number, String address) {
        byte[] id = ByteBuffer.allocate(PeerId.LENGTH).putInt(number).array();
        return new ConnectedPeer(number, new PeerId(id), true, new InetSocketAddress(address, 1_024 + number), "owner",
                new byte[32], new byte[32], Instant.EPOCH);
    }

    /** Whom clients are named, one after the other. */
    private Set<PeerId> named(int clients) {
        Set<PeerId> named = new HashSet<>();
        for (int i = 0; i < clients; i++) {
            helpers.permit(peer(10_000 + i, "203.0.113.200"), helper -> true, 0).ifPresent(named::add);
        }
        return named;
    }

    private void fill(String address) {
        for (int i = 1; i <= CheckHelpers.MAXIMUM; i++) {
            assertThat(helpers.offer(peer(i, address))).isTrue();
        }
    }

    @Test
    void whoseAddressHasMostHelpersMakesRoomForThoseOfOthers() {
        fill("192.0.2.66");
        for (int i = 1; i <= CheckHelpers.MAXIMUM / 2; i++) {
            assertThat(helpers.offer(peer(1_000 + i, "203.0.113.5"))).isTrue();
        }

        assertThat(helpers.offer(peer(2_000, "203.0.113.5"))).as("has half of the places").isFalse();
        assertThat(helpers.offer(peer(2_000, "192.0.2.66"))).as("has the other half").isFalse();
        assertThat(helpers.offer(peer(2_000, "203.0.113.6"))).isTrue();
        assertThat(named(2 * CheckHelpers.MAXIMUM)).hasSize(CheckHelpers.MAXIMUM)
                .contains(peer(1_001, "203.0.113.5").id(), peer(2_000, "203.0.113.6").id());
    }

    @Test
    void whoHelpsAlreadyTakesNobodysPlace() {
        fill("192.0.2.66");
        assertThat(helpers.offer(peer(1, "192.0.2.66"))).isTrue();
        assertThat(named(2 * CheckHelpers.MAXIMUM)).hasSize(CheckHelpers.MAXIMUM);

        helpers.left(1);
        assertThat(helpers.offer(peer(2_000, "192.0.2.66"))).as("there is room").isTrue();
        assertThat(named(2 * CheckHelpers.MAXIMUM)).contains(peer(2_000, "192.0.2.66").id());
    }
}
