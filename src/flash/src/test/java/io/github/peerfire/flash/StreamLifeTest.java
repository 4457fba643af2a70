package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How streams between peers begin and end, and what they begin with. */
class StreamLifeTest {

    private final SimulatedWorld world = new SimulatedWorld(12);
    private final List<String> atPlayer = new ArrayList<>();
    private final NetConnection publisher = world.connect();
    private final NetConnection player = world.connect();

    private PublishedStream publish(String name) {
        return NetStream.publishDirect(publisher, name);
    }

    private PlayedStream play(String name) {
        return NetStream.playFrom(player, publisher.nearId(), name, List.of(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
    }

    private void settle() {
        world.runFor(5 * Time.SECOND);
    }

    @Test
    void whoComesLateGetsDataFramesFirstUnlessTheyWereCleared() {
        PublishedStream published = publish("media");
        published.setDataFrame("onMetaData", Map.of("width", 320));
        published.setDataFrame("onMetaData", Map.of("width", 640));
        published.send("@setDataFrame", "onLogo", "picture");
        published.setDataFrame("onOldLogo");
        published.clearDataFrame("onOldLogo");
        published.send("onCuePoint", "only for those who are here");
        published.audio(0, new byte[] {(byte) 0xaf, 0, 0x12, 0x10});
        published.audio(20, new byte[] {(byte) 0xaf, 1, 9});
        List<String> got = new ArrayList<>();
        NetStream.playFrom(player, publisher.nearId(), "media", List.of(), stream -> stream
                .onData((handler, arguments) -> got.add(handler + arguments.get(0).property("width").asNumber()))
                .onAudio((timestamp, tag) -> got.add("audio" + timestamp)));
        settle();
        assertThat(got).containsExactlyInAnyOrder(
                "onMetaDataOptional[640.0]", "onLogoOptional.empty", "audio0");
        published.setDataFrame("onMetaData", Map.of("width", 1_280));
        published.clearDataFrame("onMetaData");
        settle();
        assertThat(got).hasSize(4).endsWith("onMetaDataOptional[1280.0]");
    }

    @Test
    void beginningAndEndCanBeWaitedFor() {
        PublishedStream published = publish("media");
        assertThat(world.await(published.started()).code()).isEqualTo("NetStream.Publish.Start");
        PlayedStream played = play("media");
        assertThat(world.await(played.started()).code()).isEqualTo("NetStream.Play.Start");
        PeerStream peer = published.peerStreams().get(0);
        assertThat(List.of(published.closed(), played.closed(), peer.closed()))
                .noneMatch(CompletableFuture::isDone);
        published.close();
        NetStatus last = world.await(published.closed());
        assertThat(last.code()).isEqualTo("NetStream.Unpublish.Success");
        assertThat(last.stream()).contains(published);
        assertThat(world.await(played.closed()).code()).isEqualTo("NetStream.Connect.Closed");
        assertThat(world.await(peer.closed()).code()).isEqualTo("NetStream.Connect.Closed");
    }

    @Test
    void whatDoesNotBeginFailsWithTheReason() {
        publish("media");
        PublishedStream second = publish("media");
        NetStream.publishDirect(publisher, "private", stream -> stream.onPeerConnect(peer -> false));
        PlayedStream refused = play("private");
        PlayedStream nowhere = NetStream.playFrom(player, new PeerId(new byte[32]), "media");
        settle();
        assertThatThrownBy(second.started()::join).hasMessageContaining("NetStream.Publish.BadName");
        assertThatThrownBy(refused.started()::join).hasMessageContaining("NetStream.Connect.Rejected");
        nowhere.close();
        settle();
        assertThatThrownBy(nowhere.started()::join).hasMessageContaining("NetStream.Connect.Closed");
    }

    @Test
    void onAClosedConnectionStreamsFailAtOnce() {
        world.await(publisher.closeAsync());
        List<String> told = new ArrayList<>();
        PublishedStream direct = NetStream.publishDirect(publisher, "media",
                stream -> stream.onStatus(status -> told.add(Told.code(status))));
        PublishedStream toServer = NetStream.publish(publisher, "media",
                stream -> stream.onStatus(status -> told.add(Told.code(status))));
        PlayedStream ofPeer = NetStream.playFrom(publisher, player.nearId(), "media", List.of(),
                stream -> stream.onStatus(status -> told.add(Told.code(status))));
        PlayedStream ofServer = NetStream.play(publisher, "media",
                stream -> stream.onStatus(status -> told.add(Told.code(status))));
        assertThat(told).hasSize(4).containsOnly("NetStream.Connect.Failed");
        assertThat(List.of(direct.closed(), toServer.closed(), ofPeer.closed(), ofServer.closed()))
                .allMatch(CompletableFuture::isDone);
        assertThat(List.of(direct, toServer, ofPeer, ofServer)).noneMatch(NetStream::isOpen);
        CompletableFuture<?> call = publisher.call("anything");
        settle();
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    void aPublishedStreamIsClosedWhenEverythingHasArrived() {
        world.simulation().network().setLink(Link.GOOD.withRate(500_000, 20_000));
        PublishedStream published = publish("media");
        List<String> got = new ArrayList<>();
        play("media").onData((handler, arguments) -> got.add(handler));
        settle();
        published.send("large", "x".repeat(200_000));
        published.send("last");
        published.close();
        world.await(published.closed().thenCompose(status -> publisher.closeAsync()));
        assertThat(got).containsExactly("large", "last");
    }

    @Test
    void aStreamThatEndsWhenAMinuteIsOverEndsInOrderToo() {
        PublishedStream published = publish("media");
        List<String> got = new ArrayList<>();
        play("media").onData((handler, arguments) -> got.add(handler));
        world.runFor(59 * Time.SECOND);
        world.simulation().network().setLink(Link.GOOD.withRate(500_000, 20_000));
        published.send("large", "x".repeat(200_000));
        published.send("last");
        published.close();
        world.await(published.closed());
        assertThat(got).containsExactly("large", "last");
    }

    @Test
    void aPauseIsToldWhetherThePublisherSaysSoOrNot() {
        publish("media");
        PlayedStream played = play("media");
        played.pause();
        settle();
        played.resume();
        played.resume();
        settle();
        assertThat(atPlayer).containsExactly("NetStream.Pause.Notify", "NetStream.Connect.Success",
                "NetStream.Play.Reset", "NetStream.Play.Start", "NetStream.Unpause.Notify");
    }
}
