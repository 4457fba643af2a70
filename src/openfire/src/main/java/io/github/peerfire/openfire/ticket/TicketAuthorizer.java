package io.github.peerfire.openfire.ticket;

import io.github.peerfire.rendezvous.ConnectAuthorizer;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Admits the holders of tickets (ProtoXEP sections 3.2 to 3.5). Everything that is not a good ticket gets the same
 * answer. Runs on event loops and touches memory only.
 */
public final class TicketAuthorizer implements ConnectAuthorizer {

    private static final ConnectDecision NO_TICKET =
            new ConnectDecision.Rejected(ConnectDecision.Rejected.REJECTED, "ticket");

    private final TicketIssuer tickets;
    private final BindingOffer bindings;
    private final BooleanSupplier pathTickets;

    /**
     * Makes an authorizer.
     *
     * @param tickets where tickets are consumed
     * @param bindings promises epochs to those who prove that they hold the ticket's secret
     * @param pathTickets whether tickets in the URI's path are taken
     */
    public TicketAuthorizer(TicketIssuer tickets, BindingOffer bindings, BooleanSupplier pathTickets) {
        this.tickets = tickets;
        this.bindings = bindings;
        this.pathTickets = pathTickets;
    }

    /** Whether a client comes with a ticket or should; all others name a developer key. */
    public static boolean concerns(ConnectRequest request) {
        List<String> path = request.path();
        return PresentedTicket.find(request).isPresent()
                || (path.isEmpty() ? request.keys().isEmpty() : path.get(0).equals(PresentedTicket.APPLICATION));
    }

    @Override
    public ConnectDecision authorize(ConnectRequest request) {
        // ProtoXEP 3.3: consumed by the first connect that presents it, right or wrong proof.
        return PresentedTicket.find(request)
                .flatMap(presented -> tickets.consume(presented.id())
                        .flatMap(ticket -> decide(request, presented, ticket)))
                .orElse(NO_TICKET);
    }

    private Optional<ConnectDecision> decide(ConnectRequest request, PresentedTicket presented, Ticket ticket) {
        return switch (presented.carrier()) {
            case PROVEN_ARGUMENTS -> proven(request, presented, ticket);
            case ARGUMENTS, PAGE_URL -> Optional.of(admitted(ticket));
            case PATH -> pathTickets.getAsBoolean() ? Optional.of(admitted(ticket)) : Optional.empty();
        };
    }

    private static ConnectDecision admitted(Ticket ticket) {
        return new ConnectDecision.Accepted(new TicketHolder(ticket.holder(), OptionalLong.empty()), Map.of());
    }

    private Optional<ConnectDecision> proven(ConnectRequest request, PresentedTicket presented, Ticket ticket) {
        SessionNonces nonces = new SessionNonces(request.clientNonce(), request.serverNonce());
        byte[] expected = Proofs.ticket(nonces, ticket.secret());
        if (!Proofs.parse(presented.proof()).map(proof -> Proofs.matches(expected, proof)).orElse(false)) {
            return Optional.empty();
        }
        // ProtoXEP 4.2: only a certificate with static keys can be bound.
        OptionalLong epoch = request.staticKeys()
                ? bindings.epochFor(ticket.holder(), request.peer()) : OptionalLong.empty();
        Map<String, String> information = new LinkedHashMap<>();
        information.put("authToken", Proofs.hex(Proofs.authToken(nonces, ticket.secret())));
        epoch.ifPresent(value -> information.put("xmppEpoch", Long.toString(value)));
        return Optional.of(new ConnectDecision.Accepted(new TicketHolder(ticket.holder(), epoch), information));
    }
}
