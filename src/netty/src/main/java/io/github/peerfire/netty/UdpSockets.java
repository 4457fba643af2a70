package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.session.NearInterface;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** The sockets that datagrams go through directly; an interface ID is an index here. Confined to the event loop. */
final class UdpSockets {

    private final EventLoop loop;
    private final PortSharing sharing;
    private final Arrivals arrivals;
    private final IntFunction<ChannelHandler> handlers;
    private final List<UdpSocket> sockets = new ArrayList<>();

    private UdpSockets(
            EventLoop loop, PortSharing sharing, Arrivals arrivals, IntFunction<ChannelHandler> handlers) {
        this.loop = loop;
        this.sharing = sharing;
        this.arrivals = arrivals;
        this.handlers = handlers;
    }

    /**
     * Binds all addresses or none. The sockets read nothing before {@link #startReading}.
     *
     * @param sharing of all of them
     * @param arrivals at all of them
     * @param handlers makes the handler of the socket with a given interface ID
     * @return fails with {@link java.net.BindException}
     */
    static CompletableFuture<UdpSockets> bind(
            EventLoop loop, List<InetSocketAddress> addresses, PortSharing sharing, Arrivals arrivals,
            IntFunction<ChannelHandler> handlers) {
        UdpSockets all = new UdpSockets(loop, sharing, arrivals, handlers);
        CompletableFuture<Void> bound = CompletableFuture.completedFuture(null);
        for (InetSocketAddress address : addresses) {
            UdpSocket socket = all.add(address);
            bound = bound.thenCompose(before -> socket.bind());
        }
        CompletableFuture<UdpSockets> result = new CompletableFuture<>();
        bound.whenComplete((nothing, failure) -> {
            if (failure == null) {
                result.complete(all);
            } else {
                all.close();
                result.completeExceptionally(BindFailure.cause(failure));
            }
        });
        return result;
    }

    /** One more, not bound yet; its interface ID is the next one. */
    private UdpSocket add(InetSocketAddress address) {
        UdpSocket socket = new UdpSocket(loop, address, sharing, arrivals, handlers.apply(sockets.size()));
        sockets.add(socket);
        return socket;
    }

    /**
     * Binds one more, which reads nothing yet; its interface ID is the next one. Fails with
     * {@link java.net.BindException}.
     */
    CompletableFuture<Integer> bind(InetSocketAddress address) {
        int interfaceId = sockets.size();
        return add(address).bind().thenApply(bound -> interfaceId).whenComplete((id, failure) -> {
            if (failure != null) {
                close(interfaceId);
            }
        });
    }

    /** Lets go of one for good; if it was the last one, its interface ID is the next one again. */
    CompletableFuture<Void> close(int interfaceId) {
        CompletableFuture<Void> free = sockets.get(interfaceId).close();
        while (!sockets.isEmpty() && sockets.get(sockets.size() - 1).isClosed()) {
            sockets.remove(sockets.size() - 1);
        }
        return free;
    }

    void startReading() {
        sockets.forEach(UdpSocket::startReading);
    }

    int size() {
        return sockets.size();
    }

    /** Null if there is none with that ID. */
    UdpSocket get(int interfaceId) {
        return interfaceId < sockets.size() ? sockets.get(interfaceId) : null;
    }

    /** The addresses that sockets are bound to, with their real ports. */
    List<InetSocketAddress> bound() {
        return sockets.stream().filter(UdpSocket::isBound).map(UdpSocket::address).toList();
    }

    /** A socket as the endpoint knows it. */
    NearInterface describe(int interfaceId) {
        return new NearInterface(interfaceId, false, List.of(sockets.get(interfaceId).address()));
    }

    /** Whether all sockets take more; otherwise their handlers hear when they do again. */
    boolean areWritable() {
        for (UdpSocket socket : sockets) {
            if (!socket.isWritable()) {
                return false;
            }
        }
        return true;
    }

    void flush() {
        sockets.forEach(UdpSocket::flush);
    }

    CompletableFuture<Void> close() {
        return CompletableFuture.allOf(sockets.stream().map(UdpSocket::close).toArray(CompletableFuture<?>[]::new));
    }
}
