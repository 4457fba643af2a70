package io.github.peerfire.openfire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** A component that is connected to the server (XEP-0114), which believes whatever it says of who sends a stanza. */
final class ExternalComponent implements AutoCloseable {

    private static final String SECRET = "component-secret";

    private final EmbeddedOpenfire server;
    private final Socket socket;
    private final String domain;

    private ExternalComponent(EmbeddedOpenfire server, Socket socket, String domain) {
        this.server = server;
        this.socket = socket;
        this.domain = domain;
    }

    static ExternalComponent connect(EmbeddedOpenfire server, String subdomain) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server.setProperty("xmpp.component.defaultSecret", SECRET);
        server.listenForComponents(port);
        Socket[] connected = new Socket[1];
        if (!Patience.upTo(Duration.ofSeconds(60)).until(() -> (connected[0] = connect(port)) != null)) {
            throw new AssertionError("The server takes no components");
        }
        ExternalComponent component =
                new ExternalComponent(server, connected[0], subdomain + "." + server.domain());
        component.shakeHands();
        return component;
    }

    private static Socket connect(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException notYet) {
            return null;
        }
    }

    private void shakeHands() throws Exception {
        socket.setSoTimeout(20_000);
        send("<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams' to='"
                + domain + "'>");
        String opening = readUntil("\\A(?s).*<stream:stream[^>]*>");
        String id = opening.replaceAll("(?s).*<stream:stream[^>]* id=['\"]([^'\"]+)['\"].*", "$1");
        send("<handshake>" + HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-1").digest((id + SECRET).getBytes(UTF_8))) + "</handshake>");
        readUntil("\\A(?s).*<handshake.*>");
    }

    private String readUntil(String pattern) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (!text.toString().matches(pattern)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The server hung up after " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    String domain() {
        return domain;
    }

    void send(String xml) throws IOException {
        socket.getOutputStream().write(xml.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.listenForComponents(0);
        server.deleteProperty("xmpp.component.defaultSecret");
    }
}
