package io.github.peerfire.testbed.openfire;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TCP ports of 127.0.0.1. */
final class LoopbackPorts {
    private static final int CONNECT_MILLIS = 1000;

    private LoopbackPorts() {
    }

    /** The wanted port, or a free one for 0. */
    static InetSocketAddress choose(int wanted) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback, wanted));
            return new InetSocketAddress(loopback, socket.getLocalPort());
        } catch (BindException e) {
            throw new OpenfireException("Port " + wanted + " of 127.0.0.1 is in use; stop the program that has it, "
                    + "or choose another port, or 0 for a free one.", e);
        }
    }

    /** Whether somebody accepts connections there. */
    static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
