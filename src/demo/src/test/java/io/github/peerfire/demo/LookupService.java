package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

/** The plugin's lookup service for Adobe's Video Phone, on a port of its own, until it is closed. */
final class LookupService implements AutoCloseable {

    private static final String ENABLED = "plugin.rtmfp.lookupService";

    private final EmbeddedOpenfire server;
    private final URI address;

    /** Opens it, and waits until it answers. */
    LookupService(EmbeddedOpenfire server) throws IOException {
        this.server = server;
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server.setProperty("httpbind.port.plain", Integer.toString(port));
        server.setProperty("httpbind.port.secure", "0");
        server.setProperty("httpbind.enabled", "true");
        server.setProperty(ENABLED, "true");
        String web = "http://127.0.0.1:" + port + "/rtmfp/";
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> isThere(web + "crossdomain.xml"))).isTrue();
        address = URI.create(web + "reg.cgi");
    }

    private static boolean isThere(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Of reg.cgi. */
    URI address() {
        return address;
    }

    @Override
    public void close() {
        server.setProperty("httpbind.enabled", "false");
        server.deleteProperty(ENABLED);
    }
}
