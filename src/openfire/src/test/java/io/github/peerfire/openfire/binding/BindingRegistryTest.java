package io.github.peerfire.openfire.binding;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static io.github.peerfire.openfire.binding.RegistryFixture.PHONE;
import static io.github.peerfire.openfire.binding.RegistryFixture.claim;
import static io.github.peerfire.openfire.binding.RegistryFixture.id;
import static io.github.peerfire.openfire.binding.RegistryFixture.peer;
import static io.github.peerfire.openfire.binding.RegistryFixture.proven;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.BindOutcome.Bound;
import io.github.peerfire.openfire.binding.BindOutcome.Refused;
import io.github.peerfire.openfire.ticket.Proofs;
import io.github.peerfire.openfire.ticket.SessionNonces;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class BindingRegistryTest {

    private final RegistryFixture fixture = new RegistryFixture();
    private final BindingRegistry registry = fixture.registry;

    @Test
    void aProvenTicketBindsAtOnceWithThePromisedEpoch() {
        OptionalLong epoch = registry.epochFor(DESK, id(1));
        registry.connected(peer(1, true), new TicketHolder(DESK, epoch));
        Binding binding = registry.find(DESK).orElseThrow();
        assertThat(binding.peer()).isEqualTo(id(1));
        assertThat(binding.epoch()).isEqualTo(epoch.getAsLong());
        assertThat(binding.options()).isEqualTo(EndpointOptions.DEFAULT);
        assertThat(registry.find(1)).contains(binding);
        assertThat(fixture.takeTold()).containsExactly("bound alice@example.net/desk");
    }

    @Test
    void aTicketWithoutProofBindsOnlyWhenClaimedByItsHolder() {
        fixture.connect(1, DESK);
        assertThat(registry.find(DESK)).isEmpty();
        assertThat(registry.bind(claim(1, PHONE))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(claim(1, BOB))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(claim(1, DESK))).isInstanceOf(Bound.class);
        assertThat(registry.find(DESK)).isPresent();
    }

    @Test
    void theAnswerHasTheServersProofAndTheObservedAddress() {
        fixture.connect(1, DESK);
        Bound bound = (Bound) registry.bind(claim(1, DESK));
        ConnectedPeer peer = peer(1, true);
        SessionNonces nonces = new SessionNonces(peer.clientNonce(), peer.serverNonce());
        assertThat(bound.serverProof()).isEqualTo(Proofs.bindServer(nonces, id(1), DESK));
        assertThat(bound.observed()).isEqualTo(peer.observed());
    }

    @Test
    void theAnswerHasTheAddressThatWasObservedLast() {
        fixture.connect(1, DESK);
        ConnectedPeer peer = peer(1, true);
        InetSocketAddress moved = new InetSocketAddress("198.51.100.7", 1);
        registry.moved(new ConnectedPeer(1, peer.id(), true, moved, "owner", peer.clientNonce(), peer.serverNonce(),
                peer.since()));
        assertThat(((Bound) registry.bind(claim(1, DESK))).observed()).isEqualTo(moved);
    }

    @Test
    void aPeerThatIsNotThereIsNotFoundWhateverTheProof() {
        assertThat(registry.bind(claim(1, DESK))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(proven(1, DESK))).isEqualTo(Refused.NOT_FOUND);
    }

    @Test
    void aProofOfZeroNoncesDoesNotBindAPeerThatIsNotThere() {
        SessionNonces zero = new SessionNonces(new byte[32], new byte[32]);
        BindClaim forged = new BindClaim(DESK, id(1), Optional.of(Proofs.bindClient(zero, id(1), DESK)),
                EndpointOptions.DEFAULT);
        assertThat(registry.bind(forged)).isEqualTo(Refused.NOT_FOUND);
    }

    @Test
    void aProofNeedsNoTicketOfTheSameJid() {
        fixture.connect(1, DESK);
        assertThat(registry.bind(proven(1, PHONE))).isInstanceOf(Bound.class);
        assertThat(registry.find(PHONE)).isPresent();
    }

    @Test
    void aSessionWithoutATicketIsBoundByAProofOnlyAndNotClosedBefore() {
        fixture.registry.connected(peer(1, true));
        fixture.clock.advance(Duration.ofDays(1));
        fixture.registry.closeDue();
        assertThat(fixture.takeTold()).isEmpty();
        assertThat(fixture.registry.bind(claim(1, DESK))).isEqualTo(Refused.NOT_FOUND);
        assertThat(fixture.registry.bind(proven(1, DESK))).isInstanceOf(Bound.class);
        assertThat(fixture.registry.bind(proven(1, BOB))).isEqualTo(Refused.CONFLICT);
        fixture.registry.unbind(DESK);
        fixture.clock.advance(fixture.linger);
        fixture.takeTold();
        fixture.registry.closeDue();
        assertThat(fixture.takeTold()).containsExactly("close 1");
        fixture.registry.disconnected(1);
        assertThat(fixture.registry.ofAccount(DESK)).isEmpty();
    }

    @Test
    void sessionsThatAreBoundByProofCountForTheirAccountToo() {
        for (int i = 1; i <= BindingRegistry.MAX_SESSIONS_PER_ACCOUNT; i++) {
            fixture.connect(i, DESK);
        }
        fixture.registry.connected(peer(9, true));
        fixture.takeTold();
        fixture.registry.bind(proven(9, DESK));
        assertThat(fixture.takeTold()).contains("close 1");
    }

    @Test
    void aWrongProofIsRefusedEvenToTheTicketsHolder() {
        fixture.connect(1, DESK);
        BindClaim wrong = new BindClaim(DESK, id(1), Optional.of(new byte[32]), EndpointOptions.DEFAULT);
        assertThat(registry.bind(wrong)).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.find(DESK)).isEmpty();
    }

    @Test
    void theAdministratorMayRequireAProof() {
        fixture.requireProof = true;
        fixture.connect(1, DESK);
        assertThat(registry.bind(claim(1, DESK))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(proven(1, DESK))).isInstanceOf(Bound.class);
        assertThat(registry.bind(claim(1, DESK))).isInstanceOf(Bound.class);
    }

    @Test
    void aCertificateWithoutStaticKeysCannotBeBound() {
        registry.connected(peer(1, false), new TicketHolder(DESK, OptionalLong.empty()));
        assertThat(registry.bind(claim(1, DESK))).isEqualTo(Refused.EPHEMERAL_KEYS);
        assertThat(registry.bind(claim(1, BOB))).isEqualTo(Refused.NOT_FOUND);
    }

    @Test
    void bindingAgainChangesTheOptionsAndKeepsTheEpoch() {
        fixture.connectProven(1, DESK);
        long epoch = registry.find(DESK).orElseThrow().epoch();
        EndpointOptions options = new EndpointOptions(Optional.of(Set.of(MediaKind.AUDIO)), Visibility.NONE);
        registry.bind(new BindClaim(DESK, id(1), Optional.empty(), options));
        Binding binding = registry.find(DESK).orElseThrow();
        assertThat(binding.epoch()).isEqualTo(epoch);
        assertThat(binding.options()).isEqualTo(options);
    }

    @Test
    void anotherPeerReplacesTheBindingAndTheOldSessionLingers() {
        fixture.connectProven(1, DESK);
        long first = registry.find(DESK).orElseThrow().epoch();
        fixture.connectProven(2, DESK);
        Binding binding = registry.find(DESK).orElseThrow();
        assertThat(binding.peer()).isEqualTo(id(2));
        assertThat(binding.epoch()).isGreaterThan(first);
        assertThat(registry.find(1)).isEmpty();
        fixture.takeTold();

        assertTheFirstIsClosedAfter(fixture.linger);
        registry.closeDue();
        assertThat(fixture.takeTold()).isEmpty();
    }

    @Test
    void epochsGrowEvenWhenTheClockStandsStill() {
        long first = registry.epochFor(DESK, id(1)).orElseThrow();
        assertThat(registry.epochFor(DESK, id(1)).orElseThrow()).isGreaterThan(first);
    }

    @Test
    void aConnectionThatIsOvertakenByAnotherDoesNotTakeTheBindingBack() {
        OptionalLong early = registry.epochFor(DESK, id(1));
        fixture.connectProven(2, DESK);
        registry.connected(peer(1, true), new TicketHolder(DESK, early));
        assertThat(registry.find(DESK).orElseThrow().peer()).isEqualTo(id(2));
    }

    @Test
    void aPeerMovesToAnotherResourceOfItsAccountOnlyWithAProof() {
        fixture.connectProven(1, DESK);
        fixture.takeTold();
        assertThat(registry.bind(claim(1, PHONE))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(proven(1, PHONE))).isInstanceOf(Bound.class);
        assertThat(registry.find(DESK)).isEmpty();
        assertThat(registry.find(PHONE)).isPresent();
        assertThat(fixture.takeTold()).containsExactly(
                "unbound alice@example.net/desk", "bound alice@example.net/phone");
    }

    @Test
    void aConflictWithAnotherAccountIsToldOnlyToThePeerItself() {
        fixture.connectProven(1, DESK);
        assertThat(registry.bind(claim(1, BOB))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(proven(1, BOB))).isEqualTo(Refused.CONFLICT);
        assertThat(registry.find(DESK)).isPresent();
    }

    @Test
    void noBindingIsPromisedForAPeerOfAnotherAccount() {
        fixture.connectProven(1, DESK);
        assertThat(registry.epochFor(BOB, id(1))).isEmpty();
        assertThat(registry.epochFor(PHONE, id(1))).isPresent();
    }

    @Test
    void anEndedRtmfpSessionEndsItsBinding() {
        fixture.connectProven(1, DESK);
        fixture.takeTold();
        registry.disconnected(1);
        assertThat(registry.find(DESK)).isEmpty();
        assertThat(fixture.takeTold()).containsExactly("unbound alice@example.net/desk");
        assertThat(registry.bind(proven(1, DESK))).isEqualTo(Refused.NOT_FOUND);
    }

    @Test
    void theEndOfAReplacedSessionDoesNotEndTheBinding() {
        fixture.connectProven(1, DESK);
        fixture.connectProven(2, DESK);
        registry.disconnected(1);
        assertThat(registry.find(DESK).orElseThrow().peer()).isEqualTo(id(2));
    }

    @Test
    void theSamePeerMayConnectAgainBeforeItsOldSessionIsGone() {
        fixture.connectProven(1, DESK);
        registry.connected(peer(7, 1, true), new TicketHolder(DESK, registry.epochFor(DESK, id(1))));
        registry.disconnected(1);
        assertThat(registry.find(DESK).orElseThrow().connectionId()).isEqualTo(7);
        assertThat(registry.bind(claim(1, DESK))).isInstanceOf(Bound.class);
    }

    @Test
    void unbindingIsIdempotentAndTheSessionMayBindAgain() {
        fixture.connectProven(1, DESK);
        fixture.takeTold();
        registry.unbind(DESK);
        registry.unbind(DESK);
        assertThat(fixture.takeTold()).containsExactly("unbound alice@example.net/desk");
        assertThat(registry.bind(claim(1, DESK))).isInstanceOf(Bound.class);
    }

    @Test
    void afterTheXmppSessionOnlyAProofOfTheSameAccountBindsAgain() {
        fixture.connectProven(1, DESK);
        registry.xmppSessionEnded(DESK);
        assertThat(registry.find(DESK)).isEmpty();
        assertThat(registry.bind(claim(1, DESK))).isEqualTo(Refused.NOT_FOUND);
        assertThat(registry.bind(proven(1, BOB))).isEqualTo(Refused.CONFLICT);
        assertThat(registry.bind(proven(1, PHONE))).isInstanceOf(Bound.class);
    }

    @Test
    void anRtmfpSessionOutlivesItsXmppSessionForTheLingerTime() {
        fixture.connectProven(1, DESK);
        registry.xmppSessionEnded(DESK);
        fixture.takeTold();
        assertTheFirstIsClosedAfter(fixture.linger);
    }

    @Test
    void theEndOfAnotherResourceChangesNothing() {
        fixture.connectProven(1, DESK);
        registry.xmppSessionEnded(PHONE);
        assertThat(registry.find(DESK)).isPresent();
    }

    @Test
    void aClosedAccountLosesAllItsSessionsAtOnce() {
        fixture.connectProven(1, DESK);
        fixture.connect(2, PHONE);
        fixture.connectProven(3, BOB);
        fixture.takeTold();
        registry.accountClosed(DESK.asBareJID());
        assertThat(fixture.takeTold()).containsExactly("unbound alice@example.net/desk", "close 1", "close 2");
        assertThat(registry.find(DESK)).isEmpty();
        assertThat(registry.find(BOB)).isPresent();
    }

    @Test
    void anAccountThatWasClosedSomeTimeAgoKeepsWhatCameLater() {
        fixture.connectProven(1, DESK);
        fixture.takeTold();
        registry.accountClosed(DESK.asBareJID(), Instant.EPOCH);
        assertThat(registry.find(DESK)).as("it came then").isPresent();
        assertThat(fixture.takeTold()).isEmpty();
        registry.accountClosed(DESK.asBareJID(), Instant.EPOCH.plusMillis(1));
        assertThat(fixture.takeTold()).containsExactly("unbound alice@example.net/desk", "close 1");
    }

    @Test
    void theAccountsThatHaveSessionsAreKnown() {
        assertThat(registry.accounts()).isEmpty();
        fixture.connectProven(1, DESK);
        fixture.connect(2, PHONE);
        registry.connected(peer(3, true));
        assertThat(registry.accounts()).containsExactly(DESK.asBareJID());
    }

    @Test
    void aSessionThatIsNeverBoundIsClosedAfterAMinute() {
        fixture.connect(1, DESK);
        assertTheFirstIsClosedAfter(BindingRegistry.UNBOUND_LIMIT);
    }

    @Test
    void theOldestUnboundSessionOfACrowdedAccountGoes() {
        fixture.connectProven(1, DESK);
        for (int i = 2; i <= BindingRegistry.MAX_SESSIONS_PER_ACCOUNT; i++) {
            fixture.connect(i, DESK);
        }
        fixture.takeTold();
        fixture.connect(9, PHONE);
        assertThat(fixture.takeTold()).containsExactly("close 2");
    }

    @Test
    void aNewSessionOfACrowdedAccountGoesIfAllOthersAreBound() {
        for (int i = 1; i <= BindingRegistry.MAX_SESSIONS_PER_ACCOUNT; i++) {
            fixture.connectProven(i, new JID("alice@example.net/" + i));
        }
        fixture.takeTold();
        fixture.connect(9, PHONE);
        assertThat(fixture.takeTold()).containsExactly("close 9");
    }

    @Test
    void aBindingShowsNoMoreThanEightDigitsOfThePeerId() {
        fixture.connectProven(1, DESK);
        assertThat(registry.find(DESK).orElseThrow().toString()).contains("01010101").doesNotContain("0101010101");
    }

    private void assertTheFirstIsClosedAfter(Duration limit) {
        fixture.clock.advance(limit.minusMillis(1));
        registry.closeDue();
        assertThat(fixture.takeTold()).isEmpty();
        fixture.clock.advance(Duration.ofMillis(1));
        registry.closeDue();
        assertThat(fixture.takeTold()).containsExactly("close 1");
    }
}
