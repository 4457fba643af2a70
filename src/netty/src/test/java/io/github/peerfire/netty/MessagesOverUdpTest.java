package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class MessagesOverUdpTest {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();
    private static final byte[] METADATA = {'t', 'e', 's', 't'};

    private final EndpointDriverFactory factory = new NettyEndpointDriverFactory();

    @Test
    void messagesGoThereAndBack() throws Exception {
        try (Party server = Party.server(factory, Party.ANY_PORT);
                Party client = Party.client(factory, Party.ANY_PORT)) {
            Session near = client.open(ANY_SERVER, 0, server.address());
            client.await(EndpointEvent.SessionOpened.class);
            write(client, openFlow(client, near), "hello".getBytes(StandardCharsets.UTF_8));

            EndpointEvent.FlowOpened opened = server.await(EndpointEvent.FlowOpened.class);
            assertThat(server.<byte[]>call(self -> opened.flow().metadata())).isEqualTo(METADATA);
            assertThat(server.await(EndpointEvent.MessageArrived.class).message()).asString().isEqualTo("hello");

            SendFlow answer = server.call(self -> opened.session()
                    .openReturnFlow(opened.flow(), METADATA, FlowOptions.DEFAULT, self.now()));
            write(server, answer, "and welcome".getBytes(StandardCharsets.UTF_8));
            assertThat(client.await(EndpointEvent.MessageArrived.class).message()).asString()
                    .isEqualTo("and welcome");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyMessagesOfAllSizesArriveWholeAndInOrder(DatagramTransport transport) throws Exception {
        assumeTrue(transport == DatagramTransport.NIO || DatagramTransport.best() == transport);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, transport.handlerFactory());
        try {
            exchangeManyMessages(new NettyEndpointDriverFactory(group));
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).get(60, TimeUnit.SECONDS);
        }
    }

    /** From one transport of this test to the one of this system. */
    private void exchangeManyMessages(EndpointDriverFactory other) throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        try (Party server = Party.server(factory, Party.ANY_PORT);
                Party client = Party.client(other, Party.ANY_PORT)) {
            Session near = client.open(ANY_SERVER, 0, server.address());
            client.await(EndpointEvent.SessionOpened.class);
            SendFlow flow = openFlow(client, near);
            for (int i = 0; i < 200; i++) {
                byte[] message = new byte[random.nextInt(20) == 0 ? 40_000 : random.nextInt(2_000)];
                random.nextBytes(message);
                write(client, flow, message);
                assertThat(server.await(EndpointEvent.MessageArrived.class).message())
                        .as("seed %d, message %d", seed, i).isEqualTo(message);
            }
        }
    }

    private static SendFlow openFlow(Party party, Session session) {
        return party.call(self -> session.openFlow(METADATA, FlowOptions.DEFAULT, self.now()));
    }

    private static void write(Party party, SendFlow flow, byte[] message) {
        party.call(self -> flow.write(message, Reliability.FULL, self.now()));
    }
}
