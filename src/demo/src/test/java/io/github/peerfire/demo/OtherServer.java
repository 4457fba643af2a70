package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.testbed.prosody.Prosody;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** A prosody with a rendezvous, and who is signed in there. All its users know each other. */
final class OtherServer implements AutoCloseable {

    private static final String SERVICE = "rtmfp";
    private static final String RESOURCE = "service";

    private final Prosody server;
    private final XMPPTCPConnection account;
    private final StandInService service;
    private final List<PeerfireClient> clients = new ArrayList<>();

    OtherServer() throws Exception {
        server = Prosody.start(List.of(address(SERVICE) + "/" + RESOURCE), "alice", "bob", "carol", "dave", "erin",
                "frank", SERVICE);
        account = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder().setXmppDomain(Prosody.DOMAIN)
                .setUsernameAndPassword(SERVICE, Prosody.PASSWORD).setResource(RESOURCE)
                .setHostAddress(address().getAddress()).setPort(address().getPort())
                .setSecurityMode(SecurityMode.disabled).build());
        account.setReplyTimeout(RawClient.PATIENCE_MILLIS);
        account.connect().login();
        service = new StandInService(account);
    }

    InetSocketAddress address() {
        return server.address();
    }

    static BareJid address(String user) {
        return JidCreate.entityBareFromOrThrowUnchecked(user + "@" + Prosody.DOMAIN);
    }

    PeerfireClient signIn(String user) throws Exception {
        return signIn(user, config -> config);
    }

    PeerfireClient signIn(String user, UnaryOperator<ClientConfig> change) throws Exception {
        PeerfireClient client = Phones.await(PeerfireClient.signIn(change.apply(config(user))));
        clients.add(client);
        return client;
    }

    ClientConfig config(String user) {
        return ClientConfig.of(address(user), Prosody.PASSWORD).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                .withServer("127.0.0.1", address().getPort());
    }

    /** Everybody signs out. */
    void empty() {
        Phones.awaitAll(clients.stream().map(PeerfireClient::closeAsync));
        clients.clear();
    }

    @Override
    public void close() {
        service.close();
        account.instantShutdown();
        server.close();
    }
}
