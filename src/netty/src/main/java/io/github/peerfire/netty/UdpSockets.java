package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Transmit;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** One driver's bound sockets; an interface ID is an index here. Confined to the event loop but for {@link #bound}. */
final class UdpSockets {

    /** Longer datagrams are cut off, and then fail their verification: none of RTMFP are that long. */
    static final int LONGEST_DATAGRAM = 8_192;

    private static final int SOCKET_BUFFER = 4 * 1024 * 1024;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final List<Channel> channels;
    private final List<InetSocketAddress> bound;
    private final SegmentRun run;

    private UdpSockets(DatagramTransport transport, List<Channel> channels) {
        this.channels = List.copyOf(channels);
        this.run = new SegmentRun(transport.mostSegments());
        this.bound = channels.stream().map(channel -> (InetSocketAddress) channel.localAddress()).toList();
    }

    /**
     * Binds all addresses or none. The sockets read nothing before {@link #startReading}.
     *
     * @param handlers makes the handler of the socket with a given interface ID
     * @return fails with {@link java.net.BindException}
     */
    static CompletableFuture<UdpSockets> bind(
            EventLoop loop, List<InetSocketAddress> addresses, IntFunction<ChannelHandler> handlers) {
        CompletableFuture<UdpSockets> result = new CompletableFuture<>();
        bindNext(loop, addresses, handlers, new ArrayList<>(), result);
        return result;
    }

    private static void bindNext(EventLoop loop, List<InetSocketAddress> addresses,
            IntFunction<ChannelHandler> handlers, List<Channel> channels, CompletableFuture<UdpSockets> result) {
        int interfaceId = channels.size();
        if (interfaceId == addresses.size()) {
            result.complete(new UdpSockets(DatagramTransport.of(loop), channels));
            return;
        }
        InetSocketAddress address = addresses.get(interfaceId);
        bootstrap(loop, address).handler(handlers.apply(interfaceId)).bind(address)
                .addListener((ChannelFuture binding) -> {
                    if (binding.isSuccess()) {
                        channels.add(binding.channel());
                        bindNext(loop, addresses, handlers, channels, result);
                    } else {
                        channels.forEach(Channel::close);
                        result.completeExceptionally(BindFailure.of(address, binding.cause()));
                    }
                });
    }

    private static Bootstrap bootstrap(EventLoop loop, InetSocketAddress address) {
        SocketProtocolFamily family = address.getAddress() instanceof Inet4Address
                ? SocketProtocolFamily.INET
                : SocketProtocolFamily.INET6;
        return DatagramTransport.of(loop).configure(new Bootstrap(), family)
                .group(loop)
                .option(ChannelOption.AUTO_READ, false)
                // Netty's default one makes, and fills with zeros, a new buffer for each long run.
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                // As much as the system allows: what does not fit while this thread waits for a processor is lost.
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    }

    void startReading() {
        channels.forEach(channel -> channel.config().setAutoRead(true));
    }

    /** The addresses that the sockets are bound to, with their real ports. */
    List<InetSocketAddress> bound() {
        return bound;
    }

    /** Whether all sockets take more; otherwise their handlers hear when they do again. */
    boolean areWritable() {
        for (Channel channel : channels) {
            if (!channel.isWritable()) {
                return false;
            }
        }
        return true;
    }

    /** Queues a datagram; {@link #flush} sends it. Failures to send show at the socket's handler: they count as loss. */
    void write(Transmit transmit) {
        run.add(channels.get(transmit.interfaceId()), transmit);
    }

    void flush() {
        run.write();
        channels.forEach(Channel::flush);
    }

    CompletableFuture<Void> close() {
        CompletableFuture<?>[] closings = channels.stream().map(UdpSockets::close).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(closings);
    }

    private static CompletableFuture<Void> close(Channel channel) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        channel.close().addListener(closing -> closed.complete(null));
        return closed;
    }
}
