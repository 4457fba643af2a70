package io.github.peerfire.smack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.PretendedConnection;
import io.github.peerfire.smack.calls.XmppCallSignals;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** What connections leave behind: nothing. */
class ConnectionEndTest {

    private static final int CONNECTIONS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final Set<Reference<?>> watched = new HashSet<>();

    @Test
    void aConnectionHasOneManagerThatTellsItsFeatures() throws Exception {
        XMPPConnection connection = connection();
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        assertThat(RtmfpManager.getInstanceFor(connection)).isSameAs(manager);
        assertThat(RtmfpManager.getInstanceFor(connection())).isNotSameAs(manager);
        assertThat(ServiceDiscoveryManager.getInstanceFor(connection).getFeatures())
                .contains(RtmfpNamespaces.RTMFP, RtmfpNamespaces.TRANSPORT, RtmfpNamespaces.APPLICATION);
    }

    @Test
    void aConnectionKeepsItsManagerThoughNobodyElseDoes() throws Exception {
        XMPPConnection connection = connection();
        WeakReference<RtmfpManager> manager = new WeakReference<>(RtmfpManager.getInstanceFor(connection));
        watch(new Object());
        awaitCollection();
        assertThat(RtmfpManager.getInstanceFor(connection)).isSameAs(manager.get());
    }

    @Test
    void managersGoWithTheirConnectionsWhateverListensToThem() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            XMPPTCPConnection connection = connection();
            RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
            manager.endpoints().addListener((device, endpoint) -> connection.getUser());
            XmppCallSignals signals = new XmppCallSignals(connection, null);
            signals.start(null);
            watch(connection);
            watch(manager);
            watch(signals);
            connection.instantShutdown();
        }
        awaitCollection();
    }

    @Test
    void endpointsAreKnownUntilTheStreamEndsAndOverAResumption() throws Exception {
        PretendedConnection connection = PretendedConnection.loggedIn();
        EndpointDirectory endpoints = RtmfpManager.getInstanceFor(connection).endpoints();
        BareJid alice = JidCreate.bareFrom("alice@example.net");
        String presence = "<presence from='alice@example.net/desk'><endpoint xmlns='urn:xmpp:rtmfp:0' epoch='1' peer='"
                + "a1".repeat(32) + "' uri='rtmfp://rtmfp.example.net/xmpp'/></presence>";
        connection.awaitArrival(XmlParsers.STAX.stanza(presence));
        connection.comeBack(true);
        assertThat(endpoints.endpoints(alice)).hasSize(1);
        connection.comeBack(false);
        assertThat(endpoints.endpoints(alice)).as("of another stream").isEmpty();
        connection.awaitArrival(XmlParsers.STAX.stanza(presence));
        assertThat(endpoints.endpoints(alice)).hasSize(1);
        connection.breakDown();
        assertThat(endpoints.endpoints(alice)).isEmpty();
    }

    @Test
    void everyElementIsReadByWhatTheInitializerRegisters() throws IOException {
        RtmfpInitializer.register();
        String providers = new String(RtmfpInitializer.class.getResourceAsStream("rtmfp.providers").readAllBytes());
        var entries = Pattern.compile("<(iq|extension)Provider>\\s*<elementName>(.+)</elementName>\\s*"
                + "<namespace>(.+)</namespace>\\s*<className>(.+)</className>").matcher(providers).results().toList();
        assertThat(entries).hasSizeGreaterThan(15).allSatisfy(entry -> {
            Object provider = entry.group(1).equals("iq")
                    ? ProviderManager.getIQProvider(entry.group(2), entry.group(3))
                    : ProviderManager.getExtensionProvider(entry.group(2), entry.group(3));
            assertThat(provider.getClass().getName()).isEqualTo(entry.group(4));
        });
    }

    private static XMPPTCPConnection connection() throws Exception {
        return new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("example.net").setUsernameAndPassword("alice", "secret").build());
    }

    private void watch(Object object) {
        watched.add(new WeakReference<>(object, collected));
    }

    private void awaitCollection() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!watched.isEmpty() && System.nanoTime() < deadline) {
            System.gc();
            Reference<?> gone = collected.remove(100);
            while (gone != null) {
                watched.remove(gone);
                gone = collected.poll();
            }
        }
        assertThat(watched).as("what is still there").isEmpty();
    }
}
