package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.connectivity.ConnectivityTests;
import io.github.peerfire.openfire.operation.connectivity.EndpointVerdict;
import io.github.peerfire.openfire.operation.connectivity.ServerVerdict;
import io.github.peerfire.openfire.operation.connectivity.ServerVerdict.Reachability;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tests whose results are known before. Endpoint 1 is busy. */
final class SampleConnectivity implements ConnectivityTests {

    @Override
    public CompletionStage<Optional<EndpointVerdict>> endpoint(long connectionId) {
        ConnectivityResult result = new ConnectivityResult(SampleEndpoints.address("198.51.100.7", 4000), List.of(),
                Optional.of(true), Optional.empty(), Duration.ofMillis(30), true, false, Optional.empty());
        return CompletableFuture.completedFuture(connectionId == 1 ? Optional.empty() : Optional.of(new EndpointVerdict(
                result, Message.of("connectivity.usual"), List.of(Message.of(SampleEndpoints.HOSTILE)))));
    }

    @Override
    public ServerVerdict server() {
        return new ServerVerdict(Reachability.UNPROVEN, Message.of("connectivity.server.unproven"),
                List.of(Message.of(SampleEndpoints.HOSTILE)));
    }
}
