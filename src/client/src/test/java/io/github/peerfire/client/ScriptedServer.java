package io.github.peerfire.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * As much of an XMPP server as a login takes, on loopback, which receives each connection in the way that it is told
 * to.
 */
final class ScriptedServer implements AutoCloseable {

    /** How a connection is received; one for which nothing is said is {@link #WELCOME}. */
    enum Reception { WELCOME, REFUSED, NOT_NOW, SILENT }

    private static final String SASL = " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
    private static final String BIND = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>";
    private static final String MANAGEMENT = " xmlns='urn:xmpp:sm:3'";

    private final ServerSocket door;
    private final BlockingQueue<Reception> plan = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    ScriptedServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private interface Task {

        void run() throws IOException, XMLStreamException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException | XMLStreamException e) {
                // The other side is gone, or the server is closed.
            }
        }, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** How the next connections are received. */
    void receive(Reception... next) {
        plan.addAll(List.of(next));
    }

    /** How many of them have not come yet. */
    int expected() {
        return plan.size();
    }

    /** Whom else something was asked through this server; who has silent in his name does not answer. */
    List<String> asked() {
        return asked;
    }

    /** Reads nothing more of any connection, but for what was there already. */
    void stopReading() {
        reading = new CompletableFuture<>();
    }

    /** Ends all connections, as a server does that is killed. */
    void drop() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        reading.complete(null);
        door.close();
        drop();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket socket = door.accept();
            Reception how = plan.poll();
            open.add(socket);
            if (how != Reception.SILENT) {
                start(() -> converse(socket, how == null ? Reception.WELCOME : how));
            }
        }
    }

    private void converse(Socket socket, Reception how) throws IOException, XMLStreamException {
        XMLStreamReader stream = begin(socket, "<mechanisms" + SASL + "><mechanism>PLAIN</mechanism></mechanisms>");
        for (int depth = 1; stream.hasNext();) {
            reading.join();
            int event = stream.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT && depth++ == 1) {
                if (stream.getLocalName().equals("auth")) {
                    say(socket, verdict(how));
                    if (how == Reception.WELCOME) {
                        stream = begin(socket, BIND + "</bind><sm" + MANAGEMENT + "/>");
                        depth = 1;
                    }
                } else {
                    say(socket, answer(stream));
                }
            }
        }
    }

    private static String verdict(Reception how) {
        return how == Reception.WELCOME ? "<success" + SASL + "/>" : "<failure" + SASL + ">"
                + (how == Reception.NOT_NOW ? "<temporary-auth-failure/>" : "<not-authorized/>") + "</failure>";
    }

    /** Takes the beginning of a stream and answers it. */
    private static XMLStreamReader begin(Socket socket, String features) throws IOException, XMLStreamException {
        InputStream in = socket.getInputStream();
        XMLStreamReader stream = XMLInputFactory.newFactory().createXMLStreamReader(in);
        while (stream.next() != XMLStreamConstants.START_ELEMENT) {
            // What stands before it.
        }
        say(socket, "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1'"
                + " from='example.test' version='1.0'><stream:features>" + features + "</stream:features>");
        return stream;
    }

    private String answer(XMLStreamReader stream) {
        return switch (stream.getLocalName()) {
            case "enable" -> "<enabled" + MANAGEMENT + " id='session' resume='true'/>";
            case "resume" -> "<failed" + MANAGEMENT + "/>";
            case "iq" -> answered(stream);
            default -> "";
        };
    }

    /** Without an address, a resource is asked for or the roster. */
    private String answered(XMLStreamReader stream) {
        String to = stream.getAttributeValue(null, "to");
        String type = stream.getAttributeValue(null, "type");
        String begin = "<iq id='" + stream.getAttributeValue(null, "id") + "' type=";
        if (!type.equals("set") && !type.equals("get")) {
            return "";
        }
        if (to != null) {
            asked.add(to);
            return to.contains("silent") ? "" : begin + "'error' from='" + to + "'><error type='cancel'>"
                    + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
        }
        return begin + "'result'>" + (type.equals("set") ? BIND + "<jid>alice@example.test/desk</jid></bind>"
                : "<query xmlns='jabber:iq:roster'/>") + "</iq>";
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
