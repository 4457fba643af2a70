package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where a TURN proxy is to be tried: at all addresses of its name in turn, and where it says itself. On one thread. */
final class ProxyAddresses {

    private static final int MOST_ALTERNATES = 3;

    private final TurnServer server;
    private final Deque<InetAddress> untried = new ArrayDeque<>();
    private InetSocketAddress current;
    private int alternates;

    ProxyAddresses(TurnServer server) {
        this.server = server;
    }

    /** Completes on another thread, since this may take long; fails if the name is unknown. */
    CompletableFuture<List<InetAddress>> lookUp() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                List<InetAddress> all = new ArrayList<>(List.of(InetAddress.getAllByName(server.host())));
                // Those of a family that this machine has to offer first: silence takes long to be taken for one.
                all.sort(Comparator.comparing(address -> !LocalAddresses.mayReach(address)));
                return all;
            } catch (UnknownHostException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Begins anew with what was looked up. */
    void begin(List<InetAddress> found) {
        alternates = 0;
        untried.addAll(found);
    }

    boolean hasNext() {
        return !untried.isEmpty();
    }

    /** The next one of the name's. */
    InetSocketAddress next() {
        current = new InetSocketAddress(untried.remove(), server.port());
        return current;
    }

    /** Whether it is to be tried where the proxy says; null for nowhere, and only so often. */
    boolean mayFollow(InetSocketAddress alternate) {
        return alternate != null && isAcceptable(alternate) && alternates < MOST_ALTERNATES;
    }

    /** Nobody is to be led into this machine or its site by a proxy that is elsewhere. */
    private boolean isAcceptable(InetSocketAddress alternate) {
        AddressScope scope = AddressScope.of(alternate.getAddress());
        return alternate.getPort() != 0
                && (scope == AddressScope.PUBLIC || scope == AddressScope.of(current.getAddress()));
    }

    /** It is tried where the proxy says. */
    void follow(InetSocketAddress alternate) {
        alternates++;
        current = alternate;
    }

    /** Where it is tried, or lent addresses; null at first. */
    InetSocketAddress current() {
        return current;
    }

    /** The others are not tried. */
    void dropUntried() {
        untried.clear();
    }
}
