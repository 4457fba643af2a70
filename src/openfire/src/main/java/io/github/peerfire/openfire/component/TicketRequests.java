package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.limit.RateLimit;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.ticket.Ticket;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.JID;

/** Answers {@code <ticket/>} (ProtoXEP section 3.1). */
final class TicketRequests implements RequestHandler {

    private final TicketIssuer tickets;
    private final RtmfpProperties properties;
    private final Supplier<Optional<Advertisement>> advertisement;
    private final RateLimit<JID> perMinute;
    private final RateLimit<JID> perHour;

    TicketRequests(TicketIssuer tickets, RtmfpProperties properties,
            Supplier<Optional<Advertisement>> advertisement, Clock clock) {
        this.tickets = tickets;
        this.properties = properties;
        this.advertisement = advertisement;
        this.perMinute = new RateLimit<>(6, Duration.ofMinutes(1), clock); // ProtoXEP 11
        this.perHour = new RateLimit<>(60, Duration.ofHours(1), clock);
    }

    @Override
    public Element answer(JID requester, Element request) throws RequestError {
        Advertisement where = advertisement.get().orElseThrow(RequestError::serviceUnavailable);
        if (!perMinute.tryAcquire(requester) || !perHour.tryAcquire(requester)) {
            throw RequestError.resourceConstraint();
        }
        Ticket ticket = tickets.issue(requester, properties.admission().ticketLifetime());
        Instant expires = Instant.ofEpochMilli(ticket.expiresAtMillis()).truncatedTo(ChronoUnit.SECONDS);
        Element answer = DocumentHelper.createElement(QName.get("ticket", Namespaces.RTMFP))
                .addAttribute("id", ticket.id())
                .addAttribute("secret", ticket.secret())
                .addAttribute("expires", expires.toString());
        answer.addElement("uri").setText(where.uri());
        return answer;
    }
}
