package io.github.peerfire.openfire.ticket;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.xmpp.packet.JID;

/**
 * Issues tickets and takes them back: single use, at most three unused ones for each full JID, revoked when the XMPP
 * session ends (ProtoXEP sections 3.1, 3.3 and 3.4). Thread-safe and never blocks for long.
 */
public final class TicketIssuer {

    /** Unused tickets that a full JID may hold; a further one discards the oldest. */
    public static final int MAX_UNUSED = 3;

    private static final int RANDOM_BYTES = 16;

    private final RandomGenerator random;
    private final Clock clock;
    private final Map<String, Ticket> byId = new HashMap<>();
    private final Map<JID, ArrayDeque<Ticket>> byHolder = new HashMap<>();
    private long issued;

    /**
     * Makes an issuer without tickets.
     *
     * @param random a cryptographically strong source
     * @param clock the server's clock
     */
    public TicketIssuer(RandomGenerator random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * Issues a ticket.
     *
     * @param holder the full JID that asked
     * @param lifetime how long it is good
     */
    public synchronized Ticket issue(JID holder, Duration lifetime) {
        Ticket ticket = new Ticket(token(), token(), holder, clock.millis() + lifetime.toMillis());
        ArrayDeque<Ticket> held = byHolder.computeIfAbsent(holder, jid -> new ArrayDeque<>(MAX_UNUSED));
        if (held.size() >= MAX_UNUSED) {
            byId.remove(held.removeFirst().id());
        }
        held.addLast(ticket);
        issued++;
        byId.put(ticket.id(), ticket);
        return ticket;
    }

    /**
     * Takes the ticket out of circulation, whatever comes of the {@code connect} that presented it.
     *
     * @return empty if the id is unknown, used, revoked or expired; these cannot be told apart
     */
    public synchronized Optional<Ticket> consume(String id) {
        Ticket ticket = byId.remove(id);
        if (ticket == null) {
            return Optional.empty();
        }
        ArrayDeque<Ticket> held = byHolder.get(ticket.holder());
        held.remove(ticket);
        if (held.isEmpty()) {
            byHolder.remove(ticket.holder());
        }
        return ticket.expiresAtMillis() > clock.millis() ? Optional.of(ticket) : Optional.empty();
    }

    /** Revokes all unused tickets of a full JID. */
    public synchronized void revoke(JID holder) {
        ArrayDeque<Ticket> held = byHolder.remove(holder);
        if (held != null) {
            held.forEach(ticket -> byId.remove(ticket.id()));
        }
    }

    /** Revokes all unused tickets of all resources of an account. */
    public synchronized void revokeAccount(JID account) {
        String bare = account.toBareJID();
        byHolder.keySet().stream().filter(holder -> holder.toBareJID().equals(bare)).toList().forEach(this::revoke);
    }

    /** Drops the tickets that have expired. */
    public synchronized void dropExpired() {
        long nowMillis = clock.millis();
        Iterator<Ticket> all = byId.values().iterator();
        while (all.hasNext()) {
            Ticket ticket = all.next();
            if (ticket.expiresAtMillis() <= nowMillis) {
                all.remove();
                byHolder.computeIfPresent(ticket.holder(), (jid, held) -> {
                    held.remove(ticket);
                    return held.isEmpty() ? null : held;
                });
            }
        }
    }

    /** Drops all tickets. */
    public synchronized void clear() {
        byId.clear();
        byHolder.clear();
    }

    /** How many tickets were issued since the start. */
    public synchronized long issued() {
        return issued;
    }

    /** How many tickets wait to be used. */
    public synchronized int unused() {
        return byId.size();
    }

    private String token() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
