package io.github.peerfire.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Asks reg.cgi as the sample's HttpIdManager does, parameter by parameter, and reads of the answer what that reads. */
final class AdobeRegistry {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;

    AdobeRegistry(URI service) {
        this.service = service;
    }

    /** When it has connected. */
    boolean register(String user, String identity) throws Exception {
        return updated("username=" + encoded(user) + "&identity=" + identity);
    }

    /** Every 30 minutes from then on; the time keeps old answers away. */
    boolean refresh(String user, String identity) throws Exception {
        return updated("username=" + encoded(user) + "&identity=" + identity + "&time=" + System.currentTimeMillis());
    }

    /** Before it disconnects. */
    boolean unregister(String user) throws Exception {
        return updated("username=" + encoded(user) + "&identity=0");
    }

    /** Before a call; an empty identity if nobody has the name. */
    String lookup(String user) throws Exception {
        Document answer = ask("friends=" + encoded(user) + "&time=" + System.currentTimeMillis());
        if (!text(answer, "user").equals(user)) {
            throw new IOException("HTTP response does not have user property");
        }
        return text(answer, "identity");
    }

    private boolean updated(String query) throws Exception {
        return text(ask(query), "update").equals("true");
    }

    private Document ask(String query) throws Exception {
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(service + "?" + query)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()));
        if (!document.getDocumentElement().getTagName().equals("result")) {
            throw new IOException("HTTP response has no result");
        }
        return document;
    }

    private static String text(Document answer, String element) {
        NodeList found = answer.getElementsByTagName(element);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
