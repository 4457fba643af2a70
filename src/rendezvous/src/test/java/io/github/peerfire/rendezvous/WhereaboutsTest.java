package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private static final Whereabouts WHEREABOUTS = new Whereabouts(new ServerSite(List.of()));

    @Test
    void theObservedAddressComesFirstAndNoneIsOfUnknownOrigin() {
        assertThat(WHEREABOUTS.of(at("203.0.113.9"), List.of(at("198.51.100.7")), at("203.0.113.5"))).containsExactly(
                new CandidateAddress(AddressOrigin.OBSERVED, at("203.0.113.9")),
                new CandidateAddress(AddressOrigin.LOCAL, at("198.51.100.7")));
        assertThat(WHEREABOUTS.of(at("203.0.113.9"), List.of(), at("203.0.113.5"))).hasSize(1);
    }

    @Test
    void whoIsAtAnotherSiteIsNotToldPrivateAddresses() {
        assertThat(told("203.0.113.5", "203.0.113.9", "10.0.0.7", "fd00::7", "127.0.0.1", "198.51.100.7"))
                .containsExactly("203.0.113.9", "198.51.100.7");
        assertThat(told("10.0.0.9", "203.0.113.9", "10.0.0.7")).containsExactly("203.0.113.9");
    }

    @Test
    void whoSharesThePublicAddressOrTheSiteIsToldPrivateAddresses() {
        assertThat(told("203.0.113.5", "203.0.113.5", "10.0.0.7", "127.0.0.1"))
                .containsExactly("203.0.113.5", "10.0.0.7");
        assertThat(told("10.0.0.9", "10.0.0.8", "192.168.0.7", "127.0.0.1")).containsExactly("10.0.0.8", "192.168.0.7");
    }

    @Test
    void loopbackAddressesAreForTheSameMachineOnlyAndTheObservedOneIsNotRepeated() {
        assertThat(told("127.0.0.3", "127.0.0.2", "127.0.0.1", "127.0.0.2")).containsExactly("127.0.0.2", "127.0.0.1");
    }

    @Test
    void neverMoreAddressesAreToldThanClientsTake() {
        String[] own = IntStream.range(1, 20)
                .mapToObj(i -> i % 2 == 0 ? "198.51.100." + i : "2001:db8::" + i)
                .toArray(String[]::new);

        assertThat(told("203.0.113.5", "203.0.113.9", own)).hasSize(Whereabouts.MAXIMUM);
        assertThat(told("203.0.113.5", "203.0.113.9", "198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4"))
                .hasSize(Whereabouts.PER_FAMILY);
    }

    @Test
    void addressesOfTheAskersFamilyComeFirst() {
        assertThat(told("2001:db8::5", "203.0.113.9", "2001:db8::9", "198.51.100.7"))
                .containsExactly("2001:db8:0:0:0:0:0:9", "203.0.113.9", "198.51.100.7");
    }

    @Test
    void whoIsInTheServersOwnNetworkIsToldOutsideAtTheNetworksPublicAddress() {
        Whereabouts inLan = new Whereabouts(new ServerSite(List.of(at("198.51.100.1").getAddress())));

        assertThat(inLan.of(at("10.0.0.9"), List.of(at("10.0.0.9")), at("203.0.113.5")))
                .containsExactly(new CandidateAddress(AddressOrigin.OBSERVED, at("198.51.100.1")));
        assertThat(inLan.replies(at("10.0.0.9"), List.of(at("10.0.0.9")), at("203.0.113.5")))
                .containsExactly(new CandidateAddress(AddressOrigin.OBSERVED, at("198.51.100.1")));
        assertThat(inLan.of(at("10.0.0.9"), List.of(), at("10.0.0.8")))
                .containsExactly(new CandidateAddress(AddressOrigin.OBSERVED, at("10.0.0.9")));
        assertThat(inLan.of(at("10.0.0.9"), List.of(at("192.168.0.9")), at("198.51.100.1")))
                .as("who came back from the NAT is in that network, too").extracting(CandidateAddress::origin)
                .containsExactly(AddressOrigin.OBSERVED, AddressOrigin.LOCAL);
    }

    @Test
    void aPrivateAddressIsNotToldWhereItMeansNothingEvenIfItIsAllThatWasObserved() {
        assertThat(told("203.0.113.5", "10.0.0.9", "10.0.0.9")).isEmpty();
    }

    @Test
    void ofWhoIsObservedNowhereOnlyWhatEverybodyCanReachIsTold() {
        List<InetSocketAddress> own = List.of(
                at("10.0.0.9"), at("fd00::9"), at("127.0.0.1"), at("198.51.100.7"), at("2001:db8::9"));

        assertThat(WHEREABOUTS.ofNowhere(own, at("2001:db8::5"))).containsExactly(
                new CandidateAddress(AddressOrigin.LOCAL, at("2001:db8::9")),
                new CandidateAddress(AddressOrigin.LOCAL, at("198.51.100.7")));
        assertThat(WHEREABOUTS.ofNowhere(own, at("10.0.0.8"))).extracting(CandidateAddress::address)
                .as("private addresses of another network, though the asker has some, too")
                .containsExactly(at("198.51.100.7"), at("2001:db8::9"));
    }

    @Test
    void repliesGoToPrivateAddressesOfTheAskerWithinOneSiteOnly() {
        List<InetSocketAddress> own = List.of(at("10.0.0.5"), at("fd00::5"), at("10.0.1.5"), at("10.0.2.5"));

        assertThat(WHEREABOUTS.replies(at("203.0.113.5"), own, at("203.0.113.5"))).containsExactly(
                new CandidateAddress(AddressOrigin.LOCAL, at("10.0.0.5")),
                new CandidateAddress(AddressOrigin.LOCAL, at("10.0.1.5")),
                new CandidateAddress(AddressOrigin.OBSERVED, at("203.0.113.5")));
        assertThat(WHEREABOUTS.replies(at("203.0.113.5"), own, at("203.0.113.9"))).hasSize(1);
    }

    private static List<String> told(String asker, String observed, String... own) {
        List<InetSocketAddress> addresses = List.of(own).stream().map(WhereaboutsTest::at).toList();
        return WHEREABOUTS.of(at(observed), addresses, at(asker)).stream()
                .map(candidate -> candidate.address().getHostString())
                .toList();
    }

    private static InetSocketAddress at(String literal) {
        return new InetSocketAddress(literal, 50_000);
    }
}
