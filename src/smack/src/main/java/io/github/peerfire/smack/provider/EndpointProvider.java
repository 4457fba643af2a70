package io.github.peerfire.smack.provider;

import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupElementProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jxmpp.jid.Jid;

/** Reads {@link EndpointElement}. */
public final class EndpointProvider extends MarkupElementProvider {

    /** ProtoXEP 5.1: the whole element is at most so many bytes. */
    private static final int MAX_BYTES = 512;

    private static final int BYTES_AROUND_VALUE = 4;

    private static final String SHORTEST = "<endpoint xmlns='urn:xmpp:rtmfp:0'/>";

    @Override
    protected ExtensionElement read(Markup markup) throws MalformedElementException {
        if (!markup.children().isEmpty() || !markup.text().isBlank() || bytes(markup.attributes()) > MAX_BYTES) {
            throw new MalformedElementException("has content or more than 512 bytes");
        }
        if (markup.attributes().isEmpty()) {
            return EndpointElement.OPT_IN;
        }
        return new EndpointElement(new PresenceEndpoint(
                Syntax.hex256(markup.required("peer")), Syntax.unsigned(markup.required("epoch")),
                Syntax.uri(markup.required("uri")), service(markup), media(markup)));
    }

    private static Optional<Jid> service(Markup markup) throws MalformedElementException {
        Optional<String> service = markup.attribute("service");
        return service.isEmpty() ? Optional.empty() : Optional.of(Syntax.jid(service.get()));
    }

    private static Set<MediaKind> media(Markup markup) throws MalformedElementException {
        Optional<Set<MediaKind>> kinds = MediaKind.listOf(markup.attribute("media").orElse(""));
        return kinds.orElseThrow(() -> new MalformedElementException("unknown media"));
    }

    private static int bytes(Map<String, String> attributes) {
        int sum = SHORTEST.length();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String both = attribute.getKey() + attribute.getValue();
            sum += both.getBytes(StandardCharsets.UTF_8).length + BYTES_AROUND_VALUE;
        }
        return sum;
    }
}
