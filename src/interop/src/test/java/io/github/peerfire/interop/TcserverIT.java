package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client at rtmfp-cpp's media server. */
@Timeout(60)
@NeedsPrograms("tcserver")
class TcserverIT {

    /** As it is, without HMAC and sequence numbers, and with static keys. */
    @ParameterizedTest(name = "[options: {0}]")
    @ValueSource(strings = {"-v", "-v -H -S", "-v -x"})
    void ourClientConnectsCallsAndLeaves(String options, Programs programs) throws Exception {
        Program server = programs.start("tcserver", ("-B 127.0.0.1:0 " + options).split(" "));
        try (OurClient client = OurClient.connect(uri(server))) {
            assertThat(client.connection().farId().orElseThrow().hex())
                    .isEqualTo(server.await("\"fingerprint\":\"(\\w+)\""));
            server.await("setPeerInfo.*" + client.connection().nearId().hex());
            assertThat(client.connection().call("createStream").get(10, TimeUnit.SECONDS).asNumber()).contains(1.0);
            assertThatThrownBy(() -> client.connection().call("nonsense").get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("NetConnection.Call.Failed");
        }
        server.await("\"@type\":\"close\"");
    }

    @Test
    void ourClientPlaysWhatOurClientPublishes(Programs programs) throws Exception {
        Program server = programs.start("tcserver", "-B", "127.0.0.1:0");
        Recorder recorder = new Recorder();
        try (OurClient publisher = OurClient.connect(uri(server)); OurClient player = OurClient.connect(uri(server))) {
            PublishedStream stream = NetStream.publish(publisher.connection(), "sample");
            stream.started().get(10, TimeUnit.SECONDS);
            Microphone.into(stream);
            NetStream.play(player.connection(), "sample", recorder::attach);

            recorder.awaitInOrder(50);
            stream.close();
            server.await("\"@type\":\"unpublish\"");
        }
    }

    @Test
    void ourClientPlaysWhatTheirsPublishes(Programs programs) throws Exception {
        programs.require("tcpublish");
        Program server = programs.start("tcserver", "-B", "127.0.0.1:0");
        String file = Sample.write(programs.folder().resolve("sample.flv"), 200).toString();
        Recorder recorder = new Recorder();
        try (OurClient player = OurClient.connect(uri(server))) {
            NetStream.play(player.connection(), "sample", recorder::attach);
            programs.start("tcpublish", "-4", uri(server) + "#sample", file);

            recorder.awaitInOrder(50);
        }
    }

    @Test
    void theirClientPlaysWhatOursPublishes(Programs programs) throws Exception {
        programs.require("tcconn");
        Program server = programs.start("tcserver", "-B", "127.0.0.1:0");
        try (OurClient publisher = OurClient.connect(uri(server))) {
            PublishedStream stream = NetStream.publish(publisher.connection(), "sample");
            stream.started().get(10, TimeUnit.SECONDS);
            Microphone.into(stream);
            Program player = programs.start("tcconn", "-4", uri(server) + "#sample");

            player.await("stream onAudio .*len: 161", 20);
        }
    }

    private static String uri(Program server) throws InterruptedException {
        return "rtmfp://127.0.0.1:" + server.awaitPort("\"bind\":\"127.0.0.1:") + "/live";
    }
}
