package io.github.peerfire.openfire.operation.connectivity;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.operation.connectivity.ServerVerdict.Reachability;
import io.github.peerfire.openfire.operation.warning.ServerAddresses;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Tests with the running rendezvous. */
public final class LiveConnectivityTests implements ConnectivityTests {

    private static final String PREFIX = "connectivity.";

    private final Rendezvous rendezvous;
    private final Function<String, List<InetAddress>> names;

    /**
     * Tests a rendezvous.
     *
     * @param names finds the addresses of a host
     */
    public LiveConnectivityTests(Rendezvous rendezvous, Function<String, List<InetAddress>> names) {
        this.rendezvous = rendezvous;
        this.names = names;
    }

    @Override
    public CompletionStage<Optional<EndpointVerdict>> endpoint(long connectionId) {
        return rendezvous.server().map(server -> server.checkConnectivity(connectionId)
                        .thenApply(result -> result.map(LiveConnectivityTests::verdict)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private static EndpointVerdict verdict(ConnectivityResult result) {
        List<Message> findings = new ArrayList<>();
        findings.add(message("mapping." + result.mapping().word()));
        findings.add(message("filtering." + result.filtering().word()));
        findings.add(message("round-trip", result.roundTrip().toMillis()));
        findings.add(message(result.authenticated() ? "authenticated" : "not-authenticated"));
        findings.add(message(result.relay() ? "relay" : "no-relay"));
        return new EndpointVerdict(result, message("verdict." + result.verdict().word()), findings);
    }

    @Override
    public ServerVerdict server() {
        Optional<RendezvousServer> server = rendezvous.server();
        if (server.isEmpty()) {
            List<Message> why = rendezvous.problem().map(List::of).orElse(List.of());
            return new ServerVerdict(Reachability.IMPOSSIBLE, message("server.impossible"), why);
        }
        String host = rendezvous.advertisement().orElseThrow().host();
        List<InetAddress> addresses = names.apply(host);
        long outside = server.get().peers().stream()
                .filter(peer -> ServerAddresses.isPublic(peer.observed().getAddress())).count();
        Reachability reachability = outside > 0 ? Reachability.PROVEN
                : addresses.stream().anyMatch(ServerAddresses::isPublic) ? Reachability.UNPROVEN
                : Reachability.DOUBTFUL;
        List<Message> findings = new ArrayList<>();
        findings.add(message("server.listening", server.get().boundAddresses().get(0).getPort()));
        findings.add(addresses.isEmpty() ? message("server.unknown-host", host) : where(host, addresses));
        findings.add(outside > 0 ? message("server.outside", outside) : message("server.nobody"));
        return new ServerVerdict(reachability, message("server." + word(reachability)), findings);
    }

    private static Message where(String host, List<InetAddress> addresses) {
        InetAddress first = addresses.get(0);
        String kind = !ServerAddresses.isPublic(first) ? "server.private-host"
                : ServerAddresses.isOurs(first) ? "server.own-host" : "server.nat-host";
        return message(kind, host, first.getHostAddress());
    }

    private static String word(Reachability reachability) {
        return switch (reachability) {
            case PROVEN -> "proven";
            case UNPROVEN -> "unproven";
            case DOUBTFUL -> "doubtful";
            case IMPOSSIBLE -> "impossible";
        };
    }

    private static Message message(String word, Object... arguments) {
        return Message.of(PREFIX + word, arguments);
    }
}
