package io.github.peerfire.smack.xml;

import java.io.IOException;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * A provider that makes an {@link UnreadableIq} of what it does not like, since an exception would end the XMPP stream.
 */
public abstract class MarkupIqProvider extends IqProvider<IQ> {

    @Override
    public final IQ parse(XmlPullParser parser, int initialDepth, IqData data, XmlEnvironment environment)
            throws XmlPullParserException, IOException {
        Markup markup = MarkupReader.read(parser);
        if (!markup.complete()) {
            return new UnreadableIq(data, name(markup), "too large");
        }
        if (data.getType() == IQ.Type.error) {
            return new UnreadableIq(data, name(markup), "the request within an error");
        }
        try {
            return read(markup, data);
        } catch (MalformedElementException e) {
            return new UnreadableIq(data, name(markup), e.getMessage());
        }
    }

    /** Gives the element its meaning. */
    protected abstract IQ read(Markup markup, IqData data) throws MalformedElementException;

    private static QName name(Markup markup) {
        return new QName(markup.namespace(), markup.name());
    }
}
