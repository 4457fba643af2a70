package io.github.peerfire.rendezvous.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectDecision.Accepted;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.OverQuotaException;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DeveloperKeysTest {

    private final ManualClock clock = new ManualClock();
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final DeveloperKeys keys = new DeveloperKeys(store, new Random(7)::nextBytes, clock);
    private final KeyHolders cirrus = holders(RefusalStyle.CIRRUS);
    private final KeyHolders mediaServer = holders(RefusalStyle.MEDIA_SERVER);
    private long connections;

    private KeyHolders holders(RefusalStyle style) {
        return new KeyHolders(store, () -> style, (askers, target) -> CompletableFuture.completedFuture(true), clock);
    }

    @Test
    void aNewKeyLooksLikeOneOfCirrusAndItsTextIsKeptNowhere() {
        IssuedKey issued = keys.create(KeyTerms.of("phone"));

        assertThat(issued.text()).matches("[0-9a-f]{24}-[0-9a-f]{12}");
        assertThat(issued.toString()).doesNotContain(issued.text());
        assertThat(store.keys()).containsExactly(issued.key());
        assertThat(issued.key().toString()).doesNotContain(issued.text());
        assertThat(issued.key().secrets()).extracting(KeySecret::digest).containsExactly(KeyDigest.of(issued.text()));
        assertThat(KeyDigest.parse(KeyDigest.of("a").hex())).isEqualTo(KeyDigest.of("a")).hasSameHashCodeAs(
                KeyDigest.of("a")).isNotEqualTo(KeyDigest.of("b"));
    }

    @Test
    void whatCannotBeAPathSegmentOrIsTakenCannotBeAdopted() {
        for (String text : List.of("", "xmpp", "a/b", "a?b", "a#b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> keys.adopt(text, KeyTerms.of("old")));
        }
        keys.adopt("0123abcd-ef", KeyTerms.of("old"));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.adopt("0123abcd-ef", KeyTerms.of("again")));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyTerms.of(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyQuota(0, 1));
        assertThatThrownBy(() -> keys.revoke("unknown")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aKeyIsAdoptedAsItStandsInAUrl() {
        for (String text : List.of("a%41b", "50%25off", "100%", "s%C3%A4ulen", "one+two")) {
            keys.adopt(text, KeyTerms.of(text));

            assertThat(cirrus.authorize(request("rtmfp://host/" + text, Optional.empty(), text))).as(text)
                    .isInstanceOf(Accepted.class);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> keys.adopt("aAb", KeyTerms.of("again")));
    }

    @Test
    void aKeyIsFoundInTheUrlThenInTheHandshakeThenInTheApplication() {
        keys.adopt("0123abcd-ef", KeyTerms.of("old"));

        for (String url : List.of("rtmfp://host/0123abcd-ef", "rtmfp://host/0123abcd-ef/",
                "rtmfp://host:1935/0123abcd-ef/instance?token=1", "rtmfp://host//0123abcd%2Def?x=/y")) {
            assertThat(cirrus.authorize(request(url, Optional.empty(), "live"))).as(url).isInstanceOf(Accepted.class);
        }
        assertThat(cirrus.authorize(request("rtmfp://host", Optional.of("0123abcd-ef"), "live")))
                .isInstanceOf(Accepted.class);
        assertThat(cirrus.authorize(request("", Optional.of("other"), "0123abcd-ef/?x"))).isInstanceOf(Accepted.class);
        assertThat(cirrus.authorize(request("rtmfp://host/0123ABCD-ef", Optional.of("other"), "live")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whatIsWrongWithAKeyIsToldByMediaServersOnly() {
        IssuedKey expired = keys.create(KeyTerms.of("short").until(clock.instant().plusSeconds(60)));
        IssuedKey revoked = keys.create(KeyTerms.of("revoked"));
        keys.revoke(revoked.key().id());
        clock.advance(Duration.ofSeconds(60));

        for (String text : List.of("unknown", expired.text(), revoked.text())) {
            assertRejected(cirrus, text, "NetConnection.Connect.Failed", "developer key");
        }
        assertRejected(mediaServer, "unknown", "NetConnection.Connect.InvalidApp", "application");
        assertRejected(mediaServer, expired.text(), "NetConnection.Connect.Rejected", "expired");
        assertRejected(mediaServer, revoked.text(), "NetConnection.Connect.Rejected", "revoked");
    }

    @Test
    void aRotatedKeyIsKnownByBothTextsUntilTheOverlapEnds() {
        IssuedKey first = keys.create(KeyTerms.of("phone"));
        IssuedKey second = keys.rotate(first.key().id(), Duration.ofHours(1));
        assertThat(second.key().id()).isEqualTo(first.key().id());

        clock.advance(Duration.ofMinutes(59));
        ConnectedPeer old = admit(cirrus, first.text());
        assertThat(old.owner()).isEqualTo(admit(cirrus, second.text()).owner());

        clock.advance(Duration.ofMinutes(1));
        assertRejected(mediaServer, first.text(), "NetConnection.Connect.Rejected", "replaced");
        IssuedKey third = keys.rotate(first.key().id(), Duration.ZERO);
        assertRejected(mediaServer, second.text(), "NetConnection.Connect.InvalidApp", "application");
        assertThat(admit(cirrus, third.text()).owner()).isEqualTo(old.owner());
        assertThat(third.key().secrets()).hasSize(1);
        keys.revoke(first.key().id());
        assertThatIllegalStateException().isThrownBy(() -> keys.rotate(first.key().id(), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.rotate(first.key().id(), Duration.ofSeconds(-1)));
    }

    @Test
    void noMoreEndpointsAreAdmittedThanTheQuotaAllows() {
        IssuedKey issued = keys.create(KeyTerms.of("phone").with(new KeyQuota(2, 100)));
        ConnectedPeer first = admit(mediaServer, issued.text());
        admit(mediaServer, issued.text());

        assertRejected(mediaServer, issued.text(), "NetConnection.Connect.Rejected", "quota");
        mediaServer.disconnected(first, CloseReason.FAR_CLOSED);
        admit(mediaServer, issued.text());
        keys.change(issued.key().id(), issued.key().terms().with(new KeyQuota(3, 100)));
        admit(mediaServer, issued.text());
    }

    @Test
    void whatSeveralLoopsAdmitAtTheSameInstantKeepsToTheQuotaToo() {
        IssuedKey issued = keys.create(KeyTerms.of("phone").with(new KeyQuota(1, 100)));
        ConnectRequest request = request("rtmfp://host/" + issued.text(), Optional.empty(), "");

        assertThat(cirrus.authorize(request)).isInstanceOf(Accepted.class);
        ConnectDecision onAnotherLoop = CompletableFuture.supplyAsync(() -> cirrus.authorize(request)).join();

        assertThat(onAnotherLoop).isInstanceOf(Rejected.class);
        // the first one was never connected: its loop is not kept from admitting another
        cirrus.disconnected(admit(cirrus, issued.text()), CloseReason.FAR_CLOSED);
        assertThat(cirrus.endpoints(issued.key().id())).isZero();
        assertThat(CompletableFuture.supplyAsync(() -> cirrus.authorize(request)).join()).isInstanceOf(Accepted.class);
    }

    @Test
    void eachPairCountsOnceAMinuteAgainstTheQuotaOfIntroductions() {
        IssuedKey issued = keys.create(KeyTerms.of("phone").with(new KeyQuota(100, 2)));
        ConnectedPeer asker = admit(cirrus, issued.text());
        List<ConnectedPeer> others = List.of(admit(cirrus, issued.text()), admit(cirrus, issued.text()),
                admit(cirrus, issued.text()));

        assertThat(others).extracting(target -> introduced(asker, target)).containsExactly(true, true, false);
        assertThat(others).extracting(target -> introduced(asker, target)).containsExactly(true, true, false);
        assertThat(cirrus.mayIntroduce(List.of(asker), others.get(2)).toCompletableFuture())
                .as("told from a refusal").failsWithin(Duration.ZERO)
                .withThrowableThat().withCauseInstanceOf(OverQuotaException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(introduced(asker, others.get(2))).isTrue();
    }

    @Test
    void aSandboxReachesNobodyElseAndIsReachedByNobodyElse() {
        IssuedKey sandbox = keys.create(KeyTerms.of("test").asSandbox());
        ConnectedPeer inside = admit(cirrus, sandbox.text());
        ConnectedPeer beside = admit(cirrus, sandbox.text());
        ConnectedPeer outside = admit(cirrus, keys.create(KeyTerms.of("one")).text());
        ConnectedPeer far = admit(cirrus, keys.create(KeyTerms.of("two")).text());

        assertThat(introduced(inside, beside)).isTrue();
        assertThat(introduced(inside, outside)).isFalse();
        assertThat(introduced(outside, inside)).isFalse();
        assertThat(introduced(outside, far)).as("the host allows it in this test").isTrue();
        KeyHolders alone = new KeyHolders(store);
        assertThat(alone.mayIntroduce(List.of(outside), far)).isCompletedWithValue(false);
    }

    @Test
    void aSandboxTriesOutItsNetworkOnNobodyElse() {
        IssuedKey sandbox = keys.create(KeyTerms.of("test").asSandbox());
        ConnectedPeer inside = admit(cirrus, sandbox.text());
        ConnectedPeer beside = admit(cirrus, sandbox.text());
        ConnectedPeer outside = admit(cirrus, keys.create(KeyTerms.of("one")).text());
        ConnectedPeer far = admit(cirrus, keys.create(KeyTerms.of("two")).text());

        assertThat(cirrus.mayTryOut(inside, beside)).isTrue();
        assertThat(cirrus.mayTryOut(inside, outside)).isFalse();
        assertThat(cirrus.mayTryOut(outside, inside)).isFalse();
        assertThat(cirrus.mayTryOut(outside, far)).isTrue();
    }

    @Test
    void onlyKeysThatHaveTheRelayMayUseIt() {
        ConnectedPeer with = admit(cirrus, keys.create(KeyTerms.of("one").withRelay()).text());
        ConnectedPeer without = admit(cirrus, keys.create(KeyTerms.of("two")).text());

        assertThat(cirrus.mayRelay(with, with)).isCompletedWithValue(true);
        assertThat(cirrus.mayRelay(with, without)).isCompletedWithValue(false);
    }

    @Test
    void holdersOfASandboxAreRelayedToNobodyElse() {
        IssuedKey changed = keys.create(KeyTerms.of("one").withRelay());
        ConnectedPeer holder = admit(cirrus, changed.text());
        ConnectedPeer other = admit(cirrus, keys.create(KeyTerms.of("two").withRelay()).text());
        assertThat(cirrus.mayRelay(holder, other)).isCompletedWithValue(true);

        keys.change(changed.key().id(), changed.key().terms().asSandbox());

        assertThat(cirrus.mayRelay(holder, other)).isCompletedWithValue(false);
        assertThat(cirrus.mayRelay(other, holder)).isCompletedWithValue(false);
        assertThat(cirrus.mayRelay(holder, holder)).isCompletedWithValue(true);
    }

    @Test
    void whoHasNoKeyMayUseTheRelayAsTheHostSays() {
        ConnectedPeer with = admit(cirrus, keys.create(KeyTerms.of("one").withRelay()).text());
        ConnectedPeer without = admit(cirrus, keys.create(KeyTerms.of("two")).text());
        ConnectedPeer user = ownedBy("somebody", with);
        KeyHolders strict = new KeyHolders(store, () -> RefusalStyle.CIRRUS, new IntroductionPolicy() {
            @Override
            public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
                return CompletableFuture.completedStage(true);
            }

            @Override
            public CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
                return CompletableFuture.completedStage(false);
            }
        }, clock);

        assertThat(cirrus.mayRelay(user, user)).isCompletedWithValue(true);
        assertThat(cirrus.mayRelay(user, with)).isCompletedWithValue(true);
        assertThat(cirrus.mayRelay(without, user)).isCompletedWithValue(false);
        assertThat(strict.mayRelay(user, user)).isCompletedWithValue(false);
        assertThat(strict.mayRelay(with, user)).isCompletedWithValue(false);
        assertThat(strict.mayRelay(with, with)).as("holders of one key are the key's affair")
                .isCompletedWithValue(true);
    }

    @Test
    void theHostsPolicyIsAskedWhereNobodyIsThereToo() {
        ConnectedPeer free = admit(cirrus, keys.create(KeyTerms.of("one")).text());
        ConnectedPeer confined = admit(cirrus, keys.create(KeyTerms.of("two").asSandbox()).text());
        List<List<ConnectedPeer>> questions = new ArrayList<>();
        KeyHolders holders = new KeyHolders(store, () -> RefusalStyle.CIRRUS, new IntroductionPolicy() {
            @Override
            public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
                throw new AssertionError("nobody is there");
            }

            @Override
            public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
                questions.add(askers);
                return CompletableFuture.completedStage(false);
            }
        }, clock);

        holders.decideOnNobody(List.of(confined));
        holders.decideOnNobody(List.of(free, confined));

        assertThat(questions).containsExactly(List.of(free));
    }

    private static ConnectedPeer ownedBy(Object owner, ConnectedPeer like) {
        return new ConnectedPeer(like.connectionId(), like.id(), like.staticKeys(), like.observed(), owner,
                like.clientNonce(), like.serverNonce(), like.since());
    }

    @Test
    void whatIsRemovedLeavesNoTrace() {
        IssuedKey issued = keys.create(KeyTerms.of("phone"));
        store.put(issued.key());
        assertThat(store.find(KeyDigest.of(issued.text()))).contains(issued.key());

        store.remove(issued.key().id());
        store.remove(issued.key().id());

        assertThat(store.keys()).isEmpty();
        assertThat(store.find(KeyDigest.of(issued.text()))).isEmpty();
    }

    private static boolean introduced(KeyHolders holders, ConnectedPeer asker, ConnectedPeer target) {
        return holders.mayIntroduce(List.of(asker), target).toCompletableFuture()
                .handle((allowed, failure) -> failure == null && allowed).join();
    }

    private boolean introduced(ConnectedPeer asker, ConnectedPeer target) {
        return introduced(cirrus, asker, target);
    }

    private static void assertRejected(KeyHolders holders, String text, String code, String description) {
        assertThat(holders.authorize(request("rtmfp://host/" + text, Optional.empty(), "")))
                .isEqualTo(new Rejected(code, description));
    }

    private ConnectedPeer admit(KeyHolders holders, String text) {
        ConnectDecision decision = holders.authorize(request("rtmfp://host/" + text, Optional.empty(), ""));
        ConnectedPeer peer = new ConnectedPeer(++connections, new PeerId(new byte[32]), true,
                new InetSocketAddress("192.0.2.1", 4000), ((Accepted) decision).owner(), new byte[32], new byte[32],
                Instant.EPOCH);
        holders.connected(peer);
        return peer;
    }

    private static ConnectRequest request(String url, Optional<String> handshake, String app) {
        return new ConnectRequest(new PeerId(new byte[32]), true, true, new InetSocketAddress("192.0.2.1", 4000), url,
                app, Map.of(), List.of(), new byte[32], new byte[32], handshake.map(KeyDigest::of));
    }
}
