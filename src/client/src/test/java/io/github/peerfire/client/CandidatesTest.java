package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.jingle.element.Candidate;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ProtoXEP 6.3. */
class CandidatesTest {

    private static final InetSocketAddress HOST = new InetSocketAddress("10.0.0.7", 40_000);
    private static final InetSocketAddress OBSERVED = new InetSocketAddress("203.0.113.5", 50_001);
    private static final InetSocketAddress RELAYED = new InetSocketAddress("198.51.100.9", 49_200);

    @Test
    void oursAreToldWithTheirTypesTheMostDirectFirst() {
        assertThat(Candidates.own(List.of(HOST, RELAYED), List.of(RELAYED), Optional.of(OBSERVED)))
                .containsExactly(new Candidate("host", HOST), new Candidate("srflx", OBSERVED),
                        new Candidate("relay", RELAYED));
    }

    @Test
    void anAddressIsToldOnceAndNoneThatReachesNobodyElse() {
        List<InetSocketAddress> local = List.of(OBSERVED, new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress(
                "169.254.3.3", 2000), new InetSocketAddress("fe80::1", 2000), new InetSocketAddress("::", 2000));
        assertThat(Candidates.own(local, List.of(), Optional.of(OBSERVED)))
                .containsExactly(new Candidate("host", OBSERVED));
    }

    @Test
    void noMoreThanSixteenAreToldOrTried() {
        List<InetSocketAddress> many = IntStream.range(0, 40).mapToObj(i -> new InetSocketAddress("10.1.1." + i, 2000))
                .toList();
        List<Candidate> told = Candidates.own(many, List.of(), Optional.of(OBSERVED));
        assertThat(told).hasSize(16);
        assertThat(Candidates.usable(many.stream().map(each -> new Candidate("host", each)).toList())).hasSize(16);
    }

    @Test
    void theOtherSideCannotHaveUsSendToServicesOrToOurselves() {
        List<Candidate> told = List.of(new Candidate("host", new InetSocketAddress("203.0.113.5", 53)),
                new Candidate("host", new InetSocketAddress("127.0.0.1", 5000)),
                new Candidate("host", new InetSocketAddress("224.0.0.1", 5000)),
                new Candidate("host", new InetSocketAddress("2002:cb00:7105::1", 5000)),
                new Candidate("host", HOST), new Candidate("relay", HOST));
        assertThat(Candidates.usable(told)).containsExactly(HOST);
    }

    @Test
    void observedAddressesAreReadWithoutAskingAResolver() {
        assertThat(Candidates.parse("203.0.113.5:50001")).contains(OBSERVED);
        assertThat(Candidates.parse("[2001:db8::7]:1935")).contains(new InetSocketAddress("2001:db8::7", 1935));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1", "example.net:80", "1.2.3.4", "1.2.3.4:0", "1.2.3.4:65536", "1.2.3.4:99999",
        "999.2.3.4:80", "[example.net]:80", "[::1:80", "1.2.3.4:80 ", "[1::2::3]:80", "[...]:80"})
    void whatIsNoAddressIsNone(String observed) {
        assertThat(Candidates.parse(observed)).isEmpty();
    }
}
