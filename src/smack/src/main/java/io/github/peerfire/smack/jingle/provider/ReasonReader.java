package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import java.util.Optional;

/** Reads {@link JingleReason}. */
public final class ReasonReader {

    private ReasonReader() {
    }

    /** The reason within an element; empty if there is none that is known. */
    public static Optional<JingleReason> read(Markup parent) throws MalformedElementException {
        Optional<Markup> reason = parent.child(JingleReason.ELEMENT, RtmfpNamespaces.JINGLE);
        return reason.flatMap(element -> element.children().stream()
                .filter(child -> child.namespace().equals(RtmfpNamespaces.JINGLE))
                .flatMap(child -> JingleReason.of(child.name()).stream())
                .findFirst());
    }
}
