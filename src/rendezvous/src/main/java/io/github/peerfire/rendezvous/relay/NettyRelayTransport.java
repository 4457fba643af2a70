package io.github.peerfire.rendezvous.relay;

import io.github.peerfire.netty.LoopThread;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays over UDP, all on one thread of its own. */
public final class NettyRelayTransport implements RelayTransport {

    private static final Logger LOG = LoggerFactory.getLogger(NettyRelayTransport.class);
    private static final long SHUTDOWN_SECONDS = 5;

    private final LoopThread thread = new LoopThread("rtmfp-relay");
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, thread, NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(group.next(), true);

    @Override
    public CompletionStage<Socket> bind(InetSocketAddress address, Receiver receiver) {
        SocketProtocolFamily family = address.getAddress() instanceof Inet4Address
                ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
        CompletableFuture<Socket> bound = new CompletableFuture<>();
        ChannelFuture bind = new Bootstrap().group(group)
                .channelFactory(() -> new NioDatagramChannel(family))
                .option(ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(RelayPair.LONGEST + 1).maxMessagesPerRead(64))
                .handler(new Handler(receiver))
                .bind(address);
        channels.add(bind.channel());
        bind.addListener(done -> {
            if (done.isSuccess()) {
                bound.complete(new NettySocket(bind.channel()));
            } else {
                BindException failure = new BindException("Cannot bind " + address);
                failure.initCause(done.cause());
                bound.completeExceptionally(failure);
            }
        });
        return bound;
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
        // A loop that ends soon after a bind leaves the channel open.
        channels.close().addListener(
                closed -> group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS));
        return thread.ended();
    }

    private record NettySocket(Channel channel) implements Socket {

        @Override
        public void send(byte[] datagram, InetSocketAddress to) {
            // what the system does not take at once is lost, as on any network
            if (channel.isWritable()) {
                channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to), channel.voidPromise());
            }
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    private static final class Handler extends SimpleChannelInboundHandler<DatagramPacket> {

        private final Receiver receiver;

        Handler(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            receiver.receive(ByteBufUtil.getBytes(packet.content()), packet.sender());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("A relayed datagram could not be sent", cause);
        }
    }
}
