package io.github.peerfire.smack.xml;

import java.io.IOException;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * A provider that makes an {@link UnreadableElement} of what it does not like, since an exception would end the XMPP
 * stream.
 */
public abstract class MarkupElementProvider extends ExtensionElementProvider<ExtensionElement> {

    @Override
    public final ExtensionElement parse(XmlPullParser parser, int initialDepth, XmlEnvironment environment)
            throws XmlPullParserException, IOException {
        Markup markup = MarkupReader.read(parser);
        QName name = new QName(markup.namespace(), markup.name());
        if (!markup.complete()) {
            return new UnreadableElement(name, "too large");
        }
        try {
            return read(markup);
        } catch (MalformedElementException e) {
            return new UnreadableElement(name, e.getMessage());
        }
    }

    /** Gives the element its meaning. */
    protected abstract ExtensionElement read(Markup markup) throws MalformedElementException;
}
