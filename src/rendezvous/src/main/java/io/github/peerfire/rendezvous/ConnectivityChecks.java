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
 * once, of one source half of them at most. Confined to one event loop.
 */
final class ConnectivityChecks {

    /** How many checks go on at a time on one event loop. */
    static final int MAXIMUM_RUNNING = 16;

    private static final int TAG_LENGTH = 16;

    private final RendezvousEndpoint endpoint;
    private final int loop;
    private final CheckHelpers helpers;
    private final IntroductionPolicy policy;
    private final RandomSource random;
    /** By the tags of their hellos, two each. */
    private final Map<Tag, ConnectivityProbe> running = new LinkedHashMap<>();

    /** Whether any go on; seen by other event loops, too. */
    private volatile boolean underWay;

    /** @param loop which of the event loops this is, from 0 */
    ConnectivityChecks(RendezvousEndpoint endpoint, int loop, CheckHelpers helpers, IntroductionPolicy policy,
            RandomSource random) {
        this.endpoint = endpoint;
        this.loop = loop;
        this.helpers = helpers;
        this.policy = policy;
        this.random = random;
    }

    /**
     * Checks the connectivity of an admitted client.
     *
     * @return empty if too many checks go on, or one of this client does
     */
    Optional<CompletableFuture<ConnectivityResult>> begin(ControlConnection client, long now) {
        if (!hasRoom(client.source()) || running.values().stream().anyMatch(probe -> probe.client() == client)) {
            return Optional.empty();
        }
        Optional<InetSocketAddress> port = endpoint.ownAddresses().probe(client.peer().observed().getAddress());
        Optional<PeerId> helper =
                helpers.permit(client.peer(), other -> mayTryOut(client.peer(), other), now);
        Tag unsolicited = new Tag(tag());
        Tag introduced = new Tag(tag());
        ConnectivityProbe probe =
                new ConnectivityProbe(endpoint, client, unsolicited.bytes(), introduced.bytes(), port, helper);
        running.put(unsolicited, probe);
        running.put(introduced, probe);
        underWay = true;
        CompletableFuture<ConnectivityResult> done = probe.done().whenComplete((result, failure) -> {
            running.remove(unsolicited);
            running.remove(introduced);
            underWay = !running.isEmpty();
        });
        probe.begin(now);
        return Optional.of(done);
    }

    /** Whether there is room for one more check of a source, and more of it than that source takes up already. */
    private boolean hasRoom(SourceNetwork source) {
        long left = MAXIMUM_RUNNING - running.size() / 2;
        long own = source.local() ? 0
                : running.values().stream().filter(probe -> probe.client().source().equals(source)).count() / 2;
        return left > own;
    }

    private boolean mayTryOut(ConnectedPeer client, ConnectedPeer helper) {
        try {
            return policy.mayTryOut(client, helper);
        } catch (RuntimeException e) {
            endpoint.ownFailure("The introduction policy failed; nobody helps with a check", e);
            return false;
        }
    }

    /** The answers come to the second port, and there to any event loop: so the tag says which one they are for. */
    private byte[] tag() {
        byte[] tag = random.bytes(TAG_LENGTH);
        tag[0] = (byte) loop;
        return tag;
    }

    /** On which event loop the check goes on to which a tag belongs, if it belongs to one. */
    static int loopOf(byte[] tag) {
        return tag.length == TAG_LENGTH ? tag[0] & 0xff : 0;
    }

    /** Whether an answer may be for this; may be asked on any thread. */
    boolean awaitAnswers() {
        return underWay;
    }

    /** Takes the answer to one of our hellos; nothing happens if it is none. */
    void answered(byte[] tag, InetSocketAddress source) {
        ConnectivityProbe probe = running.get(new Tag(tag));
        if (probe != null) {
            probe.answered(tag, source);
        }
    }
}
