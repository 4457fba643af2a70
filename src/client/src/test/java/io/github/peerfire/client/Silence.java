package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** How a rendezvous looks that does not answer. */
final class Silence {

    private Silence() {
    }

    static Throwable failure() throws IOException {
        try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            NetConnection.connect(RtmfpUri.parse("rtmfp://127.0.0.1:" + deaf.getLocalPort() + "/xmpp"),
                    NetConnectionConfig.builder().connectTimeout(Duration.ofMillis(50)).build()).join().close();
            throw new AssertionError("It answered");
        } catch (CompletionException e) {
            return e;
        }
    }
}
