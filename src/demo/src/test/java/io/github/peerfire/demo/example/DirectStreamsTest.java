package io.github.peerfire.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the example over UDP, without a server: two peers that know each other's addresses. */
class DirectStreamsTest {

    private final CountDownLatch heard = new CountDownLatch(2);

    private static NetConnection connect() {
        return NetConnection.connect(RtmfpUri.SERVERLESS, NetConnectionConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build()).join();
    }

    private void show(String line) {
        if (line.startsWith("onIm")) {
            heard.countDown();
        }
    }

    @Test
    void twoPeersTalk() throws InterruptedException {
        try (NetConnection alice = connect(); NetConnection bob = connect()) {
            DirectStreams.talk(alice, bob.nearId(), bob.localAddresses(), this::show);
            DirectStreams.talk(bob, alice.nearId(), alice.localAddresses(), this::show);
            assertThat(heard.await(60, TimeUnit.SECONDS)).as("both heard the other").isTrue();
        }
    }
}
