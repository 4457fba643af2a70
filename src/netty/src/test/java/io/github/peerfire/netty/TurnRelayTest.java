package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.TurnServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A TURN proxy as one of an endpoint's interfaces, with a proxy that a test plays. */
@Timeout(60)
class TurnRelayTest {

    private static final int COOKIE = 0x2112a442;
    private static final int HEADER = 20;
    private static final int LENT = 0xc0000205;

    private static InetSocketAddress lent(int port) {
        return new InetSocketAddress("192.0.2.5", port);
    }

    /** Says that the proxy lends an address, as the answer to a request. */
    private static void lend(int port, DatagramSocket from, DatagramPacket request) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(HEADER + 12 + 8).putShort((short) 0x0103).putShort((short) 20)
                .put(request.getData(), 4, HEADER - 4);
        // XOR-RELAYED-ADDRESS, LIFETIME
        answer.putShort((short) 0x16).putShort((short) 8).putShort((short) 1).putShort((short) (port ^ COOKIE >>> 16))
                .putInt(LENT ^ COOKIE);
        answer.putShort((short) 0x0d).putShort((short) 4).putInt(600);
        from.send(new DatagramPacket(answer.array(), answer.capacity(), request.getSocketAddress()));
    }

    @Test
    void whatComesFromElsewhereIsNotTheProxysAnswer() throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (DatagramSocket proxy = new DatagramSocket(0, loopback);
                DatagramSocket other = new DatagramSocket(0, loopback);
                Party party = Party.client(new NettyEndpointDriverFactory().withTurn(
                        List.of(TurnServer.parse("turn:127.0.0.1:" + proxy.getLocalPort()))), Party.ANY_PORT)) {
            DatagramPacket request = new DatagramPacket(new byte[1_500], 1_500);
            proxy.receive(request);
            lend(4_001, other, request);
            lend(4_002, proxy, request);
            while (party.driver.localAddresses().stream().noneMatch(List.of(lent(4_001), lent(4_002))::contains)) {
                party.await(EndpointEvent.InterfacesChanged.class);
            }

            assertThat(party.driver.localAddresses()).contains(lent(4_002)).doesNotContain(lent(4_001));
        }
    }
}
