package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.check.PeerDetails;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks the event loops about clients, not too many at a time, so that packets need not wait. */
final class PeerSurvey {

    private static final int AT_A_TIME = 500;

    private PeerSurvey() {
    }

    static CompletableFuture<Map<Long, PeerDetails>> of(List<ControlConnection> connections) {
        Map<RendezvousEndpoint, List<ControlConnection>> byLoop = new LinkedHashMap<>();
        connections.forEach(connection ->
                byLoop.computeIfAbsent(connection.endpoint(), loop -> new ArrayList<>()).add(connection));
        List<CompletableFuture<Map<Long, PeerDetails>>> parts = new ArrayList<>();
        byLoop.forEach((loop, all) -> {
            for (int from = 0; from < all.size(); from += AT_A_TIME) {
                parts.add(ask(loop, all.subList(from, Math.min(all.size(), from + AT_A_TIME))));
            }
        });
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> {
            Map<Long, PeerDetails> found = new HashMap<>();
            parts.forEach(part -> found.putAll(part.join()));
            return found;
        });
    }

    private static CompletableFuture<Map<Long, PeerDetails>> ask(
            RendezvousEndpoint loop, List<ControlConnection> connections) {
        CompletableFuture<Map<Long, PeerDetails>> answer = new CompletableFuture<>();
        loop.driver().execute(() -> {
            Map<Long, PeerDetails> found = new HashMap<>();
            connections.stream().filter(ControlConnection::isAdmitted).forEach(connection ->
                    found.put(connection.peer().connectionId(), details(connection)));
            answer.complete(found);
        });
        return answer;
    }

    private static PeerDetails details(ControlConnection connection) {
        List<InetSocketAddress> own = connection.candidates();
        NatMapping mapping = own.contains(connection.peer().observed()) ? NatMapping.NONE
                : connection.keepsPorts() ? NatMapping.ENDPOINT_INDEPENDENT : NatMapping.UNKNOWN;
        return new PeerDetails(own, mapping, connection.roundTripTime());
    }
}
