package io.github.peerfire.smack.provider;

import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupIqProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/** Reads {@link Bound}. */
public final class BoundProvider extends MarkupIqProvider {

    @Override
    protected IQ read(Markup markup, IqData data) throws MalformedElementException {
        Optional<String> proof = markup.attribute("proof");
        if (proof.isPresent()) {
            proof = Optional.of(Syntax.hex256(proof.get()));
        }
        return new Bound(data, Syntax.hex256(markup.required("peer")), Syntax.unsigned(markup.required("epoch")),
                Syntax.uri(markup.required("uri")), markup.attribute("observed"), proof);
    }
}
