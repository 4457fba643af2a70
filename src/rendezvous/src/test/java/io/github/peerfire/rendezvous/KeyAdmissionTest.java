package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyLookup;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.keys.RefusalStyle;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Developer keys as clients meet them. */
class KeyAdmissionTest {

    private static final String CLIENT = "203.0.113.5";

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final ManualClock clock = new ManualClock();
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final DeveloperKeys keys = new DeveloperKeys(store, new Random(7)::nextBytes, clock);
    private final IssuedKey issued = keys.create(KeyTerms.of("phone"));
    /** Keys that cannot be looked up by ID. */
    private final Set<String> unreadable = new HashSet<>();

    private void serve(RefusalStyle style) {
        KeyHolders holders = new KeyHolders(
                new UnsteadyLookup(), () -> style, (askers, target) -> CompletableFuture.completedFuture(false), clock);
        rendezvous.authorizer = holders;
        rendezvous.policy = holders;
        rendezvous.listener = Optional.of(holders);
        holders.attach(rendezvous.server);
    }

    /** What a host's lookup may do: fail. */
    private final class UnsteadyLookup implements KeyLookup {

        @Override
        public Optional<DeveloperKey> find(KeyDigest digest) {
            return store.find(digest);
        }

        @Override
        public Optional<DeveloperKey> get(String id) {
            if (unreadable.contains(id)) {
                IllegalStateException failure = new IllegalStateException("expected in this test");
                failure.setStackTrace(new StackTraceElement[0]);
                throw failure;
            }
            return store.get(id);
        }
    }

    @Test
    void theHandshakesUriAdmitsAClientThatNamesTheKeyNowhereElse() {
        serve(RefusalStyle.CIRRUS);
        for (String uri : new String[] {
            "rtmfp://rendezvous.example/" + issued.text(), "rtmfp://rendezvous.example/" + issued.text() + "/a?b",
            "/" + issued.text(), issued.text() + "/"}) {
            ScriptedClient client = rendezvous.clientOf("203.0.113." + (10 + rendezvous.connected.size()), uri);

            client.connectTo("rtmfp://rendezvous.example", "live");
            rendezvous.until(() -> client.heard("_result"));
        }
        assertThat(rendezvous.connected).extracting(ConnectedPeer::owner)
                .hasSize(4).containsOnly(new KeyOwner(issued.key().id()));
    }

    @Test
    void theKeyMayBeTheFirstArgument() {
        serve(RefusalStyle.CIRRUS);
        ScriptedClient client = rendezvous.client(CLIENT);
        client.connectTo("rtmfp://rendezvous.example", "", issued.text());
        rendezvous.until(() -> client.heard("_result"));
        assertThat(rendezvous.connected).extracting(ConnectedPeer::owner)
                .containsExactly(new KeyOwner(issued.key().id()));

        ScriptedClient other = rendezvous.client("203.0.113.6");
        other.connectTo("rtmfp://rendezvous.example", "", "bad");
        rendezvous.until(other::isClosed);
        assertThat(other.heard("_error")).isTrue();
    }

    @Test
    void aBadKeyFailsAsWithCirrus() {
        serve(RefusalStyle.CIRRUS);
        assertThat(codeFor("rtmfp://rendezvous.example/bad")).isEqualTo("NetConnection.Connect.Failed");
        assertThat(codeFor("rtmfp://rendezvous.example/")).isEqualTo("NetConnection.Connect.Failed");
    }

    @Test
    void aBadKeyIsAnInvalidApplicationOfAMediaServer() {
        keys.revoke(issued.key().id());
        serve(RefusalStyle.MEDIA_SERVER);
        assertThat(codeFor("rtmfp://rendezvous.example/bad")).isEqualTo("NetConnection.Connect.InvalidApp");
        assertThat(codeFor("rtmfp://rendezvous.example/" + issued.text())).isEqualTo("NetConnection.Connect.Rejected");
    }

    private String codeFor(String url) {
        ScriptedClient client = rendezvous.client("203.0.113." + (10 + rendezvous.requests.size()));
        client.connectTo(url, "live");
        rendezvous.until(client::isClosed);
        AmfValue information = client.information("_error");
        assertThat(client.heard("close")).isTrue();
        assertThat(information.property("level").asText()).contains("error");
        return information.property("code").asText().orElse("");
    }

    @Test
    void revocationAndExpiryCloseLiveSessionsWithinASecond() {
        IssuedKey brief = keys.create(KeyTerms.of("brief").until(clock.instant().plusSeconds(60)));
        serve(RefusalStyle.CIRRUS);
        ScriptedClient revoked = admitted(CLIENT, issued);
        ScriptedClient expired = admitted("203.0.113.6", brief);

        keys.revoke(issued.key().id());
        rendezvous.pass(1_500 * Time.MILLISECOND);
        assertThat(revoked.isClosed()).isTrue();
        assertThat(expired.isClosed()).isFalse();
        assertThat(revoked.information("onStatus").property("code").asText()).contains("NetConnection.Connect.Closed");

        clock.advance(Duration.ofSeconds(60));
        rendezvous.pass(1_500 * Time.MILLISECOND);
        assertThat(expired.isClosed()).isTrue();
        assertThat(rendezvous.server.peers()).isEmpty();
    }

    @Test
    void aStoreThatFailsNowAndThenOrForOneKeyKeepsNoRevokedKeyAlive() {
        serve(RefusalStyle.CIRRUS);
        List<IssuedKey> all = List.of(issued, keys.create(KeyTerms.of("second")), keys.create(KeyTerms.of("third")));
        List<ScriptedClient> clients =
                IntStream.range(0, 3).mapToObj(i -> admitted("203.0.113." + (10 + i), all.get(i))).toList();
        unreadable.add(issued.key().id());
        rendezvous.pass(3 * Time.SECOND);
        all.forEach(key -> keys.revoke(key.key().id()));
        rendezvous.pass(1_500 * Time.MILLISECOND);
        assertThat(clients).extracting(ScriptedClient::isClosed).containsExactly(false, true, true);

        unreadable.clear();
        rendezvous.pass(1_500 * Time.MILLISECOND);
        assertThat(clients).extracting(ScriptedClient::isClosed).containsOnly(true);
    }

    @Test
    void aKeyThatIsRemovedFromTheStoreClosesLiveSessionsToo() {
        serve(RefusalStyle.CIRRUS);
        ScriptedClient client = admitted(CLIENT, issued);

        store.remove(issued.key().id());
        rendezvous.pass(1_500 * Time.MILLISECOND);

        assertThat(client.isClosed()).isTrue();
        assertThat(rendezvous.server.peers()).isEmpty();
    }

    @Test
    void rotationKeepsWhoIsConnected() {
        serve(RefusalStyle.CIRRUS);
        ScriptedClient client = admitted(CLIENT, issued);

        keys.rotate(issued.key().id(), Duration.ZERO);
        rendezvous.pass(3 * Time.SECOND);

        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void holdersOfDifferentKeysDoNotReachEachOther() {
        serve(RefusalStyle.CIRRUS);
        ScriptedClient alice = admitted(CLIENT, issued);
        ScriptedClient bob = admitted("203.0.113.6", keys.create(KeyTerms.of("other")));
        ScriptedClient carol = admitted("203.0.113.7", issued);
        carol.acceptIntroductions();
        bob.acceptIntroductions();

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        alice.lookUp(carol.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(carol));
        rendezvous.pass(5 * Time.SECOND);

        assertThat(alice.isOpenTo(bob)).isFalse();
        assertThat(rendezvous.statistics().introductions()).isEqualTo(1);
    }

    @Test
    void thatAKeysIntroductionsAreUsedUpIsToldToTheOperatorOnly() {
        serve(RefusalStyle.CIRRUS);
        IssuedKey small = keys.create(KeyTerms.of("small").with(new KeyQuota(10, 1)));
        ScriptedClient alice = admitted(CLIENT, small);
        ScriptedClient bob = admitted("203.0.113.6", small);
        ScriptedClient carol = admitted("203.0.113.7", small);
        bob.acceptIntroductions();
        carol.acceptIntroductions();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob));
        StartupPackets packets = new StartupPackets();
        List<Chunk> answers = new ArrayList<>();
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            Chunk chunk = from.equals(SimulatedRendezvous.ADDRESS) ? packets.firstChunk(datagram) : null;
            return chunk == null || answers.add(chunk);
        });
        alice.lookUp(carol.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(3 * Time.SECOND);

        assertThat(rendezvous.server.introductions().get(0).outcome()).isEqualTo(IntroductionOutcome.OVER_QUOTA);
        assertThat(rendezvous.server.introductions().get(0).has(IntroductionStep.REFUSED)).isTrue();
        assertThat(answers).isEmpty();
        assertThat(rendezvous.statistics().lookupsRefused()).isPositive();
    }

    private ScriptedClient admitted(String address, IssuedKey key) {
        ScriptedClient client = rendezvous.client(address);
        client.connectTo("rtmfp://rendezvous.example/" + key.text(), "live");
        rendezvous.until(() -> client.heard("_result"));
        return client;
    }
}
