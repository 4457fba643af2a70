package io.github.peerfire.openfire.ticket;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.rendezvous.ConnectRequest;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as a client presents it in {@code connect}.
 *
 * @param carrier where it was found
 * @param id the ticket's id as presented; of any length and content
 * @param proof hexadecimal digits as presented; empty text unless the carrier has a proof, and where what stands in its
 *     place is no text
 */
record PresentedTicket(TicketCarrier carrier, String id, String proof) {

    /** First path segment of this service's URIs; never a developer key (ProtoXEP section 4.7). */
    static final String APPLICATION = "xmpp";

    private static final String MARK = "xmpp-ticket";
    private static final String PAGE_URL_PREFIX = MARK + ":";

    /** Finds the ticket in the best carrier that has one. */
    static Optional<PresentedTicket> find(ConnectRequest request) {
        return inArguments(request.arguments())
                .or(() -> inPageUrl(request))
                .or(() -> inPath(request.path()));
    }

    /** Never shows the ticket. */
    @Override
    public String toString() {
        return "PresentedTicket[" + carrier + "]";
    }

    private static Optional<PresentedTicket> inArguments(List<AmfValue> arguments) {
        if (arguments.size() < 2 || !arguments.get(0).asText().equals(Optional.of(MARK))) {
            return Optional.empty();
        }
        String id = arguments.get(1).asText().orElse("");
        if (arguments.size() == 2) {
            return Optional.of(new PresentedTicket(TicketCarrier.ARGUMENTS, id, ""));
        }
        String proof = arguments.get(2).asText().orElse("");
        return Optional.of(new PresentedTicket(TicketCarrier.PROVEN_ARGUMENTS, id, proof));
    }

    private static Optional<PresentedTicket> inPageUrl(ConnectRequest request) {
        return Optional.ofNullable(request.commandObject().get("pageUrl"))
                .flatMap(AmfValue::asText)
                .filter(url -> url.startsWith(PAGE_URL_PREFIX))
                .map(url -> url.substring(PAGE_URL_PREFIX.length()))
                .map(id -> new PresentedTicket(TicketCarrier.PAGE_URL, id, ""));
    }

    private static Optional<PresentedTicket> inPath(List<String> path) {
        return path.size() == 2 && path.get(0).equals(APPLICATION)
                ? Optional.of(new PresentedTicket(TicketCarrier.PATH, path.get(1), "")) : Optional.empty();
    }
}
