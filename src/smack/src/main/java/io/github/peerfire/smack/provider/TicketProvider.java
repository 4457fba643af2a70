package io.github.peerfire.smack.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupIqProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/** Reads {@link Ticket}. */
public final class TicketProvider extends MarkupIqProvider {

    @Override
    protected IQ read(Markup markup, IqData data) throws MalformedElementException {
        List<String> uris = new ArrayList<>();
        for (Markup uri : markup.children("uri", RtmfpNamespaces.RTMFP)) {
            uris.add(Syntax.uri(uri.text().trim()));
        }
        if (uris.isEmpty() || uris.size() > Ticket.MAX_URIS) {
            throw new MalformedElementException("not 1-4 URIs");
        }
        return new Ticket(data, Syntax.token128(markup.required("id")), Syntax.token128(markup.required("secret")),
                DateTime.parse(markup.required("expires")), uris);
    }
}
