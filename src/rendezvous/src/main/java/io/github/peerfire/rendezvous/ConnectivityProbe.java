package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One check: first hellos from the second port that the client did not ask for, then hellos that it is asked to reply
 * to there. In this order, for the reply opens the client's NAT for that port; what is known of the first is not tried
 * again. Confined to one event loop.
 */
final class ConnectivityProbe {

    /** Each kind is tried so often, since datagrams get lost. */
    private static final int TRIES = 3;
    private static final long INTERVAL = 400 * Time.MILLISECOND;

    private final RendezvousEndpoint endpoint;
    private final ControlConnection client;
    private final byte[] unsolicitedTag;
    private final byte[] introducedTag;
    private final byte[] discriminator;
    private final Optional<InetSocketAddress> port;
    private final Optional<PeerId> helper;
    private final InetSocketAddress observed;
    private final CompletableFuture<ConnectivityResult> done = new CompletableFuture<>();
    private InetSocketAddress replySource;

    ConnectivityProbe(RendezvousEndpoint endpoint, ControlConnection client, byte[] unsolicitedTag,
            byte[] introducedTag, Optional<InetSocketAddress> port, Optional<PeerId> helper) {
        this.endpoint = endpoint;
        this.client = client;
        this.unsolicitedTag = unsolicitedTag;
        this.introducedTag = introducedTag;
        this.port = port;
        this.helper = helper;
        this.observed = client.peer().observed();
        this.discriminator = FlashEndpointDiscriminator.ofPeer(client.peer().id()).encoded();
    }

    ControlConnection client() {
        return client;
    }

    CompletableFuture<ConnectivityResult> done() {
        return done;
    }

    void begin(long now) {
        boolean canTry = endpoint.secondInterface() >= 0;
        if (canTry && client.nat().mayTryUnsolicited()) {
            client.nat().unsolicited(false);
            tryUnsolicited(TRIES, now);
        } else {
            tryIntroduced(canTry ? TRIES : 0, now);
        }
    }

    private void tryUnsolicited(int left, long now) {
        int second = endpoint.secondInterface();
        if (left == 0 || second < 0 || client.nat().letsIn().orElse(false)) {
            tryIntroduced(TRIES, now);
        } else {
            endpoint.driver().endpoint().sendHello(
                    discriminator, unsolicitedTag, observed, second, now);
            endpoint.driver().schedule(INTERVAL, () -> tryUnsolicited(left - 1, endpoint.driver().now()));
        }
    }

    private void tryIntroduced(int left, long now) {
        if (left == 0 || replySource != null || port.isEmpty() || !client.isAdmitted()) {
            done.complete(result());
        } else {
            client.nat().metSecondPort();
            client.greet(discriminator, CheckHelpers.replyAddress(port.get()), introducedTag, endpoint, now);
            endpoint.driver().schedule(INTERVAL, () -> tryIntroduced(left - 1, endpoint.driver().now()));
        }
    }

    /** An answer with one of the two tags came to the second port. */
    void answered(byte[] tag, InetSocketAddress source) {
        if (MessageDigest.isEqual(tag, introducedTag)) {
            replySource = replySource == null ? source : replySource;
            if (source.equals(observed)) {
                client.nat().keepsPorts(true);
            }
        } else if (source.equals(observed)) {
            client.nat().unsolicited(true);
        }
    }

    private ConnectivityResult result() {
        return new ConnectivityResult(observed, client.candidates(), client.nat().letsIn(),
                Optional.ofNullable(replySource), client.roundTripTime(), client.isAuthenticated(), endpoint.relays(),
                helper);
    }
}
