package io.github.peerfire.bench.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Carries the datagrams of all clients of a crowd, each of which has an address of its own. */
interface Line extends AutoCloseable {

    /** Takes what arrives, whosever it is; the array is used again. */
    @FunctionalInterface
    interface Receiver {

        void arrived(byte[] datagram, int length);
    }

    /** Sends from a client's address, to the server or to another client. */
    void send(int client, InetSocketAddress destination, byte[] datagram, int length) throws IOException;

    /** Hands over what is there; waits if that is nothing, at most so many milliseconds, not at all for 0. */
    void receive(Receiver receiver, long wait) throws IOException;

    /** Where the server sees a client that has sent something. */
    InetSocketAddress address(int client) throws IOException;

    /** That client is gone; its address is not used again. */
    void drop(int client) throws IOException;

    @Override
    void close() throws IOException;
}
