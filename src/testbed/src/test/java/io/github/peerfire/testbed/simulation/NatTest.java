package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import io.github.peerfire.testbed.simulation.NatSettings.PortAllocation;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classifies NATs as a client would, by what arrives from where (RFC 4787). */
class NatTest {

    private static final InetSocketAddress SERVER = TestPeer.address(198, 51, 100, 1, 1000);
    private static final InetSocketAddress OTHER_PORT = TestPeer.address(198, 51, 100, 1, 2000);
    private static final InetSocketAddress OTHER_HOST = TestPeer.address(198, 51, 100, 2, 1000);

    private final Simulation simulation = Simulation.seeded(1);
    /** Whom each address was reached from. */
    private final Map<InetSocketAddress, List<InetSocketAddress>> heard = new LinkedHashMap<>();

    private InetSocketAddress host(InetSocketAddress wanted) {
        InetSocketAddress[] bound = new InetSocketAddress[1];
        try {
            bound[0] = simulation.network().bind(wanted, (datagram, from) -> heard(bound[0]).add(from));
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
        return bound[0];
    }

    private List<InetSocketAddress> heard(InetSocketAddress host) {
        return heard.computeIfAbsent(host, key -> new ArrayList<>());
    }

    private void send(InetSocketAddress from, InetSocketAddress to) {
        simulation.network().send(new byte[8], from, to);
        simulation.runFor(100 * Time.MILLISECOND);
    }

    private void servers() {
        host(SERVER);
        host(OTHER_PORT);
        host(OTHER_HOST);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE", "NONE, ADDRESS", "NONE, ADDRESS_AND_PORT",
        "ADDRESS, NONE", "ADDRESS, ADDRESS", "ADDRESS, ADDRESS_AND_PORT",
        "ADDRESS_AND_PORT, NONE", "ADDRESS_AND_PORT, ADDRESS", "ADDRESS_AND_PORT, ADDRESS_AND_PORT"})
    void everyKindMapsAndFiltersAsItsNameSays(Dependence mapping, Dependence filtering) {
        servers();
        Nat nat = simulation.network().addNat(NatSettings.of(mapping, filtering));
        InetSocketAddress inside = host(nat.freshHost());
        send(inside, SERVER);
        InetSocketAddress mapped = heard(SERVER).get(0);
        assertThat(mapped.getAddress()).isEqualTo(nat.externalAddress());

        send(SERVER, mapped);
        assertThat(heard(inside)).containsExactly(SERVER);
        send(OTHER_PORT, mapped);
        assertThat(heard(inside).contains(OTHER_PORT)).isEqualTo(filtering != Dependence.ADDRESS_AND_PORT);
        send(OTHER_HOST, mapped);
        assertThat(heard(inside).contains(OTHER_HOST)).isEqualTo(filtering == Dependence.NONE);

        send(inside, OTHER_PORT);
        send(inside, OTHER_HOST);
        assertThat(heard(OTHER_PORT).get(0).equals(mapped)).isEqualTo(mapping != Dependence.ADDRESS_AND_PORT);
        assertThat(heard(OTHER_HOST).get(0).equals(mapped)).isEqualTo(mapping == Dependence.NONE);
    }

    @ParameterizedTest
    @CsvSource({"OFF", "INTERNAL_SOURCE", "EXTERNAL_SOURCE"})
    void hairpinning(Hairpinning kind) {
        servers();
        Nat nat = simulation.network().addNat(
                NatSettings.of(Dependence.NONE, Dependence.NONE).withHairpinning(kind));
        InetSocketAddress one = host(nat.freshHost());
        InetSocketAddress two = host(nat.freshHost());
        send(one, SERVER);
        send(two, OTHER_HOST);
        InetSocketAddress oneOutside = heard(SERVER).get(0);
        InetSocketAddress twoOutside = heard(OTHER_HOST).get(0);
        assertThat(oneOutside).isNotEqualTo(twoOutside);
        send(one, twoOutside);
        switch (kind) {
            case OFF -> assertThat(heard(two)).isEmpty();
            case INTERNAL_SOURCE -> assertThat(heard(two)).containsExactly(one);
            default -> assertThat(heard(two)).containsExactly(oneOutside);
        }
        send(one, two);
        assertThat(heard(two)).contains(one);
    }

    @Test
    void natsBehindNatsTranslateTwice() {
        servers();
        Nat outer = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT));
        Nat inner = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT), outer);
        InetSocketAddress inside = host(inner.freshHost());
        send(inside, SERVER);
        InetSocketAddress mapped = heard(SERVER).get(0);
        assertThat(mapped.getAddress()).isEqualTo(outer.externalAddress());
        send(SERVER, mapped);
        send(OTHER_HOST, mapped);
        assertThat(heard(inside)).containsExactly(SERVER);
        assertThat(outer.mappingCount()).isEqualTo(1);
        assertThat(inner.mappingCount()).isEqualTo(1);
    }

    @Test
    void anEarlyPacketFromOutsideBurnsThePortForItsSenderOnly() {
        servers();
        Nat nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT)
                .withEarlyInboundBurningPorts(true));
        InetSocketAddress inside = host(nat.freshHost());
        send(inside, SERVER);
        InetSocketAddress mapped = heard(SERVER).get(0);
        send(OTHER_HOST, mapped);
        send(inside, OTHER_HOST);
        send(inside, OTHER_HOST);
        send(inside, OTHER_PORT);
        assertThat(heard(OTHER_HOST)).hasSize(2).doesNotContain(mapped);
        assertThat(heard(OTHER_HOST).get(0)).isEqualTo(heard(OTHER_HOST).get(1));
        assertThat(heard(OTHER_PORT)).containsExactly(mapped);
    }

    @Test
    void mappingsExpireAndAreRefreshedAsTheyAreSetTo() {
        servers();
        Nat nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.NONE)
                .withPorts(PortAllocation.SEQUENTIAL).withLifetime(30 * Time.SECOND, false));
        InetSocketAddress inside = host(nat.freshHost());
        send(inside, SERVER);
        InetSocketAddress mapped = heard(SERVER).get(0);
        simulation.runFor(20 * Time.SECOND);
        send(SERVER, mapped);
        assertThat(heard(inside)).hasSize(1);
        simulation.runFor(11 * Time.SECOND);
        send(SERVER, mapped);
        assertThat(heard(inside)).hasSize(1);
        assertThat(nat.mappingCount()).isZero();
        send(inside, SERVER);
        assertThat(heard(SERVER).get(1)).isNotEqualTo(mapped);
    }

    @Test
    void restartsMovesAndFullTables() {
        servers();
        Nat nat = simulation.network().addNat(
                NatSettings.of(Dependence.NONE, Dependence.NONE).withMaximumMappings(1));
        InetSocketAddress inside = host(nat.freshHost());
        InetSocketAddress crowded = host(nat.freshHost());
        send(inside, SERVER);
        send(crowded, SERVER);
        assertThat(heard(SERVER)).hasSize(1);
        nat.restart();
        send(inside, SERVER);
        assertThat(heard(SERVER).get(1).getPort()).isNotEqualTo(heard(SERVER).get(0).getPort());
        nat.move();
        send(inside, SERVER);
        assertThat(heard(SERVER).get(2).getAddress()).isNotEqualTo(heard(SERVER).get(1).getAddress())
                .isEqualTo(nat.externalAddress());
    }
}
