package io.github.peerfire.openfire.introduction;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static io.github.peerfire.openfire.binding.RegistryFixture.PHONE;
import static io.github.peerfire.openfire.binding.RegistryFixture.id;
import static io.github.peerfire.openfire.binding.RegistryFixture.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.BindClaim;
import io.github.peerfire.openfire.binding.EndpointOptions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** Alice's desk is peer 1 and the target, Bob is peer 2, Alice's phone is peer 3, peer 4 is admitted but unbound. */
class RosterIntroductionPolicyTest {

    private final RegistryFixture fixture = new RegistryFixture();
    private final Admissions admissions = new Admissions(fixture.clock);
    private final Set<String> subscribed = new HashSet<>();
    private final Set<String> blocked = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean full;
    private boolean unreadable;
    private final RosterIntroductionPolicy policy =
            new RosterIntroductionPolicy(fixture.registry, admissions, new Contacts() {
                @Override
                public boolean isSubscribed(JID account, JID contact) {
                    read.add(account.toBareJID() + " " + contact.toBareJID());
                    if (unreadable) {
                        throw new IllegalStateException("The database is away");
                    }
                    return subscribed.contains(account.toBareJID() + " " + contact.toBareJID());
                }

                @Override
                public boolean isBlocked(JID holder, JID contact) {
                    return blocked.contains(holder.toBareJID() + " " + contact.toBareJID());
                }
            }, this::enqueue);

    @BeforeEach
    void connect() {
        fixture.connectProven(1, DESK);
        fixture.connectProven(2, BOB);
        fixture.connectProven(3, PHONE);
        fixture.connect(4, BOB);
    }

    @Test
    void aStrangerIsNotIntroduced() {
        assertThat(introduces(2)).isFalse();
    }

    @Test
    void aContactIsIntroduced() {
        subscribed.add("alice@example.net bob@example.net");
        assertThat(introduces(2)).isTrue();
    }

    @Test
    void forNobodyARosterIsReadElsewhereToo() {
        CompletionStage<Boolean> answer = policy.decideOnNobody(List.of(peer(2, true)));
        assertThat(answer.toCompletableFuture()).isNotDone();
        tasks.remove().run();
        assertThat(answer.toCompletableFuture()).isCompletedWithValue(false);
        assertThat(read).containsExactly("bob@example.net bob@example.net");
    }

    @Test
    void whoMerelyWatchesIsNotIntroduced() {
        subscribed.add("bob@example.net alice@example.net");
        assertThat(introduces(2)).isFalse();
    }

    @Test
    void devicesOfOneAccountAreIntroduced() {
        assertThat(introduces(3)).isTrue();
    }

    @Test
    void aBlockedContactIsNotIntroduced() {
        subscribed.add("alice@example.net bob@example.net");
        blocked.add("alice@example.net bob@example.net");
        assertThat(introduces(2)).isFalse();
    }

    @Test
    void whoIsLetInIsIntroducedUnlessBlocked() {
        admissions.admit(fixture.registry.find(DESK).orElseThrow(), BOB, Duration.ofHours(1));
        assertThat(introduces(2)).isTrue();
        blocked.add("alice@example.net bob@example.net");
        assertThat(introduces(2)).isFalse();
    }

    @Test
    void aLegacyEndpointIsIntroducedToEverybodyAdmittedUnlessBlocked() {
        fixture.registry.bind(new BindClaim(DESK, id(1), Optional.empty(),
                new EndpointOptions(Optional.empty(), Visibility.LEGACY)));
        assertThat(introduces(2)).isTrue();
        assertThat(introduces(4)).isTrue();
        blocked.add("alice@example.net bob@example.net");
        assertThat(introduces(2)).isFalse();
    }

    @Test
    void anUnboundAskerIsNotIntroducedEvenIfItsTicketWasAContacts() {
        subscribed.add("alice@example.net bob@example.net");
        assertThat(introduces(4)).isFalse();
    }

    @Test
    void anUnboundTargetIsNotIntroduced() {
        subscribed.add("alice@example.net bob@example.net");
        fixture.registry.xmppSessionEnded(DESK);
        assertThat(introduces(2)).isFalse();
    }

    @Test
    void whoCameWithAKeyIsIntroducedToALegacyEndpointOnly() {
        ConnectedPeer of = peer(9, true);
        ConnectedPeer player = new ConnectedPeer(of.connectionId(), of.id(), true, of.observed(), new KeyOwner("k"),
                of.clientNonce(), of.serverNonce(), of.since());
        assertThat(policy.mayIntroduce(List.of(peer(1, true)), player).toCompletableFuture())
                .isCompletedWithValue(false);
        fixture.registry.bind(new BindClaim(DESK, id(1), Optional.empty(),
                new EndpointOptions(Optional.empty(), Visibility.LEGACY)));
        assertThat(policy.mayIntroduce(List.of(peer(1, true)), player).toCompletableFuture())
                .isCompletedWithValue(true);
        assertThat(policy.mayIntroduce(List.of(peer(1, true)), peer(4, true)).toCompletableFuture())
                .as("came with a ticket").isCompletedWithValue(false);
        assertThat(policy.mayIntroduce(List.of(peer(2, true)), player).toCompletableFuture())
                .isCompletedWithValue(false);
    }

    @Test
    void oneOfSeveralAskersAtAnAddressIsEnough() {
        subscribed.add("alice@example.net bob@example.net");
        assertThat(introduces(4, 2)).isTrue();
    }

    @Test
    void rostersAreReadElsewhere() {
        subscribed.add("alice@example.net bob@example.net");
        CompletionStage<Boolean> answer = ask(2);
        assertThat(answer.toCompletableFuture()).isNotDone();
        tasks.remove().run();
        assertThat(answer.toCompletableFuture()).isCompletedWithValue(true);
    }

    @Test
    void whoIsTakenOffTheRosterOrBlockedIsRelayedNoMore() {
        subscribed.add("alice@example.net bob@example.net");
        assertThat(isRelayed()).isTrue();
        subscribed.clear();
        assertThat(isRelayed()).isFalse();

        subscribed.add("alice@example.net bob@example.net");
        assertThat(isRelayed()).isTrue();
        blocked.add("alice@example.net bob@example.net");
        assertThat(isRelayed()).isFalse();
    }

    @Test
    void whoCalledAndBlocksThenIsRelayedNoMore() {
        subscribed.add("alice@example.net bob@example.net");
        assertThat(isRelayed()).isTrue();
        blocked.add("bob@example.net alice@example.net");
        assertThat(isRelayed()).isFalse();
    }

    @Test
    void thatThePermissionOfAStrangerIsOverEndsNoCall() {
        admissions.admit(fixture.registry.find(DESK).orElseThrow(), BOB, Duration.ofHours(1));
        assertThat(isRelayed()).isTrue();
        admissions.forget(DESK);
        assertThat(isRelayed()).isTrue();
        blocked.add("alice@example.net bob@example.net");
        assertThat(isRelayed()).isFalse();
    }

    @Test
    void whomThereIsNoTimeToAskAboutIsAskedAboutLater() {
        subscribed.add("alice@example.net bob@example.net");
        assertThat(isRelayed()).isTrue();
        blocked.add("alice@example.net bob@example.net");
        full = true;
        CompletionStage<Boolean> answer = policy.mayRelay(peer(2, true), peer(1, true));
        assertThat(answer.toCompletableFuture()).isNotDone();
        full = false;
        policy.mayRelay(peer(3, true), peer(1, true));
        tasks.remove().run();
        assertThat(answer).isCompletedWithValue(false);
    }

    @Test
    void relayedPairsTakeOnePlaceAmongIntroductionsHoweverMany() {
        subscribed.add("alice@example.net bob@example.net");
        List<CompletionStage<Boolean>> answers = Stream.of(2, 3, 2, 3)
                .map(asker -> policy.mayRelay(peer(asker, true), peer(1, true))).toList();
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(true));
        assertThat(isRelayed()).as("asked again").isTrue();
    }

    @Test
    void aRosterThatCannotBeReadIsAnAnswerAndOthersAreAskedAbout() {
        unreadable = true;
        CompletionStage<Boolean> answer = policy.mayRelay(peer(2, true), peer(1, true));
        CompletionStage<Boolean> ofOneAccount = policy.mayRelay(peer(3, true), peer(1, true));
        tasks.remove().run();
        assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
        assertThat(ofOneAccount).isCompletedWithValue(true);
    }

    @Test
    void devicesOfOneAccountAndThoseWhoLingerGoOnBeingRelayed() {
        CompletionStage<Boolean> answer = policy.mayRelay(peer(3, true), peer(1, true));
        tasks.remove().run();
        assertThat(answer).isCompletedWithValue(true);
        fixture.registry.xmppSessionEnded(DESK);
        assertThat(policy.mayRelay(peer(2, true), peer(1, true))).isCompletedWithValue(true);
    }

    /** Asked about as relayed; Bob asked for Alice. */
    private boolean isRelayed() {
        CompletionStage<Boolean> answer = policy.mayRelay(peer(2, true), peer(1, true));
        assertThat(answer.toCompletableFuture()).as("rosters are read elsewhere").isNotDone();
        tasks.remove().run();
        return answer.toCompletableFuture().join();
    }

    @Test
    void whatThereIsNoRoomForIsRefused() {
        full = true;
        assertThat(ask(3).toCompletableFuture()).isCompletedWithValue(false);
    }

    @Test
    void whoAsksAtAnotherNodeIsWhomThatNodeNames() {
        assertThat(introduces(distant(Optional.of(BOB)))).isFalse();
        subscribed.add("alice@example.net bob@example.net");
        assertThat(introduces(distant(Optional.of(BOB)))).isTrue();
    }

    @Test
    void aConnectionOfAnotherNodeIsNotTakenForOneOfThisNode() {
        // Peer 3, of this node, has the same number and is Alice's phone.
        assertThat(introduces(distant(Optional.empty()))).isFalse();
    }

    @Test
    void whoCameWithAKeyIsIntroducedToALegacyEndpointOfAnotherNode() {
        ConnectedPeer of = peer(9, true);
        ConnectedPeer player = new ConnectedPeer(of.connectionId(), of.id(), true, of.observed(), new KeyOwner("k"),
                of.clientNonce(), of.serverNonce(), of.since());
        for (boolean forEverybody : new boolean[] {true, false}) {
            ConnectedPeer asker = new ConnectedPeer(-3, id(3), true, of.observed(),
                    new DistantUser(Optional.of(BOB), forEverybody), of.clientNonce(), of.serverNonce(), of.since());
            assertThat(policy.mayIntroduce(List.of(asker), player).toCompletableFuture())
                    .isCompletedWithValue(forEverybody);
        }
    }

    private static ConnectedPeer distant(Optional<JID> boundTo) {
        ConnectedPeer peer = peer(3, true);
        return new ConnectedPeer(peer.connectionId(), peer.id(), true, peer.observed(), new DistantUser(boundTo, false),
                peer.clientNonce(), peer.serverNonce(), peer.since());
    }

    private boolean introduces(ConnectedPeer asker) {
        CompletionStage<Boolean> answer = policy.mayIntroduce(List.of(asker), peer(1, true));
        tasks.forEach(Runnable::run);
        tasks.clear();
        return answer.toCompletableFuture().join();
    }

    private boolean introduces(int... askers) {
        CompletionStage<Boolean> answer = ask(askers);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        return answer.toCompletableFuture().join();
    }

    private CompletionStage<Boolean> ask(int... askers) {
        List<ConnectedPeer> peers = IntStream.of(askers).mapToObj(number -> peer(number, true)).toList();
        return policy.mayIntroduce(peers, peer(1, true));
    }

    private void enqueue(Runnable task) {
        if (full) {
            throw new RejectedExecutionException();
        }
        tasks.add(task);
    }
}
