package io.github.peerfire.netty;

import java.net.InetAddress;
import java.util.Set;

/** Which addresses this machine has at the moment. */
@FunctionalInterface
interface LocalMachine {

    /** Of all interfaces that are up, loopback among them. */
    Set<InetAddress> addresses();

    /** Whether a socket that is bound to that address can go on. All of 127.0.0.0/8 is this machine, named or not. */
    default boolean has(InetAddress address) {
        return address.isLoopbackAddress() || addresses().contains(address);
    }
}
