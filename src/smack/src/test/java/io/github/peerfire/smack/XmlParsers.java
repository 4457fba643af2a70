package io.github.peerfire.smack;

import io.github.peerfire.smack.xml.UnreadableIq;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.parsing.SmackParsingException;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
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
            throw new OutOfStep();
        }
        return stanza;
    }

    /**
     * A stanza of anything. Empty if it is not well-formed, or breaks outside of our elements; throws what comes out of
     * those.
     */
    public Optional<Stanza> attempt(String xml) throws Exception {
        try {
            return Optional.ofNullable(stanza(xml));
        } catch (OutOfStep e) {
            // What follows in the stream would be lost.
            throw e;
        } catch (XmlPullParserException | SmackParsingException | IOException | AssertionError e) {
            return Optional.empty();
        } catch (Exception e) {
            if (isOfSmack(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Smack's own stanza parser throws at stanzas without the attributes of a stanza; that is not ours to mend. */
    private static boolean isOfSmack(Exception e) {
        return Arrays.stream(e.getStackTrace()).map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith("io.github.peerfire.smack"))
                .allMatch(name -> name.contains("XmlParsers") || name.contains("Test"));
    }

    /** An IQ of one of our kinds. */
    public <I extends IQ> I iq(String xml, Class<I> kind) throws Exception {
        Stanza stanza = stanza(xml);
        if (stanza instanceof UnreadableIq unreadable && kind != UnreadableIq.class) {
            throw new AssertionError("Unreadable: " + unreadable.reason());
        }
        return kind.cast(stanza);
    }

    /** The parser did not stop at the end of the stanza. */
    private static final class OutOfStep extends AssertionError {

        private static final long serialVersionUID = 1L;
    }
}
