package io.github.peerfire.client;

import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.xml.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.carbons.CarbonManager;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the XMPP stream of a client. Blocks, as Smack does there. */
final class XmppLogin {

    private static final Logger LOG = LoggerFactory.getLogger(XmppLogin.class);

    private final ClientConfig config;
    private final Consumer<SignInStep> progress;

    XmppLogin(ClientConfig config, Consumer<SignInStep> progress) {
        this.config = config;
        this.progress = progress;
    }

    XMPPTCPConnection run() throws IOException, InterruptedException, SmackException, XMPPException {
        XMPPTCPConnection connection = new XMPPTCPConnection(settings());
        connection.setReplyTimeout(config.timeout().toMillis());
        connection.addStanzaDroppedListener(new UnsentStanzas(connection));
        // Whatever a peer sends, the stream goes on.
        connection.setParsingExceptionCallback(stanza -> LOG.debug("A stanza that cannot be read is dropped"));
        Roster.getInstanceFor(connection).setSubscriptionMode(Roster.SubscriptionMode.manual);
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        manager.setMedia(config.media());
        manager.setGroupCalls(true);
        manager.setVideoPhone(config.videoPhone());
        try {
            connection.connect();
            progress.accept(SignInStep.CONNECTED);
            connection.login();
            progress.accept(SignInStep.AUTHENTICATED);
        } catch (IOException | InterruptedException | SmackException | XMPPException | RuntimeException e) {
            connection.instantShutdown();
            throw e;
        }
        enableCarbons(connection);
        return connection;
    }

    /** From now on calls come. */
    static void sendPresence(XMPPTCPConnection connection) {
        Outbox.of(connection).send(connection.getStanzaFactory().buildPresenceStanza().build());
    }

    /** ProtoXEP 7.1: siblings tell each other who answered. Each session has to ask anew. */
    static void enableCarbons(XMPPTCPConnection connection) {
        Outbox.of(connection).execute(() -> CarbonManager.getInstanceFor(connection)
                .enableCarbonsAsync(e -> LOG.debug("The server has no carbons")));
    }

    private XMPPTCPConnectionConfiguration settings() throws IOException {
        XMPPTCPConnectionConfiguration.Builder builder = XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(config.account().asDomainBareJid())
                .setUsernameAndPassword(config.account().getLocalpartOrThrow(), config.password())
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setSocketFactory(new PromptSocketFactory())
                .setSecurityMode(securityMode())
                // Calls come as soon as we are there, so that comes last.
                .setSendPresence(false)
                .setPort(config.port());
        if (config.host().isPresent()) {
            builder.setHostAddress(InetAddress.getByName(config.host().get()));
        }
        config.trusted().ifPresent(certificate -> builder
                .setCustomX509TrustManager(new PinnedCertificate(certificate))
                .setHostnameVerifier((host, session) -> true));
        if (config.resource().isPresent()) {
            setResource(builder, config.resource().get());
        }
        return builder.build();
    }

    private static void setResource(XMPPTCPConnectionConfiguration.Builder builder, String resource) {
        try {
            builder.setResource(resource);
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("This is no resource: " + resource, e);
        }
    }

    /** ProtoXEP section 11: TLS is required, but for tests and demonstrations that ask for less, on this machine. */
    private SecurityMode securityMode() throws IOException {
        if (config.security() == StreamSecurity.REQUIRED) {
            return SecurityMode.required;
        }
        if (config.host().isEmpty() || !InetAddress.getByName(config.host().get()).isLoopbackAddress()) {
            throw new PlainTextException();
        }
        return SecurityMode.disabled;
    }
}
