package io.github.peerfire.smack.jingle.element;

import java.util.Optional;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * What the sender of the element can decode (ProtoXEP 6.1).
 *
 * @param id FLV SoundFormat or CodecID, 0-15; this or {@code fourcc}, not both
 * @param fourcc four characters, for codecs outside FLV
 * @param name informative
 * @param rate samples in a second
 * @param channels audio channels, 1-255
 * @param profile for H.264, six hex digits
 */
public record Codec(
        Optional<Integer> id, Optional<String> fourcc, Optional<String> name, Optional<Long> rate, int channels,
        Optional<String> profile) {

    /** Its element. */
    public static final String ELEMENT = "codec";

    /** G.711 µ-law at 8 kHz, FLV SoundFormat 8. */
    public static final Codec PCMU = flv(8, "PCMU", 8000);

    /** Speex wideband, FLV SoundFormat 11. */
    public static final Codec SPEEX = flv(11, "speex", 16000);

    /** Checks that there is exactly one of id and fourcc. */
    public Codec {
        if (id.isPresent() == fourcc.isPresent()) {
            throw new IllegalArgumentException("A codec has either an id or a fourcc.");
        }
    }

    /** A mono codec of FLV. */
    public static Codec flv(int id, String name, long rate) {
        return new Codec(Optional.of(id), Optional.empty(), Optional.of(name), Optional.of(rate), 1, Optional.empty());
    }

    /** Whether both are the same coding, whatever their parameters. */
    public boolean matches(Codec other) {
        return id.equals(other.id) && fourcc.equals(other.fourcc);
    }

    void appendTo(XmlStringBuilder xml) {
        xml.halfOpenElement(ELEMENT).optAttribute("name", name.orElse(null));
        id.ifPresent(number -> xml.attribute("id", number));
        xml.optAttribute("fourcc", fourcc.orElse(null));
        rate.ifPresent(hertz -> xml.attribute("rate", hertz));
        if (channels != 1) {
            xml.attribute("channels", channels);
        }
        xml.optAttribute("profile", profile.orElse(null)).closeEmptyElement();
    }
}
