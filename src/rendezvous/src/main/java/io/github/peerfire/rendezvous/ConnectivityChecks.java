package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tries out the connectivity of clients from the server's second port. Of each client once at a time, and of a few at
 * once. Confined to one event loop.
 */
final class ConnectivityChecks {

    /** How many checks go on at a time. */
    static final int MAXIMUM_RUNNING = 16;

    private static final int TAG_LENGTH = 16;

    private final RendezvousEndpoint endpoint;
    private final CheckHelpers helpers;
    private final RandomSource random;
    /** By the tags of their hellos, two each. */
    private final Map<Tag, ConnectivityProbe> running = new LinkedHashMap<>();

    ConnectivityChecks(RendezvousEndpoint endpoint, CheckHelpers helpers, RandomSource random) {
        this.endpoint = endpoint;
        this.helpers = helpers;
        this.random = random;
    }

    /**
     * Checks the connectivity of an admitted client.
     *
     * @return empty if too many checks go on, or one of this client does
     */
    Optional<CompletableFuture<ConnectivityResult>> begin(ControlConnection client, long now) {
        boolean busy = running.size() >= 2 * MAXIMUM_RUNNING
                || running.values().stream().anyMatch(probe -> probe.client() == client);
        if (busy) {
            return Optional.empty();
        }
        Optional<InetSocketAddress> port = endpoint.ownAddresses().probe(client.peer().observed().getAddress());
        Optional<PeerId> helper = helpers.permit(client.peer(), now);
        Tag unsolicited = new Tag(random.bytes(TAG_LENGTH));
        Tag introduced = new Tag(random.bytes(TAG_LENGTH));
        ConnectivityProbe probe =
                new ConnectivityProbe(endpoint, client, unsolicited.bytes(), introduced.bytes(), port, helper);
        running.put(unsolicited, probe);
        running.put(introduced, probe);
        CompletableFuture<ConnectivityResult> done = probe.done().whenComplete((result, failure) -> {
            running.remove(unsolicited);
            running.remove(introduced);
        });
        probe.begin(now);
        return Optional.of(done);
    }

    /** Takes the answer to one of our hellos; nothing happens if it is none. */
    void answered(byte[] tag, InetSocketAddress source, int interfaceId) {
        ConnectivityProbe probe = running.get(new Tag(tag));
        if (probe != null && interfaceId == endpoint.config().probeInterface()) {
            probe.answered(tag, source);
        }
    }
}
