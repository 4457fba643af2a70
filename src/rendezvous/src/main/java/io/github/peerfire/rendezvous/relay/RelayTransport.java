package io.github.peerfire.rendezvous.relay;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sockets for the relay: of Netty over UDP, or of a simulated network. Methods may be called from any thread. */
public interface RelayTransport {

    /**
     * Binds a socket.
     *
     * @param receiver is called on a thread of the transport's
     * @return fails with {@link java.net.BindException} if the address cannot be bound
     */
    CompletionStage<Socket> bind(InetSocketAddress address, Receiver receiver);

    /** The time in nanoseconds; only differences mean something. */
    long now();

    /** Closes all sockets and ends all threads; when that is done, every address can be bound again. Idempotent. */
    CompletableFuture<Void> closeAsync();

    /** Takes what comes. */
    @FunctionalInterface
    interface Receiver {

        /** Takes a datagram; the array is the receiver's. */
        void receive(byte[] datagram, InetSocketAddress from);
    }

    /** A socket that is bound. */
    interface Socket {

        /** Sends a datagram, or loses it. */
        void send(byte[] datagram, InetSocketAddress to);

        /** Lets go of the address. */
        void close();
    }
}
