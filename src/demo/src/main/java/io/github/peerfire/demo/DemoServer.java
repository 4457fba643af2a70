package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.jxmpp.jid.impl.JidCreate;

/** The demo's Openfire with the freshly built plugin and two users who are each other's contacts. */
final class DemoServer implements AutoCloseable {

    static final String CALLER = "alice";
    static final String CALLEE = "bob";
    static final String PASSWORD = "demo";

    private static final Duration PLUGIN_LIMIT = Duration.ofSeconds(30);

    private final EmbeddedOpenfire openfire;
    private final int rendezvousPort;

    private DemoServer(EmbeddedOpenfire openfire, int rendezvousPort) {
        this.openfire = openfire;
        this.rendezvousPort = rendezvousPort;
    }

    /** Starts everything, showing each step. */
    static DemoServer start(Timeline timeline, Path plugin) throws StepFailure, InterruptedException {
        int port = timeline.run("a free UDP port for the rendezvous found", DemoServer::freeUdpPort);
        OpenfireSettings settings = OpenfireSettings.standard()
                .withHome(Path.of("target", "demo", "openfire"))
                .withPlugin(plugin)
                .withProperty("xmpp.socket.tcp-nodelay", "true")
                .withProperty("plugin.rtmfp.bindAddress", "127.0.0.1")
                .withProperty("plugin.rtmfp.port", Integer.toString(port))
                .withProperty("plugin.rtmfp.advertisedHost", "127.0.0.1");
        DemoServer server = new DemoServer(
                timeline.run("Openfire 4.2.0 accepts clients; rtmfp.jar is in its plugins/",
                        () -> EmbeddedOpenfire.start(settings)), port);
        try {
            server.furnish(timeline);
            return server;
        } catch (StepFailure | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void furnish(Timeline timeline) throws StepFailure, InterruptedException {
        timeline.run("Openfire's plugin manager has loaded rtmfp.jar", () -> {
            if (!openfire.awaitPlugin("rtmfp", true, PLUGIN_LIMIT)) {
                throw new IllegalStateException("it was not loaded within " + PLUGIN_LIMIT.toSeconds() + " s, see "
                        + openfire.log());
            }
            return null;
        });
        timeline.run("alice and bob are users and on each other's rosters", () -> {
            openfire.createUser(CALLER, PASSWORD);
            openfire.createUser(CALLEE, PASSWORD);
            openfire.befriend(CALLER, CALLEE);
            return null;
        });
    }

    /** How one of the users signs in. */
    ClientConfig account(String name) throws StepFailure {
        try (InputStream certificate = Files.newInputStream(openfire.certificate())) {
            X509Certificate trusted =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(certificate);
            return ClientConfig.of(JidCreate.bareFrom(name + "@" + openfire.domain()), PASSWORD)
                    .withServer("127.0.0.1", openfire.port())
                    .withTrusted(trusted);
        } catch (IOException | CertificateException e) {
            throw new StepFailure("Failed: " + name + " can't sign in, because of " + e.getMessage() + ".", e);
        }
    }

    /** What people need to connect clients of their own. */
    String invitation() {
        return """

                Openfire and the plugin stay up; end them with Ctrl-C. Connect your own clients:
                  XMPP   127.0.0.1:%d, domain %s, users alice and bob, password %s
                         (trust the certificate in %s)
                  phone  java -jar src/phone-app/target/video-phone.jar --account alice@%s
                         --server 127.0.0.1:%d --trust %s
                         (on one line; for bob likewise, with settings of his own: --settings target/bob)
                  RTMFP  rtmfp://127.0.0.1:%d/xmpp, with a ticket from rtmfp.%s
                  log    %s
                """.formatted(openfire.port(), openfire.domain(), PASSWORD, openfire.certificate(), openfire.domain(),
                openfire.port(), openfire.certificate(), rendezvousPort, openfire.domain(), openfire.log());
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        openfire.close();
    }
}
