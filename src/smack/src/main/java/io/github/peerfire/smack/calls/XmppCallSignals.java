package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.RtmfpInitializer;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.xml.IqExchange;
import io.github.peerfire.smack.xml.Outbox;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackConfiguration.UnknownIqRequestReplyMode;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.carbons.CarbonManager;
import org.jivesoftware.smackx.hints.element.StoreHint;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins a {@link CallManager} to an XMPP connection: sends what calls say, brings them what arrives, and tells them
 * when the stream is lost and there again, unless somebody else does.
 */
public final class XmppCallSignals implements CallSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(XmppCallSignals.class);

    /** What was proposed before the loss may have been answered after it; what the archive brings twice counts once. */
    private static final int OVERLAP_SECONDS = 120;

    static {
        RtmfpInitializer.register();
    }

    private final XMPPConnection connection;
    private final Outbox outbox;
    private final CallClock clock;
    private final StanzaListener listener = this::arrived;
    private final ConnectionListener watcher = new Watcher();
    private final AbstractIqRequestHandler handler =
            new AbstractIqRequestHandler(Jingle.ELEMENT, RtmfpNamespaces.JINGLE, IQ.Type.set, Mode.sync) {

                @Override
                public IQ handleIQRequest(IQ request) {
                    return arrived(request);
                }
            };
    private volatile CallManager calls;
    private volatile boolean tellsLosses = true;
    private volatile EntityFullJid self;
    private volatile Instant lastHeard = Instant.now();

    /** Makes one for a connection that is logged in. */
    public XmppCallSignals(XMPPConnection connection, CallClock clock) {
        this.connection = connection;
        this.outbox = Outbox.of(connection);
        this.clock = clock;
        this.self = connection.getUser();
    }

    /** From now on brings what arrives, and tells of each loss of the stream at once. */
    public void start(CallManager manager) {
        start(manager, true);
    }

    /**
     * From now on brings what arrives. Of losses of the stream somebody else tells the calls, who knows which ones are
     * over soon, and who asks for what was missed ({@link #catchUp()}).
     */
    public void startWithoutLosses(CallManager manager) {
        start(manager, false);
    }

    private void start(CallManager manager, boolean losses) {
        tellsLosses = losses;
        calls = manager;
        if (connection instanceof AbstractXMPPConnection own) {
            // ProtoXEP 6.7: strangers' sessions are answered as what is unknown here, so that has to be answered alike.
            own.setUnknownIqRequestReplyMode(UnknownIqRequestReplyMode.replyServiceUnavailable);
        }
        connection.addSyncStanzaListener(listener, StanzaTypeFilter.MESSAGE);
        connection.registerIQRequestHandler(handler);
        connection.addConnectionListener(watcher);
    }

    /**
     * Asks the archive, if the server has one, for calls of a time when this device was not there. After a loss of the
     * stream that was told to the calls here, this is done without being asked for.
     *
     * @param since when the device was there last
     */
    public void catchUp(Instant since) {
        new CallArchive(connection).since(since).whenComplete((found, failure) -> {
            if (failure == null) {
                clock.execute(() -> calls.takeHistory(found));
            } else {
                LOG.debug("There is no archive to ask");
            }
        });
    }

    /** Asks the archive for calls of the time since the stream was lost. */
    public void catchUp() {
        catchUp(lastHeard.minusSeconds(OVERLAP_SECONDS));
    }

    /** Brings nothing any more. Idempotent. */
    @Override
    public void close() {
        connection.removeSyncStanzaListener(listener);
        connection.unregisterIQRequestHandler(handler);
        connection.removeConnectionListener(watcher);
    }

    /** Our own full JID; while the stream is lost, the last one. */
    @Override
    public EntityFullJid self() {
        return self;
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        // ProtoXEP 7.1.
        outbox.send(MessageBuilder.buildMessage(StanzaIds.of(message)).to(to).ofType(Message.Type.chat)
                .addExtension(message).addExtension(StoreHint.INSTANCE).build());
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        return IqExchange.send(connection, jingle).thenAccept(done -> { });
    }

    private void arrived(Stanza stanza) {
        Message message = (Message) stanza;
        if (message.getType() == Message.Type.error) {
            StanzaIds.call(message.getStanzaId())
                    .ifPresent(id -> clock.execute(() -> calls.refused(id, message.getFrom())));
        } else if (message.getType() == Message.Type.chat || message.getType() == Message.Type.normal) {
            CallMessageReader.read(message, self()).ifPresent(read -> clock.execute(() -> calls.take(read)));
        }
    }

    /** Requests are answered on the calls' thread. */
    private IQ arrived(IQ request) {
        clock.execute(() -> {
            if (request instanceof Jingle jingle) {
                calls.take(jingle, fault -> outbox.send(answer(jingle, fault)));
            } else {
                outbox.send(calls.refusalOfMalformed(request.getFrom()).answer(request));
            }
        });
        return null;
    }

    private static IQ answer(Jingle request, Optional<JingleFault> fault) {
        return fault.isPresent() ? fault.get().answer(request) : IQ.createResultIQ(request);
    }

    /** Watches the stream. */
    private final class Watcher implements ConnectionListener {

        @Override
        public void connectionClosed() {
            lost();
        }

        @Override
        public void connectionClosedOnError(Exception e) {
            lost();
        }

        private void lost() {
            lastHeard = Instant.now();
            if (tellsLosses) {
                clock.execute(calls::xmppLost);
            }
        }

        @Override
        public void authenticated(XMPPConnection again, boolean resumed) {
            self = again.getUser();
            if (!resumed) {
                // ProtoXEP 7.1; a new session begins without carbons.
                CarbonManager.getInstanceFor(again).enableCarbonsAsync(e -> LOG.debug("The server has no carbons"));
            }
            if (tellsLosses && !resumed) {
                catchUp();
            }
            if (tellsLosses) {
                clock.execute(calls::xmppBack);
            }
        }
    }
}
