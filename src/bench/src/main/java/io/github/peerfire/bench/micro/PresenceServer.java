package io.github.peerfire.bench.micro;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.BindClaim;
import io.github.peerfire.openfire.binding.BindOutcome;
import io.github.peerfire.openfire.binding.BindingListener;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.binding.BindingRules;
import io.github.peerfire.openfire.binding.EndpointOptions;
import io.github.peerfire.openfire.presence.PresenceBroadcaster;
import io.github.peerfire.openfire.presence.PresenceInterceptor;
import io.github.peerfire.openfire.presence.PresenceStamp;
import io.github.peerfire.openfire.presence.XmppSessions;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Users and their presence, without the server's own work: what is sent passes the plugin as it does in Openfire, once
 * before and once after it is processed, from the user and to each contact.
 */
final class PresenceServer implements XmppSessions, BindingListener, BindingRules {

    private static final String DOMAIN = "example.net";

    private final int contacts;
    private final Map<JID, Presence> stored = new HashMap<>();
    private final Map<JID, PeerId> peers = new HashMap<>();
    private final BindingRegistry registry = new BindingRegistry(this, this, Clock.systemUTC());
    private final PresenceBroadcaster broadcaster;
    private final PresenceInterceptor interceptor;
    private long stanzas;

    /** Signs users in, with presence and with an endpoint that is not bound, and with so many contacts each. */
    PresenceServer(int users, int contacts) {
        this.contacts = contacts;
        Advertisement where = new Advertisement("rtmfp." + DOMAIN, 1935, new JID("rtmfp." + DOMAIN));
        PresenceStamp stamp = new PresenceStamp(DOMAIN, registry::find, () -> Optional.of(where));
        broadcaster = new PresenceBroadcaster(this, stamp);
        interceptor = new PresenceInterceptor(stamp, broadcaster);
        for (int i = 0; i < users; i++) {
            signIn(user(i), i + 1);
        }
    }

    static JID user(int number) {
        return new JID("user" + number + "@" + DOMAIN + "/desk");
    }

    private void signIn(JID holder, int number) {
        Presence presence = new Presence();
        presence.setFrom(holder);
        presence.setStatus("working");
        presence.setPriority(5);
        presence.getElement().addElement("c", "http://jabber.org/protocol/caps").addAttribute("hash", "sha-1")
                .addAttribute("node", "https://example.org/client").addAttribute("ver", "QgayPKawpkPSDYmwT/WM94uAlu0=");
        stored.put(holder, presence);
        PeerId peer = new PeerId(ByteBuffer.allocate(PeerId.LENGTH).putInt(number).array());
        peers.put(holder, peer);
        registry.connected(new ConnectedPeer(number, peer, true, new InetSocketAddress("203.0.113.5", 1_024 + number),
                holder, new byte[32], new byte[32], Instant.EPOCH), new TicketHolder(holder, OptionalLong.empty()));
    }

    /** Binds a user's endpoint and tells the contacts. */
    boolean bind(JID holder) {
        BindOutcome outcome =
                registry.bind(new BindClaim(holder, peers.get(holder), Optional.empty(), EndpointOptions.DEFAULT));
        broadcaster.broadcast(holder);
        return outcome instanceof BindOutcome.Bound;
    }

    /** Takes the binding away and tells the contacts. */
    void unbind(JID holder) {
        registry.unbind(holder);
        broadcaster.broadcast(holder);
    }

    /** Whether the presence that is stored tells an endpoint. */
    boolean isShown(JID holder) {
        return stored.get(holder).getElement().element("endpoint") != null;
    }

    /** Presence stanzas that were sent, each delivery to a contact being one. */
    long stanzas() {
        return stanzas;
    }

    @Override
    public Optional<Presence> lastPresence(JID holder) {
        return Optional.of(stored.get(holder).createCopy());
    }

    @Override
    public void route(Presence presence) {
        interceptor.interceptPacket(presence, null, true, false);
        stored.put(presence.getFrom(), presence);
        interceptor.interceptPacket(presence, null, true, true);
        for (int i = 0; i < contacts; i++) {
            interceptor.interceptPacket(presence, null, false, false);
            interceptor.interceptPacket(presence, null, false, true);
        }
        stanzas += contacts + 1;
    }

    @Override
    public Collection<JID> all() {
        return stored.keySet();
    }

    @Override
    public boolean isConnected(JID holder) {
        return true;
    }

    @Override
    public void bindingChanged(JID holder, boolean bound) {
        // It is told by whoever caused it.
    }

    @Override
    public void sessionToClose(long connectionId, String why) {
        throw new IllegalStateException("nothing here takes that long");
    }

    @Override
    public boolean requireProof() {
        return false;
    }

    @Override
    public Duration linger() {
        return Duration.ofDays(1);
    }
}
