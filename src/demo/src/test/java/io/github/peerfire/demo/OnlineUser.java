package io.github.peerfire.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody who is online and does nothing: a socket, without threads. */
final class OnlineUser implements AutoCloseable {

    private static final String STREAM = "<stream:stream to='%s' version='1.0' xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams'>";

    private final Socket socket = new Socket();
    private final StringBuilder read = new StringBuilder();

    OnlineUser(InetSocketAddress server, String domain, String name, String password) throws IOException {
        socket.connect(server);
        socket.setSoTimeout(60_000);
        say(STREAM.formatted(domain), "</stream:features>");
        byte[] plain = ("\0" + name + "\0" + password).getBytes(StandardCharsets.UTF_8);
        say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(plain) + "</auth>", "<success");
        say(STREAM.formatted(domain), "</stream:features>");
        say("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", "</iq>");
        say("<presence/><iq type='get' id='ping'><ping xmlns='urn:xmpp:ping'/></iq>", "<iq");
    }

    private void say(String xml, String answer) throws IOException {
        read.setLength(0);
        socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        while (read.indexOf(answer) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The server ended the stream: " + read);
            }
            read.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
