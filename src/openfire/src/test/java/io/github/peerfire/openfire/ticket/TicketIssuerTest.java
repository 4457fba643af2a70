package io.github.peerfire.openfire.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.time.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class TicketIssuerTest {

    private static final JID DESK = new JID("alice@example.net/desk");
    private static final JID PHONE = new JID("alice@example.net/phone");
    private static final JID BOB = new JID("bob@example.net/desk");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final TicketIssuer tickets = new TicketIssuer(new SecureRandom(), clock);

    @Test
    void idAndSecretAreDifferentTokensOf128Bits() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Ticket ticket = tickets.issue(DESK, MINUTE);
            assertThat(ticket.id()).matches("[A-Za-z0-9_-]{22}");
            assertThat(ticket.secret()).matches("[A-Za-z0-9_-]{22}");
            assertThat(seen.add(ticket.id())).isTrue();
            assertThat(seen.add(ticket.secret())).isTrue();
        }
    }

    @Test
    void aTicketIsGoodOnce() {
        Ticket ticket = tickets.issue(DESK, MINUTE);
        assertThat(tickets.consume(ticket.id())).contains(ticket);
        assertThat(tickets.consume(ticket.id())).isEmpty();
    }

    @Test
    void aTicketIsGoodUntilItExpires() {
        Ticket early = tickets.issue(DESK, MINUTE);
        Ticket late = tickets.issue(DESK, MINUTE);
        clock.advance(MINUTE.minusMillis(1));
        assertThat(tickets.consume(early.id())).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(tickets.consume(late.id())).isEmpty();
    }

    @Test
    void aFourthTicketDiscardsTheOldest() {
        Ticket first = tickets.issue(DESK, MINUTE);
        Ticket second = tickets.issue(DESK, MINUTE);
        tickets.issue(DESK, MINUTE);
        tickets.issue(DESK, MINUTE);
        assertThat(tickets.unused()).isEqualTo(TicketIssuer.MAX_UNUSED);
        assertThat(tickets.consume(first.id())).isEmpty();
        assertThat(tickets.consume(second.id())).contains(second);
    }

    @Test
    void theEndOfAnXmppSessionRevokesItsTicketsOnly() {
        Ticket desk = tickets.issue(DESK, MINUTE);
        Ticket phone = tickets.issue(PHONE, MINUTE);
        tickets.revoke(DESK);
        assertThat(tickets.consume(desk.id())).isEmpty();
        assertThat(tickets.consume(phone.id())).contains(phone);
    }

    @Test
    void theEndOfAnAccountRevokesAllItsTickets() {
        Ticket desk = tickets.issue(DESK, MINUTE);
        Ticket phone = tickets.issue(PHONE, MINUTE);
        Ticket bob = tickets.issue(BOB, MINUTE);
        tickets.revokeAccount(new JID("alice@example.net"));
        assertThat(tickets.consume(desk.id())).isEmpty();
        assertThat(tickets.consume(phone.id())).isEmpty();
        assertThat(tickets.consume(bob.id())).contains(bob);
    }

    @Test
    void expiredTicketsTakeNoMemory() {
        tickets.issue(DESK, MINUTE);
        Ticket phone = tickets.issue(PHONE, MINUTE.multipliedBy(2));
        clock.advance(MINUTE);
        tickets.dropExpired();
        assertThat(tickets.unused()).isEqualTo(1);
        assertThat(tickets.consume(phone.id())).isPresent();
    }

    @Test
    void aTicketDoesNotShowItself() {
        Ticket ticket = tickets.issue(DESK, MINUTE);
        assertThat(ticket.toString()).doesNotContain(ticket.id()).doesNotContain(ticket.secret());
    }
}
