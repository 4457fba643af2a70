package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/**
 * A server behind a NAT that forwards its port: clients of its own network come to its inner address, those outside to
 * the NAT's, and those inside who know that one only are sent back by the NAT.
 */
class ServerInsideTest {

    private static final int PORT = 1935;

    private final SimulatedRendezvous world = new SimulatedRendezvous();
    private final Nat nat = world.simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.NONE)
            .withHairpinning(Hairpinning.EXTERNAL_SOURCE));
    private final InetSocketAddress inner = new InetSocketAddress(nat.freshHost().getAddress(), PORT);
    private final InetSocketAddress outer = new InetSocketAddress(nat.externalAddress(), PORT);
    private final RendezvousServer server = RendezvousServer.start(RendezvousConfig.builder()
                    .bind(inner).advertise("rtmfp.example.net", PORT).publicAddress(nat.externalAddress()).build(),
            world, world, world, world.simulation.drivers()).join();
    private final ScriptedClient lan = inside(inner);
    private final ScriptedClient neighbour = inside(inner);
    private final ScriptedClient wan = outside("203.0.113.77");

    ServerInsideTest() {
        assertThat(server.peers()).hasSize(3);
    }

    private ScriptedClient inside(InetSocketAddress by) {
        return client(new InetSocketAddress(nat.freshHost().getAddress(), 50_000), by);
    }

    private ScriptedClient outside(String address) {
        // what is sent from the port once stands for the rule by which the NAT forwards it
        world.simulation.network().send(new byte[1], inner, new InetSocketAddress(address, 9));
        return client(new InetSocketAddress(address, 50_000), outer);
    }

    private ScriptedClient client(InetSocketAddress at, InetSocketAddress by) {
        ScriptedClient client = world.admitted(world.open(at, world.profile(), by));
        client.acceptIntroductions();
        return client;
    }

    private void meet(ScriptedClient asker, ScriptedClient target, InetSocketAddress by) {
        asker.lookUp(target.id(), by);
        world.until(() -> asker.isOpenTo(target) && target.isOpenTo(asker));
    }

    @Test
    void twoInsideTalkWithinTheirNetwork() {
        meet(lan, neighbour, inner);

        assertThat(lan.addressOf(neighbour)).isEqualTo(neighbour.driver().localAddresses().get(0));
        assertThat(neighbour.addressOf(lan)).isEqualTo(lan.driver().localAddresses().get(0));
    }

    @Test
    void whoIsOutsideReachesWhoIsInside() {
        meet(wan, lan, outer);

        assertThat(wan.addressOf(lan).getAddress()).isEqualTo(nat.externalAddress());
    }

    @Test
    void whoIsInsideReachesWhoIsOutside() {
        meet(lan, wan, inner);

        assertThat(lan.addressOf(wan)).isEqualTo(wan.driver().localAddresses().get(0));
    }

    @Test
    void whoIsInsideAndCameByTheOuterAddressReachesEverybodyAndIsReachedByAll() {
        ScriptedClient sentBack = inside(outer);
        assertThat(server.find(sentBack.id()).orElseThrow().observed().getAddress()).isEqualTo(nat.externalAddress());

        meet(sentBack, lan, outer);
        meet(neighbour, sentBack, inner);
        meet(sentBack, wan, outer);
        meet(outside("203.0.113.78"), sentBack, outer);
    }

    @Test
    void nobodyOutsideIsToldAnAddressOfTheServersNetwork() {
        lan.setPeerInfo("192.168.77.7:50000", "10.1.2.3:50000");
        world.pass(Time.SECOND);
        boolean[] asked = {false};
        world.simulation.network().setFilter((datagram, from, to) -> {
            asked[0] |= from.equals(wan.driver().localAddresses().get(0)) && to.getAddress().isSiteLocalAddress();
            return true;
        });
        meet(wan, lan, outer);

        assertThat(asked[0]).isFalse();
    }
}
