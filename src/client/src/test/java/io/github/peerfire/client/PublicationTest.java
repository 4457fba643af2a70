package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** UDP is faster than XMPP: who plays is asked for before it is known that it may, in virtual time. */
class PublicationTest {

    private static final String SID = "ca3cf894-5325-482f-a412-a6e9f832298d";
    private static final long LIMIT = Duration.ofSeconds(20).toNanos();

    private final Simulation simulation = Simulation.seeded(7);
    private final SimulatedDevice alice = device("alice@example.net/desk");
    private final SimulatedDevice bob = device("bob@example.net/phone");
    private final SimulatedDevice carol = device("carol@example.net/laptop");
    private final List<String> told = new ArrayList<>();

    private SimulatedDevice device(String jid) {
        return new SimulatedDevice(jid, simulation, Duration.ofSeconds(1));
    }

    private static NetConnection connection(SimulatedDevice device) {
        return device.binding().connection();
    }

    /** Notes who plays, under a name. */
    private Publication.Subscriber noting(String name) {
        return new Publication.Subscriber() {

            @Override
            public void subscribed(byte[] nearNonce, byte[] farNonce) {
                told.add(name);
            }

            @Override
            public void unsubscribed() {
                told.add("not " + name);
            }
        };
    }

    private PlayedStream play(SimulatedDevice player) {
        return NetStream.playFrom(connection(player), connection(alice).nearId(), "ours",
                connection(alice).localAddresses(), made -> made.onStatus(status -> told.add(status.code())));
    }

    @Test
    void whoAsksBeforeAnybodyIsAdmittedWaits() {
        Publication publication = new Publication(alice.binding(), "ours", false);
        PlayedStream played = play(bob);
        assertThat(simulation.runUntil(() -> waiting().size() == 1, LIMIT)).isTrue();
        publication.admit(connection(bob).nearId(), noting("bob"));
        assertThat(simulation.runUntil(() -> played.started().isDone(), LIMIT)).isTrue();
        assertThat(told).contains("bob").doesNotContain("not bob", "NetStream.Connect.Rejected");
        publication.expel(connection(bob).nearId(), noting("nobody"));
    }

    private List<PeerStream> waiting() {
        return connection(alice).unconnectedPeerStreams();
    }

    @Test
    void whoAsksBeforeItIsAdmittedItselfAsksAgain() {
        Publication shared = new Publication(alice.binding(), "ours", true);
        shared.admit(connection(carol).nearId(), noting("carol"));
        Quiet owner = new Quiet();
        CallLeg leg = new CallLeg(new CallVerification(SID, false, bob.clock(), owner), bob.clock(), owner,
                bob.binding(), new Publication(bob.binding(), "theirs", false),
                alice.binding().transport("ours").withHash(false), new CallRemote(new CallLocal(false)));
        NetStream.playFrom(connection(alice), connection(bob).nearId(), "theirs", connection(bob).localAddresses(),
                made -> { });
        simulation.runFor(Duration.ofSeconds(3).toNanos());
        assertThat(leg.isReady()).isFalse();
        shared.admit(connection(bob).nearId(), noting("bob"));
        assertThat(simulation.runUntil(leg::isReady, LIMIT)).isTrue();
        assertThat(told).containsExactly("bob");
        leg.close();
        shared.close();
    }

    @Test
    void aPeerHasOneSubscriptionAndNoneOnceItIsExpelled() {
        Publication shared = new Publication(alice.binding(), "ours", true);
        Publication.Subscriber subscriber = noting("bob");
        shared.admit(connection(bob).nearId(), subscriber);
        PlayedStream older = play(bob);
        assertThat(simulation.runUntil(() -> older.started().isDone(), LIMIT)).isTrue();
        PlayedStream newer = play(bob);
        assertThat(simulation.runUntil(() -> newer.started().isDone(), LIMIT)).isTrue();
        simulation.runFor(Duration.ofSeconds(3).toNanos());
        assertThat(told).filteredOn("NetStream.Connect.Closed"::equals).as("the older one").hasSize(1);
        assertThat(shared.subscribers()).isEqualTo(1);
        shared.expel(connection(bob).nearId(), subscriber);
        simulation.runFor(Duration.ofSeconds(3).toNanos());
        assertThat(told).filteredOn("NetStream.Connect.Closed"::equals).hasSize(2);
        assertThat(shared.subscribers()).isZero();
        shared.close();
    }

    /** An owner to whom all of it is the same. */
    private static final class Quiet implements CallLeg.Owner, CallVerification.Owner {

        @Override
        public void hash(SessionHash own, Runnable answered) {
            throw new AssertionError("not demanded");
        }

        @Override
        public void judge() {
            throw new AssertionError("not demanded");
        }

        @Override
        public boolean uses(SessionProof session) {
            return false;
        }

        @Override
        public void held(CallLeg leg) {
            throw new AssertionError("not demanded");
        }

        @Override
        public void ready(CallLeg leg) {
            assertThat(leg.isReady()).isTrue();
        }

        @Override
        public void lost(CallLeg leg) {
            assertThat(leg.isReady()).isFalse();
        }

        @Override
        public void insecure() {
            throw new AssertionError("not demanded");
        }
    }
}
