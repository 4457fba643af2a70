package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our client at MonaServer's small brother. It knows group 2 only, whatever its certificate says. */
@Timeout(60)
@NeedsPrograms("MonaTiny")
class MonaTinyIT {

    @Test
    void ourClientConnectsAndLeaves(Programs programs) throws Exception {
        try (OurClient client = OurClient.connectAsOfOld(start(programs))) {
            assertThat(client.connection().call("createStream").get(10, TimeUnit.SECONDS).asNumber()).isPresent();
        }
    }

    @Test
    void ourClientPlaysWhatOurClientPublishes(Programs programs) throws Exception {
        String uri = start(programs);
        Recorder recorder = new Recorder();
        try (OurClient publisher = OurClient.connectAsOfOld(uri); OurClient player = OurClient.connectAsOfOld(uri)) {
            PublishedStream stream = NetStream.publish(publisher.connection(), "sample");
            stream.started().get(10, TimeUnit.SECONDS);
            Microphone.into(stream);
            NetStream.play(player.connection(), "sample", recorder::attach);

            recorder.awaitInOrder(50);
        }
    }

    @Test
    void twoOfOurClientsAreIntroducedByIt(Programs programs) throws Exception {
        String uri = start(programs);
        Recorder recorder = new Recorder();
        try (OurClient publisher = OurClient.connectAsOfOld(uri); OurClient player = OurClient.connectAsOfOld(uri)) {
            PublishedStream stream = NetStream.publishDirect(publisher.connection(), "sample");
            Microphone.into(stream);
            NetStream.playFrom(player.connection(), publisher.connection().nearId(), "sample",
                    List.of(), recorder::attach);

            recorder.awaitInOrder(50);
        }
    }

    /** It cannot choose a port by itself, and says nothing when it is ready; our clients ask again until it is. */
    private static String start(Programs programs) throws IOException {
        int port = freePort();
        Path settings = Files.writeString(programs.folder().resolve("MonaTiny.ini"), """
                RTMP=false
                HTTP=false
                [RTMFP]
                host=127.0.0.1
                port=%d
                """.formatted(port));
        programs.start("MonaTiny", settings.toAbsolutePath().toString());
        return "rtmfp://127.0.0.1:" + port + "/live";
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
