package io.github.peerfire.openfire.it.clustering;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.util.cache.ClusterTask;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Routes a stanza on the node of its recipient. */
public final class StanzaTask implements ClusterTask<Boolean> {

    private static final long serialVersionUID = 1L;

    private String recipient;
    private String stanza;

    /** For deserialization. */
    public StanzaTask() {
    }

    StanzaTask(JID recipient, Packet packet) {
        this.recipient = recipient.toString();
        stanza = packet.toXML();
    }

    @Override
    public void run() {
        try {
            XMPPServer.getInstance().getRoutingTable().routePacket(new JID(recipient), packet(), false);
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        }
    }

    private Packet packet() throws DocumentException {
        Element element = DocumentHelper.parseText(stanza).getRootElement();
        return switch (element.getName()) {
            case "iq" -> new IQ(element);
            case "presence" -> new Presence(element);
            default -> new Message(element);
        };
    }

    @Override
    public Boolean getResult() {
        return Boolean.TRUE;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        SharedValues.write(out, new String[] {recipient, stanza});
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
        String[] texts = (String[]) SharedValues.read(in);
        recipient = texts[0];
        stanza = texts[1];
    }
}
