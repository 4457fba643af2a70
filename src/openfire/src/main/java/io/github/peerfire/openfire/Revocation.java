package io.github.peerfire.openfire;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/** Takes tickets and bindings away from XMPP sessions and accounts that are over. Thread-safe. */
final class Revocation {

    /** No ticket is good for longer. */
    private static final Duration LONGEST_TICKET = Duration.ofSeconds(300);

    private final TicketIssuer tickets;
    private final BindingRegistry bindings;
    private final Predicate<JID> isConnected;
    private final Predicate<String> isClosed;
    private final String domain;
    private final Clock clock;

    /**
     * For the users of one domain.
     *
     * @param isConnected whether there is an XMPP session of a full JID
     * @param isClosed whether the account of a user name is gone or locked out; may wait for the database
     */
    Revocation(TicketIssuer tickets, BindingRegistry bindings, Predicate<JID> isConnected, Predicate<String> isClosed,
            String domain, Clock clock) {
        this.tickets = tickets;
        this.bindings = bindings;
        this.isConnected = isConnected;
        this.isClosed = isClosed;
        this.domain = domain;
        this.clock = clock;
    }

    /** The XMPP session of a full JID is over. */
    void sessionEnded(JID holder) {
        tickets.revoke(holder);
        bindings.xmppSessionEnded(holder);
    }

    /** The XMPP session may be over, having ended while its endpoint was being bound. */
    void sessionMayHaveEnded(JID holder) {
        if (!isConnected.test(holder)) {
            sessionEnded(holder);
        }
    }

    /** The account of a user name is gone, locked out, or has another password. */
    void accountClosed(String username) {
        JID account = account(username);
        tickets.revokeAccount(account);
        bindings.accountClosed(account);
    }

    /** The same, some time ago, which is heard only now; what is newer stays. */
    void accountClosed(String username, Instant when) {
        JID account = account(username);
        if (when.plus(LONGEST_TICKET).isAfter(clock.instant())) {
            tickets.revokeAccount(account); // those that are newer can be had again
        }
        bindings.accountClosed(account, when);
    }

    /** Any account may have been closed. */
    void accountsMayHaveClosed() {
        bindings.accounts().stream().map(JID::getNode).filter(isClosed).forEach(this::accountClosed);
    }

    private JID account(String username) {
        return new JID(username, domain, null);
    }
}
