package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the system says of its sockets. */
@EnabledIf("isEpollAvailable")
class WholeDatagramsTest {

    private static final IntegerUnixChannelOption IPV4 = new IntegerUnixChannelOption("IP_MTU_DISCOVER", 0, 10);
    private static final IntegerUnixChannelOption IPV6 = new IntegerUnixChannelOption("IPV6_MTU_DISCOVER", 41, 23);
    private static final int WHOLE_WHATEVER_ROUTERS_SAY = 3;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, DatagramTransport.EPOLL.handlerFactory());

    static boolean isEpollAvailable() {
        return Epoll.isAvailable();
    }

    @AfterEach
    void close() {
        loops.shutdownGracefully();
    }

    private Channel bound(SocketProtocolFamily family, String address, Arrivals arrivals) {
        return DatagramTransport.EPOLL.configure(new Bootstrap(), family, arrivals).group(loops)
                .handler(new ChannelInboundHandlerAdapter())
                .bind(new InetSocketAddress(address, 0)).syncUninterruptibly().channel();
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void theSystemDividesNoDatagram(Arrivals arrivals) {
        Channel channel = bound(SocketProtocolFamily.INET, "127.0.0.1", arrivals);
        assertThat(channel.config().getOption(IPV4)).isEqualTo(WHOLE_WHATEVER_ROUTERS_SAY);
    }

    @Test
    void aSocketForIpv6DividesNoneOfEitherKind() {
        Channel channel = bound(SocketProtocolFamily.INET6, "::", Arrivals.FROM_MANY);
        assertThat(channel.config().getOption(IPV4)).isEqualTo(WHOLE_WHATEVER_ROUTERS_SAY);
        assertThat(channel.config().getOption(IPV6)).isEqualTo(WHOLE_WHATEVER_ROUTERS_SAY);
    }
}
