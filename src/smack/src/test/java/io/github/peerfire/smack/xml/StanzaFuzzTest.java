package io.github.peerfire.smack.xml;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.smack.XmlParsers;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.util.PacketParserUtils;

/** A stanza of whatever a server passes on, read with both parsers that Smack has, and written again. */
class StanzaFuzzTest extends FuzzTarget {

    /** Smack warns of what breaks in its own elements, which is no news here. */
    private static final Logger SMACK = Logger.getLogger(PacketParserUtils.class.getName());

    @Override
    protected int mutations() {
        return 1_000;
    }

    @Override
    protected int longest() {
        return 32_768;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        SMACK.setLevel(Level.OFF);
        String xml = new String(input, StandardCharsets.UTF_8);
        for (XmlParsers parser : XmlParsers.values()) {
            Cost.of(input, 200_000, 500).limit(() -> read(parser, xml));
        }
    }

    private static void read(XmlParsers parser, String xml) throws Exception {
        Stanza stanza = parser.attempt(xml).orElse(null);
        if (stanza != null && stanza.toXML().length() == 0) {
            throw new AssertionError("a stanza of nothing");
        }
    }
}
