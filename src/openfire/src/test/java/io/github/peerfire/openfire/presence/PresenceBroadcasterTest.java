package io.github.peerfire.openfire.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.EndpointOptions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.settings.Advertisement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

class PresenceBroadcasterTest {

    private static final JID ALICE = RegistryFixture.DESK;
    private static final JID BOB = RegistryFixture.BOB;
    private static final Advertisement WHERE =
            new Advertisement("rtmfp.example.net", 1935, new JID("rtmfp.example.net"));

    private final Map<JID, Binding> bindings = new HashMap<>();
    private final PresenceStamp stamp = new PresenceStamp(
            "example.net", jid -> Optional.ofNullable(bindings.get(jid)), () -> Optional.of(WHERE));
    private final Server server = new Server();
    private final PresenceBroadcaster broadcaster = new PresenceBroadcaster(server, stamp);
    private final PresenceInterceptor interceptor = new PresenceInterceptor(stamp, broadcaster);

    /** Keeps and records presence as Openfire does: interceptor first, then stored, then sent. */
    private final class Server implements XmppSessions {
        private JID failing;
        private final Map<JID, Presence> stored = new LinkedHashMap<>();
        private final List<String> sent = new ArrayList<>();
        private boolean intercepting = true;
        private Runnable beforeStoring = () -> { };

        @Override
        public Collection<JID> all() {
            return List.copyOf(stored.keySet());
        }

        @Override
        public boolean isConnected(JID holder) {
            return stored.containsKey(holder);
        }

        @Override
        public Optional<Presence> lastPresence(JID holder) {
            return Optional.ofNullable(stored.get(holder)).map(Presence::createCopy);
        }

        @Override
        public void route(Presence presence) {
            if (presence.getFrom().equals(failing)) {
                throw new IllegalStateException("a session that fails");
            }
            if (intercepting) {
                interceptor.interceptPacket(presence, null, true, false);
            }
            Runnable between = beforeStoring;
            beforeStoring = () -> { };
            between.run();
            stored.computeIfPresent(presence.getFrom(), (jid, old) -> presence);
            String endpoint = presence.getElement().element("endpoint") == null ? "" : " with endpoint";
            sent.add((presence.isAvailable() ? presence.getStatus() : "gone") + endpoint);
        }

        private void signIn(JID holder, String status) {
            stored.put(holder, new Presence(Presence.Type.unavailable));
            route(presence(holder, status));
            sent.clear();
        }
    }

    @Test
    void theLastPresenceIsSentAgainWithTheEndpoint() {
        server.signIn(ALICE, "here");
        bind(ALICE);
        assertThat(broadcaster.isStale(ALICE)).isTrue();
        broadcaster.broadcast(ALICE);
        assertThat(server.sent).containsExactly("here with endpoint");
        assertThat(broadcaster.isStale(ALICE)).isFalse();
    }

    @Test
    void theEndpointIsWithdrawn() {
        bind(ALICE);
        server.signIn(ALICE, "here");
        bindings.clear();
        broadcaster.broadcast(ALICE);
        assertThat(server.sent).containsExactly("here");
    }

    @Test
    void nothingIsSentForSomebodyWhoNeverSentPresence() {
        server.stored.put(ALICE, new Presence(Presence.Type.unavailable));
        bind(ALICE);
        assertThat(broadcaster.isStale(ALICE)).isFalse();
        broadcaster.broadcast(ALICE);
        broadcaster.broadcast(BOB);
        assertThat(server.sent).isEmpty();
    }

    @Test
    void presenceThatTheUserSendsMeanwhileWins() {
        server.signIn(ALICE, "here");
        bind(ALICE);
        server.beforeStoring = () -> server.route(presence(ALICE, "away"));
        broadcaster.broadcast(ALICE);
        assertThat(server.sent).containsExactly("away with endpoint", "here with endpoint", "away with endpoint");
        assertThat(server.stored.get(ALICE).getStatus()).isEqualTo("away");
    }

    @Test
    void aUserWhoLeavesMeanwhileIsNotLeftAvailable() {
        server.signIn(ALICE, "here");
        bind(ALICE);
        server.beforeStoring = () -> server.stored.remove(ALICE);
        broadcaster.broadcast(ALICE);
        assertThat(server.sent).containsExactly("here with endpoint", "gone");
    }

    @Test
    void aSessionThatFailsKeepsNobodyElseFromBeingTold() {
        server.signIn(ALICE, "alice");
        server.signIn(BOB, "bob");
        bind(ALICE);
        bind(BOB);
        server.failing = ALICE;
        broadcaster.broadcastStale();
        assertThat(server.sent).containsExactly("bob with endpoint");
    }

    @Test
    void onlyStalePresenceIsRepaired() {
        server.intercepting = false;
        server.signIn(ALICE, "here");
        server.stored.get(ALICE).getElement().addElement("endpoint", "urn:xmpp:rtmfp:0").addAttribute("peer", "forged");
        server.signIn(BOB, "here too");
        server.intercepting = true;
        broadcaster.broadcastStale();
        assertThat(server.sent).containsExactly("here");
    }

    @Test
    void everyEndpointIsWithdrawnWithoutTheInterceptor() {
        bind(ALICE);
        server.signIn(ALICE, "here");
        server.signIn(BOB, "here too");
        server.intercepting = false;
        broadcaster.withdrawAll();
        assertThat(server.sent).containsExactly("here");
        assertThat(server.stored.get(ALICE).getElement().element("endpoint")).isNull();
    }

    @Test
    void onlyIncomingPresenceIsTouchedAndOnlyOnce() {
        bind(ALICE);
        Presence presence = presence(ALICE, "here");
        interceptor.interceptPacket(presence, null, false, false);
        interceptor.interceptPacket(presence, null, true, true);
        assertThat(presence.getElement().element("endpoint")).isNull();
    }

    private void bind(JID holder) {
        bindings.put(holder, new Binding(holder, RegistryFixture.id(1), 1, 1, EndpointOptions.DEFAULT));
    }

    private static Presence presence(JID holder, String status) {
        Presence presence = new Presence();
        presence.setFrom(holder);
        presence.setStatus(status);
        return presence;
    }
}
