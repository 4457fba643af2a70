package io.github.peerfire.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.net.StandardSocketOptions;

/** How datagrams get in and out of the system. */
enum DatagramTransport {

    /** Everywhere: one system call for each datagram. */
    NIO(1) {

        @Override
        IoHandlerFactory handlerFactory() {
            return NioIoHandler.newFactory();
        }

        @Override
        ChannelOption<Boolean> portSharing() {
            return NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
        }

        @Override
        Bootstrap configure(Bootstrap bootstrap, SocketProtocolFamily family, Arrivals arrivals) {
            return bootstrap
                    .channelFactory(() -> new NioDatagramChannel(family))
                    .option(ChannelOption.RECVBUF_ALLOCATOR,
                            ReusedBuffer.forOneRead(UdpSocket.LONGEST_DATAGRAM, 64));
        }
    },

    /** On Linux: one system call for several datagrams, sent or received. */
    EPOLL(SegmentRun.MOST_SEGMENTS) {

        @Override
        IoHandlerFactory handlerFactory() {
            return EpollIoHandler.newFactory();
        }

        @Override
        ChannelOption<Boolean> portSharing() {
            return UnixChannelOption.SO_REUSEPORT;
        }

        @Override
        Bootstrap configure(Bootstrap bootstrap, SocketProtocolFamily family, Arrivals arrivals) {
            bootstrap.channelFactory(() -> new EpollDatagramChannel(family));
            WholeDatagrams.on(bootstrap, family);
            return switch (arrivals) {
                case IN_RUNS -> bootstrap
                        .option(EpollChannelOption.UDP_GRO, true)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, ReusedBuffer.forOneRead(LONGEST_RUN, READS_AT_ONCE));
                case FROM_MANY -> bootstrap
                        .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, UdpSocket.LONGEST_DATAGRAM)
                        .option(ChannelOption.RECVBUF_ALLOCATOR,
                                ReusedBuffer.forSeveral(DATAGRAMS_IN_A_CALL, UdpSocket.LONGEST_DATAGRAM, READS_AT_ONCE,
                                        System::nanoTime));
            };
        }
    };

    /**
     * How many datagrams, or runs of them, are read before the loop does something else. More than come, even of a
     * flood, while it agrees on keys once and hears strangers for a while: what is left unread becomes a queue that
     * sessions wait in.
     */
    static final int READS_AT_ONCE = 64;

    private static final int LONGEST_RUN = 65_536;

    /** Netty describes as many to the system for each call, even if one is there. */
    private static final int DATAGRAMS_IN_A_CALL = 16;

    private final int mostSegments;

    DatagramTransport(int mostSegments) {
        this.mostSegments = mostSegments;
    }

    /** The best one that this system has. */
    static DatagramTransport best() {
        return Epoll.isAvailable() && EpollDatagramChannel.isSegmentedDatagramPacketSupported() ? EPOLL : NIO;
    }

    /** The one that an event loop is made for. */
    static DatagramTransport of(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class) ? EPOLL : NIO;
    }

    /** How many datagrams may go to the system at once, at least 1. */
    int mostSegments() {
        return mostSegments;
    }

    /**
     * Whether several sockets can be bound to one address and what comes is spread over them. Other systems than Linux
     * know the option too, but give all to one of the sockets.
     */
    static boolean canShareAddresses() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    /** The option that lets several sockets be bound to one address. */
    abstract ChannelOption<Boolean> portSharing();

    abstract IoHandlerFactory handlerFactory();

    /** Chooses the socket and how it reads. */
    abstract Bootstrap configure(Bootstrap bootstrap, SocketProtocolFamily family, Arrivals arrivals);
}
