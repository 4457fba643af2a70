package io.github.peerfire.smack.xml;

import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/**
 * Stands for an IQ of ours whose child is malformed: a request is answered with bad-request, a result counts as none.
 */
public final class UnreadableIq extends IQ {

    private final String reason;

    /**
     * Makes one.
     *
     * @param data the stanza's own attributes
     * @param name the child element's name
     * @param reason what is wrong with it
     */
    public UnreadableIq(IqData data, QName name, String reason) {
        super(data, name);
        this.reason = reason;
    }

    /** What is wrong with the child element. */
    public String reason() {
        return reason;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.setEmptyElement();
        return xml;
    }
}
