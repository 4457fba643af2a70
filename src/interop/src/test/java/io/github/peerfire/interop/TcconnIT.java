package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.ConnectedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** rtmfp-cpp's playing client against our rendezvous. */
@Timeout(60)
@NeedsPrograms("tcconn")
class TcconnIT {

    @Test
    void itConnectsWithDefaultOptions(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program client = programs.start("tcconn", "-4", rendezvous.uri());

            client.await("NetConnection.Connect.Success");
            assertThat(rendezvous.awaitRequest().authenticated()).isTrue();
            ConnectedPeer peer = rendezvous.awaitArrival();
            assertThat(peer.id().hex()).isEqualTo(client.await("my fingerprint: (\\w+)"));
            assertThat(peer.staticKeys()).isTrue();
            client.await("NetStream.Play.StreamNotFound");
        }
    }

    @Test
    void itConnectsWithoutHmacAndSequenceNumbers(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program client = programs.start("tcconn", "-4", "-H", "-S", rendezvous.uri());

            client.await("NetConnection.Connect.Success");
            assertThat(rendezvous.awaitRequest().authenticated()).isFalse();
        }
    }

    @Test
    void itIsRefusedWithoutAKey(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program client = programs.start("tcconn", "-4", rendezvous.uri("other"));

            client.await("NetConnection.Connect.Failed");
        }
    }

    @Test
    void itFindsTheServerByFingerprint(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            String fingerprint = programs.start("tcconn", "-4", rendezvous.uri())
                    .await("transport open[\\s\\S]*?fingerprint: (\\w{64})");

            programs.start("tcconn", "-4", "-f", fingerprint, rendezvous.uri()).await("NetConnection.Connect.Success");
        }
    }

    @Test
    void itIsToldWhenTheServerStops(Programs programs) throws Exception {
        OpenRendezvous rendezvous = OpenRendezvous.start();
        Program client = programs.start("tcconn", "-4", rendezvous.uri());
        client.await("NetConnection.Connect.Success");

        rendezvous.close();

        client.await("NetConnection.Connect.AppShutdown");
    }
}
