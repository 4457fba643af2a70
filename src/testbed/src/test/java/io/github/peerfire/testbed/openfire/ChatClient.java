package io.github.peerfire.testbed.openfire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/** A Smack client over STARTTLS that keeps the presence it is sent, and is gone at once when its connection is. */
final class ChatClient implements AutoCloseable {
    private final XMPPTCPConnection connection;
    private final BlockingQueue<Presence> presences = new LinkedBlockingQueue<>();

    private ChatClient(XMPPTCPConnection connection) {
        this.connection = connection;
        connection.setReplyTimeout(5000);
        connection.setUseStreamManagement(false);
        connection.addAsyncStanzaListener(stanza -> presences.add((Presence) stanza), StanzaTypeFilter.PRESENCE);
    }

    static ChatClient signIn(EmbeddedOpenfire server, String name, String password, String resource) throws Exception {
        XMPPTCPConnectionConfiguration configuration = XMPPTCPConnectionConfiguration.builder()
                .setHostAddress(server.address().getAddress())
                .setPort(server.port())
                .setXmppDomain(server.domain())
                .setUsernameAndPassword(name, password)
                .setResource(resource)
                .setSecurityMode(SecurityMode.required)
                .setCustomX509TrustManager(trusting(server))
                .build();
        ChatClient client = new ChatClient(new XMPPTCPConnection(configuration));
        client.connection.connect().login();
        return client;
    }

    static ChatClient signIn(EmbeddedOpenfire server, TestUser user, String resource) throws Exception {
        return signIn(server, user.name(), user.password(), resource);
    }

    private static X509TrustManager trusting(EmbeddedOpenfire server) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(server.certificate())) {
            store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    XMPPTCPConnection connection() {
        return connection;
    }

    String address() {
        return connection.getUser().toString();
    }

    /** Whether a presence is this client's. */
    boolean sent(Presence presence) {
        return address().contentEquals(presence.getFrom());
    }

    /** The next presence that fits, or null after a minute. */
    Presence awaitPresence(Predicate<Presence> fits) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Presence next;
        do {
            next = presences.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } while (next != null && !fits.test(next));
        return next;
    }

    @Override
    public void close() {
        // Not disconnect(), which waits for an answer that 4.2.0 does not give.
        connection.instantShutdown();
    }
}
