package io.github.peerfire.rendezvous;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Admits who names a key in the URL, {@code rtmfp://host/key}, and introduces those of the same key to each other.
 * For a rendezvous of its own, without chat. A key travels under a public key of the protocol: it is a label, not a
 * secret.
 */
public final class DeveloperKeys implements ConnectAuthorizer, IntroductionPolicy {

    /** The first path segment of clients with tickets; cannot be a key. */
    public static final String RESERVED = "xmpp";

    private final Set<String> keys;

    /** @throws IllegalArgumentException if a key is empty, holds a slash, or is {@link #RESERVED} */
    public DeveloperKeys(Collection<String> keys) {
        for (String key : keys) {
            if (key.isEmpty() || key.indexOf('/') >= 0 || key.equals(RESERVED)) {
                throw new IllegalArgumentException(
                        "A developer key is not empty, without slashes, and not " + RESERVED);
            }
        }
        this.keys = Set.copyOf(keys);
    }

    @Override
    public ConnectDecision authorize(ConnectRequest request) {
        return keyIn(request.path())
                .or(() -> keyIn(ConnectPath.ofApp(request.app())))
                .<ConnectDecision>map(key -> new ConnectDecision.Accepted(new Owner(key), Map.of()))
                .orElseGet(() -> new ConnectDecision.Rejected(ConnectDecision.Rejected.FAILED, "key"));
    }

    @Override
    public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
        return CompletableFuture.completedFuture(
                askers.stream().anyMatch(asker -> asker.owner().equals(target.owner())));
    }

    private Optional<String> keyIn(List<String> path) {
        return path.stream().findFirst().filter(keys::contains);
    }

    /** Whose key it is, as {@link ConnectedPeer#owner}; does not show in logs. */
    private record Owner(String key) {

        @Override
        public String toString() {
            return "developer key";
        }
    }
}
