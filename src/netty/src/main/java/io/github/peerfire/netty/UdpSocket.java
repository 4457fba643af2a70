package io.github.peerfire.netty;

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
import java.util.concurrent.CompletableFuture;

/**
 * One socket: bound to an address as long as this machine has it, and perhaps again later. Confined to the event loop.
 */
final class UdpSocket {

    /** Longer datagrams are cut off, and then fail their verification: none of RTMFP are that long. */
    static final int LONGEST_DATAGRAM = 8_192;

    private static final int SOCKET_BUFFER = 4 * 1024 * 1024;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final EventLoop loop;
    private final Arrivals arrivals;
    private final ChannelHandler handler;
    private PortSharing sharing;
    private InetSocketAddress address;
    private Channel channel;
    private boolean closed;
    private boolean binding;

    /**
     * Not bound yet.
     *
     * @param handler can be added to one channel after the other
     */
    UdpSocket(EventLoop loop, InetSocketAddress address, PortSharing sharing, Arrivals arrivals,
            ChannelHandler handler) {
        this.loop = loop;
        this.arrivals = arrivals;
        this.sharing = sharing;
        this.address = address;
        this.handler = handler;
    }

    /** Binds; reads nothing before {@link #startReading}. Fails with {@link java.net.BindException}. */
    CompletableFuture<Void> bind() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        binding = true;
        Bootstrap bootstrap = bootstrap();
        if (sharing == PortSharing.MORE) {
            bootstrap.option(DatagramTransport.of(loop).portSharing(), true);
        }
        bootstrap.handler(handler).bind(address).addListener((ChannelFuture bound) -> {
            binding = false;
            if (!bound.isSuccess()) {
                result.completeExceptionally(BindFailure.of(address, bound.cause()));
                return;
            }
            channel = bound.channel();
            address = (InetSocketAddress) channel.localAddress(); // the port that the system chose stays the same
            letOthersIn();
            if (closed) {
                close();
            }
            result.complete(null);
        });
        return result;
    }

    /** If it is bound again, the others may be bound still. */
    private void letOthersIn() {
        if (sharing == PortSharing.FIRST) {
            channel.config().setOption(DatagramTransport.of(loop).portSharing(), true);
            sharing = PortSharing.MORE;
        }
    }

    private Bootstrap bootstrap() {
        SocketProtocolFamily family = address.getAddress() instanceof Inet4Address
                ? SocketProtocolFamily.INET
                : SocketProtocolFamily.INET6;
        return DatagramTransport.of(loop).configure(new Bootstrap(), family, arrivals)
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
        if (channel != null) {
            channel.config().setAutoRead(true);
        }
    }

    /** What it is bound to, with the real port, or was before this machine lost the address. */
    InetSocketAddress address() {
        return address;
    }

    boolean isBound() {
        return channel != null;
    }

    /** Whether nothing is bound, nor about to be. */
    boolean isDown() {
        return channel == null && !binding;
    }

    /** Null if it is not bound. */
    Channel channel() {
        return channel;
    }

    boolean isWritable() {
        return channel == null || channel.isWritable();
    }

    void flush() {
        if (channel != null) {
            channel.flush();
        }
    }

    /** Whether it was let go of for good. */
    boolean isClosed() {
        return closed;
    }

    /** This machine has the address no more. */
    void unbind() {
        channel.close();
        channel = null;
    }

    /** For good. */
    CompletableFuture<Void> close() {
        closed = true;
        CompletableFuture<Void> result = new CompletableFuture<>();
        if (channel == null) {
            result.complete(null);
        } else {
            channel.close().addListener(closing -> result.complete(null));
            channel = null;
        }
        return result;
    }
}
