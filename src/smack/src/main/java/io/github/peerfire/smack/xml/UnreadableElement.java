package io.github.peerfire.smack.xml;

import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/** Stands in a message or presence for an element of ours that is malformed. */
public final class UnreadableElement implements ExtensionElement {

    private final QName name;
    private final String reason;

    /**
     * Makes one.
     *
     * @param name the element's name
     * @param reason what is wrong with it
     */
    public UnreadableElement(QName name, String reason) {
        this.name = name;
        this.reason = reason;
    }

    /** What is wrong with the element. */
    public String reason() {
        return reason;
    }

    @Override
    public QName getQName() {
        return name;
    }

    @Override
    public String getNamespace() {
        return name.getNamespaceURI();
    }

    @Override
    public String getElementName() {
        return name.getLocalPart();
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        return new XmlStringBuilder(this, enclosing).closeEmptyElement();
    }
}
