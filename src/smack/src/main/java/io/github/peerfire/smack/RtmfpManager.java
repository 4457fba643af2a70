package io.github.peerfire.smack;

import io.github.peerfire.smack.element.Admit;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.ExternalService;
import io.github.peerfire.smack.element.ExternalServices;
import io.github.peerfire.smack.element.ExternalServicesRequest;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.TicketRequest;
import io.github.peerfire.smack.element.Unbind;
import io.github.peerfire.smack.xml.IqExchange;
import io.github.peerfire.smack.xml.Outbox;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.Manager;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jxmpp.jid.Jid;

/**
 * The rendezvous as an XMPP entity: finds it, asks it for tickets, binds peer IDs (ProtoXEP sections 2 to 5).
 *
 * <p>Nothing blocks. Futures fail with Smack's exceptions for error stanzas, missing answers and lost connections, and
 * with {@link io.github.peerfire.smack.xml.MalformedElementException} for answers that are not what the ProtoXEP
 * demands.
 */
public final class RtmfpManager extends Manager {

    // As in all managers of Smack: one for each connection, gone with it. The connection keeps its manager, not this
    // map, else a listener of ours that knows the connection would keep both for ever.
    private static final Map<XMPPConnection, WeakReference<RtmfpManager>> INSTANCES = new WeakHashMap<>();

    /** ProtoXEP 2.2: what every client of ours can do. */
    private static final List<String> FEATURES = List.of(RtmfpNamespaces.RTMFP, RtmfpNamespaces.JINGLE,
            RtmfpNamespaces.JINGLE_MESSAGE, RtmfpNamespaces.APPLICATION, RtmfpNamespaces.TRANSPORT,
            RtmfpNamespaces.SESSION_INFO);

    static {
        RtmfpInitializer.register();
    }

    private final Outbox outbox;
    private final EndpointDirectory endpoints;

    private RtmfpManager(XMPPConnection connection) {
        super(connection);
        outbox = Outbox.of(connection);
        ServiceDiscoveryManager features = ServiceDiscoveryManager.getInstanceFor(connection);
        FEATURES.forEach(features::addFeature);
        endpoints = new EndpointDirectory();
        connection.addSyncStanzaListener(stanza -> endpoints.read((Presence) stanza), StanzaTypeFilter.PRESENCE);
        connection.addConnectionListener(new ConnectionListener() {

            @Override
            public void connectionClosed() {
                endpoints.clear();
            }

            @Override
            public void authenticated(XMPPConnection again, boolean resumed) {
                // A stream that was resumed (XEP-0198) hears of what changed only.
                if (!resumed) {
                    endpoints.clear();
                }
            }
        });
    }

    /** The manager of a connection; best asked for before the connection logs in, so that no presence is missed. */
    public static synchronized RtmfpManager getInstanceFor(XMPPConnection connection) {
        WeakReference<RtmfpManager> known = INSTANCES.get(connection);
        RtmfpManager manager = known == null ? null : known.get();
        if (manager == null) {
            manager = new RtmfpManager(connection);
            INSTANCES.put(connection, new WeakReference<>(manager));
        }
        return manager;
    }

    /** Lists in our capabilities what kinds of media we can send or receive (ProtoXEP 2.2). */
    public void setMedia(Set<MediaKind> media) {
        for (MediaKind kind : MediaKind.values()) {
            setFeature(RtmfpNamespaces.APPLICATION_FEATURE + kind.word(), media.contains(kind));
        }
    }

    /** Lists in our capabilities whether we can take part in calls of several people (ProtoXEP section 9). */
    public void setGroupCalls(boolean able) {
        setFeature(RtmfpNamespaces.MUJI, able);
    }

    /** Lists in our capabilities whether users of Adobe's Video Phone can call us (ProtoXEP section 8). */
    public void setVideoPhone(boolean able) {
        setFeature(RtmfpNamespaces.VIDEO_PHONE, able);
    }

    private void setFeature(String feature, boolean listed) {
        ServiceDiscoveryManager features = ServiceDiscoveryManager.getInstanceFor(connection());
        if (listed) {
            features.addFeature(feature);
        } else {
            features.removeFeature(feature);
        }
    }

    /** The endpoints that presence tells. */
    public EndpointDirectory endpoints() {
        return endpoints;
    }

    /**
     * Finds the service of our own domain (ProtoXEP 2.1).
     *
     * @return fails with {@link ServiceNotFoundException} if the domain has none
     */
    public CompletableFuture<Jid> findService() {
        return new ServiceSearch(connection()).find();
    }

    /** Asks for a ticket; only when about to connect (ProtoXEP section 12 rule 1). */
    public CompletableFuture<Ticket> requestTicket(Jid service) {
        return IqExchange.send(connection(), new TicketRequest(service), Ticket.class);
    }

    /** Claims a peer ID. The caller checks the proof in the answer (ProtoXEP 4.3). */
    public CompletableFuture<Bound> bind(Bind request) {
        return IqExchange.send(connection(), request, Bound.class);
    }

    /** Removes our binding, whether there is one or not. */
    public CompletableFuture<Void> unbind(Jid service) {
        return IqExchange.send(connection(), new Unbind(service)).thenAccept(done -> { });
    }

    /**
     * Lets somebody be introduced to us who is no contact (ProtoXEP 5.6).
     *
     * @param seconds 0-86400; 0 revokes
     */
    public CompletableFuture<Void> admit(Jid service, Jid admitted, int seconds) {
        return IqExchange.send(connection(), new Admit(service, admitted, seconds)).thenAccept(done -> { });
    }

    /** Shows ourselves and our endpoint to somebody who is not subscribed to our presence (ProtoXEP 5.2, 7.1). */
    public void showTo(Jid somebody) {
        outbox.send(PresenceBuilder.buildPresence().ofType(Presence.Type.available).to(somebody)
                .addExtension(EndpointElement.OPT_IN).build());
    }

    /** Ends what {@link #showTo} began. */
    public void hideFrom(Jid somebody) {
        outbox.send(PresenceBuilder.buildPresence().ofType(Presence.Type.unavailable).to(somebody).build());
    }

    /** Rendezvous and relays that the service names (ProtoXEP 2.3). */
    public CompletableFuture<List<ExternalService>> externalServices(Jid service) {
        return IqExchange.send(connection(), new ExternalServicesRequest(service), ExternalServices.class)
                .thenApply(ExternalServices::services);
    }
}
