package io.github.peerfire.netty;

import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/** Says why an address cannot be bound, and what to do about it. */
final class BindFailure {

    private BindFailure() {
    }

    static BindException of(InetSocketAddress address, Throwable cause) {
        BindException failure = new BindException("Cannot bind UDP " + text(address) + ": " + reason(address, cause));
        failure.initCause(cause);
        return failure;
    }

    /** What is behind the exception of a future that came of another. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    static String text(InetSocketAddress address) {
        String host = address.isUnresolved() ? address.getHostString()
                : isAnyIpv6(address.getAddress()) ? "::" : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static boolean isAnyIpv6(InetAddress address) {
        return address instanceof Inet6Address && address.isAnyLocalAddress();
    }

    private static String reason(InetSocketAddress address, Throwable cause) {
        if (address.isUnresolved()) {
            return "the name does not resolve. Give one of this machine's addresses, or 0.0.0.0 for all of them.";
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("in use")) {
            return "the port is in use. Stop the program that uses it, or choose another port.";
        } else if (message.contains("permission")) {
            return "not permitted. Choose a port above 1023, or give this process the right to use lower ones.";
        } else if (message.contains("assign")) {
            return "this machine has no such address. Give one that it has, or 0.0.0.0 for all of them.";
        }
        return cause.getMessage() + ". Check the address and port.";
    }
}
