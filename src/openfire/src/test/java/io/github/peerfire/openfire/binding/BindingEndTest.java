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
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** When bindings end, and the sessions that have or had them. */
class BindingEndTest {

    private final RegistryFixture fixture = new RegistryFixture();
    private final BindingRegistry registry = fixture.registry;

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
    void aSessionThatIsNeverBoundIsClosedAfterAMinute() {
        fixture.connect(1, DESK);
        assertTheFirstIsClosedAfter(BindingRegistry.UNBOUND_LIMIT);
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
    void whoIsAboutToGoDoesNotGoInPlaceOfAnother() {
        for (int i = 1; i <= BindingRegistry.MAX_SESSIONS_PER_ACCOUNT; i++) {
            fixture.connect(i, DESK);
        }
        fixture.connect(9, DESK);
        fixture.connect(10, DESK);
        assertThat(fixture.takeTold()).containsExactly("close 1", "close 2");
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
    void sessionsThatAreBoundByProofCountForTheirAccountToo() {
        for (int i = 1; i <= BindingRegistry.MAX_SESSIONS_PER_ACCOUNT; i++) {
            fixture.connect(i, DESK);
        }
        fixture.registry.connected(peer(9, true));
        fixture.takeTold();
        fixture.registry.bind(proven(9, DESK));
        assertThat(fixture.takeTold()).contains("close 1");
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
