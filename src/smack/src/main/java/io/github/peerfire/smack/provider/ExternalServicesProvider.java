package io.github.peerfire.smack.provider;

import io.github.peerfire.smack.element.ExternalService;
import io.github.peerfire.smack.element.ExternalServices;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupIqProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/** Reads {@link ExternalServices}. */
public final class ExternalServicesProvider extends MarkupIqProvider {

    private static final int MAX_PORT = 65535;

    @Override
    protected IQ read(Markup markup, IqData data) throws MalformedElementException {
        List<ExternalService> services = new ArrayList<>();
        for (Markup service : markup.children("service", RtmfpNamespaces.EXTERNAL_SERVICES)) {
            services.add(service(service));
        }
        return new ExternalServices(data, services);
    }

    private static ExternalService service(Markup markup) throws MalformedElementException {
        Optional<Integer> port = Optional.empty();
        if (markup.attribute("port").isPresent()) {
            port = Optional.of(Syntax.unsigned(markup.required("port"), 1, MAX_PORT));
        }
        Optional<Instant> expires = Optional.empty();
        if (markup.attribute("expires").isPresent()) {
            expires = Optional.of(DateTime.parse(markup.required("expires")));
        }
        boolean restricted = Syntax.bool(markup.attribute("restricted").orElse("0"));
        return new ExternalService(Syntax.word(markup.required("type")),
                Syntax.identifier(markup.required("host")), port, transport(markup),
                markup.attribute("username"), markup.attribute("password"), expires, restricted);
    }

    private static Optional<String> transport(Markup markup) throws MalformedElementException {
        Optional<String> transport = markup.attribute("transport");
        return transport.isEmpty() ? transport : Optional.of(Syntax.word(transport.get()));
    }
}
