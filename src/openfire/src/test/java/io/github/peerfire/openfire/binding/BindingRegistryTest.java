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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is bound, and to what. */
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
    void aPromiseIsNotKeptOnceThePeerIsAnotherAccounts() {
        OptionalLong promised = registry.epochFor(BOB, id(1));
        fixture.connect(1, DESK);
        registry.bind(proven(1, DESK));
        registry.connected(peer(7, 1, true), new TicketHolder(BOB, promised));
        assertThat(registry.find(BOB)).isEmpty();
        assertThat(registry.find(DESK).orElseThrow().connectionId()).isEqualTo(1);
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
    void theAccountsThatHaveSessionsAreKnown() {
        assertThat(registry.accounts()).isEmpty();
        fixture.connectProven(1, DESK);
        fixture.connect(2, PHONE);
        registry.connected(peer(3, true));
        assertThat(registry.accounts()).containsExactly(DESK.asBareJID());
    }

    @Test
    void aBindingShowsNoMoreThanEightDigitsOfThePeerId() {
        fixture.connectProven(1, DESK);
        assertThat(registry.find(DESK).orElseThrow().toString()).contains("01010101").doesNotContain("0101010101");
    }
}
