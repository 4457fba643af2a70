package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import java.util.Optional;

/** Reads {@link JingleReason}. */
public final class ReasonReader {

    private static final int MAX_TEXT = 200;

    private ReasonReader() {
    }

    /** The sentence for people, without what cannot be seen; empty if there is none, or it is of no known reason. */
    public static Optional<String> text(Markup parent) throws MalformedElementException {
        if (read(parent).isEmpty()) {
            return Optional.empty();
        }
        Optional<Markup> reason = parent.child(JingleReason.ELEMENT, RtmfpNamespaces.JINGLE);
        return reason.flatMap(element -> element.children("text", RtmfpNamespaces.JINGLE).stream().findFirst())
                .map(text -> clean(text.text())).filter(text -> !text.isEmpty());
    }

    private static String clean(String text) {
        return text.codePoints().filter(ReasonReader::isShown).limit(MAX_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
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
