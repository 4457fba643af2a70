package io.github.peerfire.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A domain without a server that deserves the name: it proves by dialback (XEP-0220) that it is itself, and then says
 * what it likes. What is said to it it refuses.
 */
final class RogueDomain implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String HEADER = "<stream:stream xmlns='jabber:server' xmlns:db='jabber:server:dialback' "
            + "xmlns:stream='http://etherx.jabber.org/streams'%s>";
    private static final Pattern VERIFY = Pattern.compile("<db:verify[^>]* id=[\"']([^\"']+)[\"']");
    private static final Pattern FROM = Pattern.compile("<db:\\w+[^>]* from=[\"']([^\"']+)[\"']");

    private final String domain;
    private final ServerSocket listener;

    RogueDomain(String domain) throws IOException {
        this.domain = domain;
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where it is to be found. */
    int port() {
        return listener.getLocalPort();
    }

    /**
     * Opens a stream that a server takes for this domain's, says something, and returns what it hears until the end.
     */
    String say(InetSocketAddress server, String itsDomain, String... stanzas) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            Conversation with = new Conversation(socket);
            with.say(HEADER.formatted(" from='" + domain + "' to='" + itsDomain + "'"));
            with.hear(" id=[\"'][^>]+>");
            with.say("<db:result from='" + domain + "' to='" + itsDomain + "'>key</db:result>");
            with.hear("<db:result[^>]*valid[^>]*>");
            for (String stanza : stanzas) {
                with.say(stanza);
            }
            socket.shutdownOutput();
            return with.hear("\\z");
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                start(() -> answer(socket));
            }
        } catch (IOException e) {
            // Closed: nobody finds this domain any more.
            return;
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            Conversation with = new Conversation(socket);
            with.hear("<stream:stream[^>]*>");
            with.say(HEADER.formatted(" id='rogue'"));
            String asked = with.hear("<db:[^>]*>[^<]*</db:\\w+>");
            String asker = group(FROM, asked);
            Matcher verify = VERIFY.matcher(asked);
            with.say(verify.find()
                    ? "<db:verify from='" + domain + "' to='" + asker + "' id='" + verify.group(1) + "' type='valid'/>"
                    : "<db:result from='" + domain + "' to='" + asker + "' type='invalid'/>");
            with.hear("\\z");
        } catch (IOException e) {
            // Whoever came has gone again, as a server does that wants more than dialback.
            return;
        }
    }

    private static String group(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("Not said: " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "rogue domain");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One TCP connection. */
    private static final class Conversation {

        private final Socket socket;
        private final Reader in;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        }

        void say(String xml) throws IOException {
            socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
        }

        /** Everything up to what fits a pattern, or to the end of the stream. */
        String hear(String expected) throws IOException {
            StringBuilder heard = new StringBuilder();
            Pattern pattern = Pattern.compile(expected);
            boolean toTheEnd = expected.equals("\\z");
            for (int next = in.read(); next >= 0; next = in.read()) {
                heard.append((char) next);
                if (!toTheEnd && next == '>' && pattern.matcher(heard).find()) {
                    return heard.toString();
                }
            }
            if (!toTheEnd) {
                throw new IOException("The stream ended before " + expected + ": " + heard);
            }
            return heard.toString();
        }
    }
}
