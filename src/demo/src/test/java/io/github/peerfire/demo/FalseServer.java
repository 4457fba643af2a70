package io.github.peerfire.demo;

import io.github.peerfire.testbed.openfire.KeyStores;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Answers in place of an XMPP server, with a certificate that it made itself, or without TLS; notes what it is told
 * that it should not be.
 */
final class FalseServer implements AutoCloseable {

    private static final String TLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>";
    private static final String NO_TLS = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
            + "<mechanism>PLAIN</mechanism></mechanisms>";

    private final String domain;
    private final SSLContext identity;
    private final Door door = new Door();
    private final List<String> betrayed = new CopyOnWriteArrayList<>();
    private volatile boolean plain;

    /** @param folder that there is, for its key */
    FalseServer(String domain, Path folder) throws IOException {
        this.domain = domain;
        KeyStores keys = new KeyStores(folder);
        keys.create(domain, folder.resolve("certificate"));
        this.identity = keys.identity();
        door.open(this::receive);
    }

    InetSocketAddress address() {
        return door.address();
    }

    /** Offers no TLS from now on. */
    void speakPlainly() {
        plain = true;
    }

    /** What somebody said who thought that this was the server. */
    List<String> betrayed() {
        return betrayed;
    }

    private void receive(Socket client) throws IOException {
        try (client) {
            converse(client);
        }
    }

    private void converse(Socket client) throws IOException {
        boolean encrypted = !plain;
        read(client, "<stream:stream");
        say(client, "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='"
                + domain + "' version='1.0'><stream:features>" + (encrypted ? TLS : NO_TLS) + "</stream:features>");
        if (!encrypted) {
            betrayed.add(read(client, "<auth"));
            return;
        }
        read(client, "<starttls");
        read(client, ">");
        say(client, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        try (SSLSocket secured = (SSLSocket) identity.getSocketFactory().createSocket(
                client, null, client.getPort(), false)) {
            secured.setUseClientMode(false);
            betrayed.add(read(secured, "<stream:stream"));
        }
    }

    /** Reads until something was said; fails if it never is. */
    private static String read(Socket from, String wanted) throws IOException {
        InputStream in = from.getInputStream();
        StringBuilder said = new StringBuilder();
        while (said.indexOf(wanted) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client went away.");
            }
            said.append((char) next);
        }
        return said.toString();
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
