package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** librtmfp's client against our rendezvous, and as a peer of ours and of its own kind. */
@Timeout(60)
@NeedsPrograms("TestClient")
class LibrtmfpClientIT {

    private static final int TAGS = 200;

    @Test
    void itConnectsAndLeavesAtOnce(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program client = publisher(rendezvous, programs);

            ConnectedPeer peer = rendezvous.awaitArrival();
            assertThat(peer.id().hex()).isEqualTo(peerId(client));
            assertThat(peer.staticKeys()).isTrue();
            assertThat(rendezvous.awaitRequest().authenticated()).isFalse();
            client.await("Sending peer info");
            client.interrupt();
            assertThat(rendezvous.awaitDeparture().id()).isEqualTo(peer.id());
            client.awaitEnd();
        }
    }

    @Test
    void itEndsWhenItIsRefusedForWantOfAKey(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program client = programs.start("TestClient", "--url=" + rendezvous.uri("other/sample"), "--log=8",
                    "--p2pWrite", "--mediaFile=" + Sample.write(programs.folder().resolve("sample.flv"), TAGS));

            client.await("NetConnection.Connect.Failed");
            client.awaitEnd();
        }
    }

    @Test
    void itEndsWhenTheServerStops(Programs programs) throws Exception {
        OpenRendezvous rendezvous = OpenRendezvous.start();
        Program client = publisher(rendezvous, programs);
        rendezvous.awaitArrival();

        rendezvous.close();

        client.awaitEnd();
    }

    @Test
    void itGoesWhereADrainingServerSendsIt(Programs programs) throws Exception {
        try (OpenRendezvous draining = OpenRendezvous.start(); OpenRendezvous other = OpenRendezvous.start()) {
            draining.server().drain(other.server().boundAddresses(), Duration.ofHours(1));

            publisher(draining, programs);

            other.awaitArrival();
        }
    }

    @Test
    void itIsToldThatNothingIsPublishedToTheServer(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program client = programs.start("TestClient", "--url=" + rendezvous.uri() + "/sample", "--log=8", "--write",
                    "--mediaFile=" + Sample.write(programs.folder().resolve("sample.flv"), TAGS));

            client.await("NetStream.Publish.BadName");
        }
    }

    @Test
    void twoOfThemStreamDirectlyThroughOurIntroduction(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program publisher = publisher(rendezvous, programs);
            rendezvous.awaitArrival();
            publisher.await("Sending peer info");
            Path received = programs.folder().resolve("received.flv");
            Files.deleteIfExists(received);

            Program player = programs.start("TestClient", "--url=" + rendezvous.uri() + "/sample", "--log=8",
                    "--peerId=" + peerId(publisher), "--mediaFile=" + received);

            player.await("NetStream.Play.Start");
            awaitSize(received, player);
            player.interrupt();
            player.awaitEnd();
            List<byte[]> tags = Sample.read(received);
            int first = Sample.numberOf(tags.get(0));
            for (int i = 0; i < tags.size(); i++) {
                assertThat(Sample.numberOf(tags.get(i))).isEqualTo((first + i) % Sample.DISTINCT);
            }
        }
    }

    @Test
    void ourClientPlaysFromIt(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            Program publisher = publisher(rendezvous, programs);
            rendezvous.awaitArrival();
            publisher.await("Sending peer info");
            Recorder recorder = new Recorder();
            try (OurClient player = OurClient.connectAsOfOld(rendezvous.uri())) {
                NetStream.playFrom(player.connection(), PeerId.parse(peerId(publisher)), "sample", List.of(),
                        recorder::attach);

                recorder.awaitInOrder(50);
            }
        }
    }

    @Test
    void itPlaysFromOurClient(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start();
                OurClient publisher = OurClient.connect(rendezvous.uri())) {
            PublishedStream stream = NetStream.publishDirect(publisher.connection(), "sample");
            Path received = programs.folder().resolve("received.flv");
            Files.deleteIfExists(received);
            Microphone.into(stream);
            Program player = programs.start("TestClient", "--url=" + rendezvous.uri() + "/sample", "--log=8",
                    "--peerId=" + publisher.connection().nearId().hex(), "--mediaFile=" + received);

            player.await("NetStream.Play.Start");
            awaitSize(received, player);
            player.interrupt();
            player.awaitEnd();
            assertThat(Sample.read(received)).isNotEmpty().allMatch(tag -> Sample.numberOf(tag) >= 0);
        }
    }

    private static Program publisher(OpenRendezvous rendezvous, Programs programs) throws Exception {
        return programs.start("TestClient", "--url=" + rendezvous.uri() + "/sample", "--log=8", "--p2pWrite",
                "--mediaFile=" + Sample.write(programs.folder().resolve("sample.flv"), TAGS));
    }

    private static String peerId(Program client) throws InterruptedException {
        return client.await("Peer ID : \\n(\\w{64})");
    }

    /** It says nothing of what it writes, but acknowledges what it takes. */
    private static void awaitSize(Path received, Program player) throws InterruptedException {
        player.await("Sending ack", 30);
        assertThat(received).exists();
    }
}
