package io.github.peerfire.smack;

import io.github.peerfire.smack.xml.UnreadableIq;
import java.io.StringReader;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserFactory;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;
import org.jivesoftware.smack.xml.xpp3.Xpp3XmlPullParserFactory;

/** The two parsers that Smack may use, each of which has to read whatever arrives. */
public enum XmlParsers {
    STAX(new StaxXmlPullParserFactory()),
    XPP3(new Xpp3XmlPullParserFactory());

    static {
        RtmfpInitializer.register();
    }

    private final XmlPullParserFactory factory;

    XmlParsers(XmlPullParserFactory factory) {
        this.factory = factory;
    }

    /** A stanza as it comes out of Smack, read in a stream so that what follows it would be read as well. */
    public Stanza stanza(String xml) throws Exception {
        XmlPullParser parser = factory.newXmlPullParser(
                new StringReader("<stream xmlns='jabber:client'>" + xml + "<after/></stream>"));
        ParserUtils.forwardToStartElement(parser);
        parser.next();
        Stanza stanza = PacketParserUtils.parseStanza(parser, XmlEnvironment.EMPTY);
        if (parser.getEventType() != XmlPullParser.Event.END_ELEMENT || parser.getDepth() != 2) {
            throw new AssertionError("The parser did not stop at the end of the stanza.");
        }
        return stanza;
    }

    /** An IQ of one of our kinds. */
    public <I extends IQ> I iq(String xml, Class<I> kind) throws Exception {
        Stanza stanza = stanza(xml);
        if (stanza instanceof UnreadableIq unreadable && kind != UnreadableIq.class) {
            throw new AssertionError("Unreadable: " + unreadable.reason());
        }
        return kind.cast(stanza);
    }
}
