package io.github.peerfire.openfire.it;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests whose paths a client that knows its manners would not send. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawRequest() {
    }

    /** The whole answer to a GET without cookies. */
    static String get(EmbeddedOpenfire server, String path) throws IOException {
        URI console = URI.create(server.consoleUrl());
        try (Socket socket = new Socket(console.getHost(), console.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + console.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
