package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.rtmfp.common.Time;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A client whose driver has a proxy. */
class RelayedAddressesTest {

    private static final InetSocketAddress LENT = new InetSocketAddress("203.0.113.5", 50_000);

    private final SimulatedWorld world = new SimulatedWorld(8);
    private final List<NetStatus> statuses = new ArrayList<>();

    private List<Object> told(int time) {
        world.until("peer info", () -> world.rendezvous().commands("setPeerInfo").size() > time);
        return List.copyOf(world.rendezvous().commands("setPeerInfo").get(time).arguments());
    }

    private AmfString direct() {
        InetSocketAddress local = world.driver(0).localAddresses().get(0);
        return new AmfString(local.getAddress().getHostAddress() + ":" + local.getPort());
    }

    @Test
    void theServerIsToldAtOnceWhatAProxyLends() throws BindException {
        NetConnection connection = world.connect(world.config().onStatus(statuses::add));
        assertThat(told(0)).containsExactly(direct());
        assertThat(connection.relayedAddresses()).isEmpty();

        world.driver(0).addInterface(LENT, true);
        world.runFor(Time.SECOND);
        assertThat(told(1)).containsExactly(direct(), new AmfString("203.0.113.5:50000"));
        assertThat(connection.relayedAddresses()).containsExactly(LENT);
        assertThat(world.await(connection.serverPath()).relayed()).isFalse();

        world.driver(0).removeInterface(1);
        world.runFor(Time.SECOND);
        assertThat(told(2)).containsExactly(direct());
        assertThat(statuses).as("the network did not change")
                .extracting(Told::code).containsExactly(StatusCode.CONNECT_SUCCESS);
    }

    @Test
    void theServerIsReachedThroughAProxyWhereItIsNotDirectly() throws BindException {
        world.simulation().network().setFilter((datagram, from, to) -> from.getAddress().equals(LENT.getAddress())
                || to.getAddress().equals(LENT.getAddress()));
        CompletableFuture<NetConnection> connecting = NetConnection.connect(SimulatedWorld.URI, world.config().build());
        world.runFor(100 * Time.MILLISECOND);
        world.driver(0).addInterface(LENT, true);
        long begin = world.simulation().now();
        NetConnection connection = world.await(connecting);

        assertThat(world.rendezvous().sessions().get(0).farAddress()).isEqualTo(LENT);
        assertThat(world.await(connection.serverPath()).relayed()).isTrue();
        assertThat(world.simulation().now() - begin).isLessThan(4 * Time.SECOND);
    }
}
