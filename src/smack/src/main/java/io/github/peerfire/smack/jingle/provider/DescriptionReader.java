package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@link RtmfpDescription}. */
public final class DescriptionReader {

    /** ProtoXEP section 11. */
    private static final int MAX_CODECS = 16;

    private static final int MAX_FLV_ID = 15;
    private static final int MAX_CHANNELS = 255;
    private static final int FOURCC = 4;

    private DescriptionReader() {
    }

    /** Reads a description of our namespace. */
    public static RtmfpDescription read(Markup markup) throws MalformedElementException {
        MediaKind media = MediaKind.of(markup.required("media"))
                .orElseThrow(() -> new MalformedElementException("unknown media"));
        List<Markup> elements = markup.children(Codec.ELEMENT, RtmfpNamespaces.APPLICATION);
        if (elements.size() > MAX_CODECS) {
            throw new MalformedElementException("more than 16 codecs");
        }
        List<Codec> codecs = new ArrayList<>();
        for (Markup element : elements) {
            codecs.add(codec(element));
        }
        return new RtmfpDescription(media, number(markup, "maxrate"), codecs);
    }

    private static Codec codec(Markup markup) throws MalformedElementException {
        Optional<Integer> id = Optional.empty();
        if (markup.attribute("id").isPresent()) {
            id = Optional.of(Syntax.unsigned(markup.required("id"), 0, MAX_FLV_ID));
        }
        Optional<String> fourcc = markup.attribute("fourcc");
        if (id.isPresent() == fourcc.isPresent() || fourcc.filter(code -> code.length() != FOURCC).isPresent()) {
            throw new MalformedElementException("not exactly one of id and fourcc");
        }
        int channels = Syntax.unsigned(markup.attribute("channels").orElse("1"), 1, MAX_CHANNELS);
        return new Codec(id, fourcc, markup.attribute("name"), number(markup, "rate"), channels,
                markup.attribute("profile"));
    }

    private static Optional<Long> number(Markup markup, String attribute) throws MalformedElementException {
        Optional<String> value = markup.attribute(attribute);
        return value.isEmpty() ? Optional.empty() : Optional.of(Syntax.unsigned32(value.get()));
    }
}
