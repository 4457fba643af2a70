package io.github.peerfire.openfire;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static io.github.peerfire.openfire.binding.RegistryFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.ticket.Ticket;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class RevocationTest {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final RegistryFixture fixture = new RegistryFixture();
    private final TicketIssuer tickets = new TicketIssuer(new Random(1), fixture.clock);
    private final Set<JID> connected = new HashSet<>(Set.of(DESK, PHONE, BOB));
    private final Set<String> closed = new HashSet<>();
    private final Revocation revocation = new Revocation(
            tickets, fixture.registry, connected::contains, closed::contains, "example.net", fixture.clock);

    private boolean isGood(Ticket ticket) {
        return tickets.consume(ticket.id()).isPresent();
    }

    @Test
    void theEndOfASessionTakesItsTicketsAndItsBindingAndNoOthers() {
        fixture.connectProven(1, DESK);
        fixture.connectProven(2, PHONE);
        Ticket desk = tickets.issue(DESK, LIFETIME);
        Ticket phone = tickets.issue(PHONE, LIFETIME);
        revocation.sessionEnded(DESK);
        assertThat(isGood(desk)).isFalse();
        assertThat(isGood(phone)).isTrue();
        assertThat(fixture.registry.find(DESK)).isEmpty();
        assertThat(fixture.registry.find(PHONE)).isPresent();
    }

    @Test
    void aSessionThatEndedUnseenIsTreatedAsEndedAndOneThatIsThereIsNot() {
        fixture.connectProven(1, DESK);
        revocation.sessionMayHaveEnded(DESK);
        assertThat(fixture.registry.find(DESK)).isPresent();
        connected.remove(DESK);
        revocation.sessionMayHaveEnded(DESK);
        assertThat(fixture.registry.find(DESK)).isEmpty();
    }

    @Test
    void aClosedAccountLosesTheTicketsAndBindingsOfAllItsSessions() {
        fixture.connectProven(1, DESK);
        fixture.connectProven(2, BOB);
        Ticket phone = tickets.issue(PHONE, LIFETIME);
        Ticket bob = tickets.issue(BOB, LIFETIME);
        revocation.accountClosed("alice");
        assertThat(isGood(phone)).isFalse();
        assertThat(isGood(bob)).isTrue();
        assertThat(fixture.registry.find(DESK)).isEmpty();
        assertThat(fixture.registry.find(BOB)).isPresent();
    }

    @Test
    void newsOfAClosedAccountTakeTicketsWhileOneFromBeforeMayStillBeGood() {
        Instant when = fixture.clock.instant();
        fixture.clock.advance(LIFETIME.minusMillis(1));
        Ticket early = tickets.issue(DESK, LIFETIME);
        revocation.accountClosed("alice", when);
        assertThat(isGood(early)).isFalse();
        fixture.clock.advance(Duration.ofMillis(1));
        Ticket late = tickets.issue(DESK, LIFETIME);
        revocation.accountClosed("alice", when);
        assertThat(isGood(late)).isTrue();
    }

    @Test
    void whereAnyAccountMayHaveClosedOnlyThoseThatAreClosedLoseAnything() {
        fixture.connectProven(1, DESK);
        fixture.connectProven(2, BOB);
        closed.add("bob");
        revocation.accountsMayHaveClosed();
        assertThat(fixture.registry.find(DESK)).isPresent();
        assertThat(fixture.registry.find(BOB)).isEmpty();
    }
}
