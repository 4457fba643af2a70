package io.github.peerfire.rendezvous;

import io.github.peerfire.testbed.simulation.Simulation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Introduces nobody, which takes it as long whether whom somebody asks for is there or not.
 *
 * @param delay nanoseconds
 */
record SlowRefusal(Simulation simulation, long delay) implements IntroductionPolicy {

    @Override
    public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
        return refusal();
    }

    @Override
    public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
        return refusal();
    }

    private CompletableFuture<Boolean> refusal() {
        CompletableFuture<Boolean> refusal = new CompletableFuture<>();
        simulation.at(simulation.now() + delay, () -> refusal.complete(false));
        return refusal;
    }
}
