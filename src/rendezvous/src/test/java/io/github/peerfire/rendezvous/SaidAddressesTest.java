package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SaidAddressesTest {

    private static final InetSocketAddress OBSERVED = new InetSocketAddress("203.0.113.5", 5_000);
    private static final InetSocketAddress PRIVATE = new InetSocketAddress("192.168.7.7", 5_000);
    private static final InetSocketAddress IPV6 = new InetSocketAddress("2001:db8::7", 50_000);

    @Test
    void allAreThereInTheirOrderHoweverMany() {
        for (int count = 0; count <= PeerAddresses.MAXIMUM_KEPT; count++) {
            List<InetSocketAddress> addresses = IntStream.range(0, count)
                    .mapToObj(number -> new InetSocketAddress(
                            number % 2 == 0 ? "198.51.100." + number : "2001:db8::" + number, 65_535 - number))
                    .toList();
            assertThat(new SaidAddresses(addresses).all()).isEqualTo(addresses);
        }
    }

    @Test
    void oneIsTheSameObject() {
        assertThat(new SaidAddresses(List.of(OBSERVED)).all().get(0)).isSameAs(OBSERVED);
    }

    @Test
    void whatIsOfAnotherAddressStaysAfterAMove() {
        SaidAddresses said = new SaidAddresses(
                List.of(OBSERVED, new InetSocketAddress(OBSERVED.getAddress(), 6_000), PRIVATE, IPV6));

        assertThat(said.afterMove(OBSERVED, new InetSocketAddress("198.51.100.9", 5_000)).all())
                .containsExactly(PRIVATE, IPV6);
        assertThat(said.afterMove(OBSERVED, new InetSocketAddress(OBSERVED.getAddress(), 7_000)).all())
                .as("only the port is another one").hasSize(3).doesNotContain(OBSERVED);
    }
}
