package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may play a stream, and who finds nobody to play from. */
class PeerAdmissionTest extends PublisherAndPlayer {

    @Test
    void whoIsNotAdmittedIsRefused() {
        List<PeerId> asked = new ArrayList<>();
        PublishedStream published = NetStream.publishDirect(publisher, "media", stream -> stream.onPeerConnect(peer -> {
            asked.add(peer.farId());
            return false;
        }));
        PlayedStream played = play("media");
        settle();
        assertThat(asked).containsExactly(player.nearId());
        assertThat(published.peerStreams()).isEmpty();
        assertThat(atPlayer).containsExactly("NetStream.Connect.Rejected");
        assertThat(played.isOpen()).isFalse();
    }

    @Test
    void anAdmissionThatFailsRefuses() {
        NetStream.publishDirect(publisher, "media", stream -> stream.onPeerConnect(peer -> {
            throw new IllegalStateException("the application's own fault");
        }));
        play("media");
        settle();
        assertThat(atPlayer).containsExactly("NetStream.Connect.Rejected");
    }

    @Test
    void aPeerThatIsHeldPlaysButGetsOnlyWhatIsSentToItAloneUntilItIsReleased() {
        byte[] configuration = {0x17, 0, 0, 0, 0};
        byte[] keyFrame = {0x17, 1, 0, 0, 0};
        byte[] picture = {0x27, 1, 0, 0, 0};
        List<String> got = new ArrayList<>();
        PublishedStream published = NetStream.publishDirect(publisher, "media", stream -> stream.onPeerConnect(peer -> {
            peer.hold();
            return true;
        }));
        published.setDataFrame("onMetaData", 640);
        published.video(0, configuration);
        NetStream.playFrom(player, publisher.nearId(), "media", List.of(), stream -> stream
                .onStatus(status -> atPlayer.add(Told.code(status)))
                .onAudio((timestamp, tag) -> got.add("audio " + timestamp))
                .onVideo((timestamp, tag) -> got.add("video " + tag[0] + tag[1] + " " + timestamp))
                .onData((handler, values) -> got.add(handler)));
        settle();
        assertThat(atPlayer).contains("NetStream.Play.Start");
        published.audio(1, new byte[] {(byte) 0x82, 0});
        published.video(2, keyFrame);
        published.send("toAll");
        PeerStream subscriber = published.peerStreams().get(0);
        subscriber.send("toYou");
        settle();
        assertThat(got).containsExactly("toYou");

        got.clear();
        subscriber.release();
        published.video(3, picture);
        published.audio(4, new byte[] {(byte) 0x82, 0});
        published.video(5, keyFrame);
        settle();
        assertThat(got).containsExactlyInAnyOrder("onMetaData", "video 230 0", "audio 4", "video 231 5");

        got.clear();
        subscriber.hold();
        published.audio(6, new byte[] {(byte) 0x82, 0});
        settle();
        assertThat(got).isEmpty();
    }

    @Test
    void morePeersThanAllowedAreRefused() {
        publisher.setMaxPeerConnections(1);
        PublishedStream published = publish("media");
        play("media");
        settle();
        play("media");
        settle();
        assertThat(published.peerStreams()).hasSize(1);
        assertThat(atPlayer).containsExactly("NetStream.Connect.Success", "NetStream.Play.Reset",
                "NetStream.Play.Start", "NetStream.Connect.Rejected");
        assertThat(player.maxPeerConnections()).isEqualTo(8);
    }

    @Test
    void aLimitIsNotNegative() {
        assertThatThrownBy(() -> publisher.setMaxPeerConnections(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetConnectionConfig.builder().maxPeerConnections(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(publisher.maxPeerConnections()).isEqualTo(8);
    }

    @Test
    void aNinthPeerIsRefusedUnlessToldOtherwise() {
        publish("media");
        for (int i = 0; i < 9; i++) {
            play("media");
        }
        settle();
        assertThat(atPlayer.stream().filter("NetStream.Connect.Success"::equals)).hasSize(8);
        assertThat(atPlayer.stream().filter("NetStream.Connect.Rejected"::equals)).hasSize(1);
    }

    @Test
    void aPeerThatComesBeforeTheStreamWaitsForIt() {
        play("later");
        settle();
        assertThat(publisher.unconnectedPeerStreams()).singleElement()
                .satisfies(peer -> assertThat(peer.name()).isEqualTo("later"));
        assertThat(atPlayer).isEmpty();

        PublishedStream published = publish("later");
        settle();
        assertThat(publisher.unconnectedPeerStreams()).isEmpty();
        assertThat(published.peerStreams()).hasSize(1);
        assertThat(atPlayer).startsWith("NetStream.Connect.Success");
    }

    @Test
    void aPeerThatWaitsInVainIsRefusedAfterAMinute() {
        play("never");
        world.runFor(65 * Time.SECOND);
        assertThat(atPlayer).containsExactly("NetStream.Connect.Rejected");
        assertThat(publisher.unconnectedPeerStreams()).isEmpty();
    }

    @Test
    void aPeerThatIsNowhereFails() {
        PeerId nobody = new PeerId(new byte[32]);
        NetStream.playFrom(player, nobody, "media", List.of(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
        world.runFor(100 * Time.SECOND);
        assertThat(atPlayer).containsExactly("NetStream.Connect.Failed");
    }

    @Test
    void playingFromOneselfFails() {
        NetStream.playFrom(player, player.nearId(), "media", List.of(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
        settle();
        assertThat(atPlayer).containsExactly("NetStream.Connect.Failed");
    }

    @Test
    void aNameIsPublishedOnce() {
        PublishedStream first = publish("media");
        PublishedStream second = publish("media");
        settle();
        assertThat(atPublisher).containsExactly("NetStream.Publish.Start", "NetStream.Publish.BadName");
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    void withoutServerPeersAreFoundByTheirAddresses() {
        NetConnection one = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, world.config().build()));
        NetConnection other = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, world.config().build()));
        NetStream.publishDirect(one, "media");
        NetStream.playFrom(other, one.nearId(), "media", one.localAddresses(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
        settle();
        assertThat(atPlayer).endsWith("NetStream.Play.Start");
    }

    @Test
    void withoutServerAndAddressAPeerIsNotFound() {
        NetConnection alone = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, world.config().build()));
        NetStream.playFrom(alone, publisher.nearId(), "media", List.of(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
        settle();
        assertThat(atPlayer).containsExactly("NetStream.Connect.Failed");
    }
}
