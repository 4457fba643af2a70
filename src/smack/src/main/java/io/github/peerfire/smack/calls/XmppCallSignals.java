package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.RtmfpInitializer;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.xml.IqExchange;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.hints.element.StoreHint;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins a {@link CallManager} to an XMPP connection: sends what calls say, brings them what arrives. */
public final class XmppCallSignals implements CallSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(XmppCallSignals.class);

    static {
        RtmfpInitializer.register();
    }

    private final XMPPConnection connection;
    private final CallClock clock;
    private final StanzaListener listener = this::arrived;
    private final AbstractIqRequestHandler handler =
            new AbstractIqRequestHandler(Jingle.ELEMENT, RtmfpNamespaces.JINGLE, IQ.Type.set, Mode.sync) {

                @Override
                public IQ handleIQRequest(IQ request) {
                    return arrived(request);
                }
            };
    private volatile CallManager calls;

    /** Makes one for a connection that is logged in. */
    public XmppCallSignals(XMPPConnection connection, CallClock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** From now on brings what arrives. */
    public void start(CallManager manager) {
        calls = manager;
        connection.addSyncStanzaListener(listener, StanzaTypeFilter.MESSAGE);
        connection.registerIQRequestHandler(handler);
    }

    /** Brings nothing any more. Idempotent. */
    @Override
    public void close() {
        connection.removeSyncStanzaListener(listener);
        connection.unregisterIQRequestHandler(handler);
    }

    @Override
    public EntityFullJid self() {
        return connection.getUser();
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        // The call's id doubles as the stanza's, so that an error finds its call.
        MessageBuilder builder = message.kind() == JingleMessage.Kind.PROPOSE
                ? MessageBuilder.buildMessage(message.id())
                : connection.getStanzaFactory().buildMessageStanza();
        // ProtoXEP 7.1.
        transmit(builder.to(to).ofType(Message.Type.chat).addExtension(message).addExtension(StoreHint.INSTANCE)
                .build());
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        return IqExchange.send(connection, jingle).thenAccept(done -> { });
    }

    private void transmit(Stanza stanza) {
        try {
            connection.sendStanza(stanza);
        } catch (NotConnectedException e) {
            LOG.debug("Not sent, since the connection is lost");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void arrived(Stanza stanza) {
        Message message = (Message) stanza;
        if (message.getType() == Message.Type.error) {
            clock.execute(() -> calls.refused(message.getStanzaId(), message.getFrom()));
        } else if (message.getType() == Message.Type.chat || message.getType() == Message.Type.normal) {
            CallMessageReader.read(message, self()).ifPresent(read -> clock.execute(() -> calls.take(read)));
        }
    }

    /** Malformed requests are refused at once, all others answered on the calls' thread. */
    private IQ arrived(IQ request) {
        if (request instanceof Jingle jingle) {
            clock.execute(() -> calls.take(jingle, fault -> transmit(answer(jingle, fault))));
            return null;
        }
        return JingleFault.BAD_REQUEST.answer(request);
    }

    private static IQ answer(Jingle request, Optional<JingleFault> fault) {
        return fault.isPresent() ? fault.get().answer(request) : IQ.createResultIQ(request);
    }
}
