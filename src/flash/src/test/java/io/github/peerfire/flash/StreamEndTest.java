package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How streams between peers and their sessions end, and what they outlive. */
class StreamEndTest extends PublisherAndPlayer {

    @Test
    @Proves("R7425-145")
    void aPlayerThatClosesLeavesThePublisher() {
        PublishedStream published = publish("media");
        PlayedStream played = play("media");
        settle();
        played.close();
        settle();
        assertThat(published.peerStreams()).isEmpty();
        assertThat(published.isOpen()).isTrue();
        assertThat(atPublisher).endsWith("NetStream.Connect.Closed");
        assertThat(atPlayer).endsWith("NetStream.Connect.Closed");
    }

    @Test
    void aPublisherThatClosesSaysSoBehindTheLastMessages() {
        List<String> order = new ArrayList<>();
        PublishedStream published = publish("media");
        NetStream.playFrom(player, publisher.nearId(), "media", List.of(), stream -> stream
                .onAudio((timestamp, tag) -> order.add("audio"))
                .onVideo((timestamp, tag) -> order.add("video"))
                .onData((handler, arguments) -> order.add(handler))
                .onStatus(status -> order.add(Told.code(status))));
        settle();
        order.clear();
        published.audio(0, new byte[] {0x72, 1});
        published.video(0, ByteBuffer.allocate(30_000).put((byte) 0x12).array());
        published.send("last");
        published.close();
        settle();
        assertThat(order.subList(0, 3)).containsExactlyInAnyOrder("audio", "video", "last");
        assertThat(order.subList(3, order.size()))
                .containsExactly("NetStream.Play.UnpublishNotify", "NetStream.Connect.Closed");
        assertThat(atPublisher).endsWith("NetStream.Connect.Closed", "NetStream.Unpublish.Success");
    }

    @Test
    void onePeerStreamClosesByItself() {
        PublishedStream published = publish("media");
        PlayedStream first = play("media");
        PlayedStream second = play("media");
        settle();
        published.peerStreams().get(0).close();
        settle();
        assertThat(published.peerStreams()).hasSize(1);
        assertThat(List.of(first.isOpen(), second.isOpen())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aSessionWithoutStreamsIsClosedSoon() {
        publish("media");
        PlayedStream played = play("media");
        settle();
        played.close();
        world.runFor(15 * Time.SECOND);
        assertThat(world.driver(0).endpoint().sessions()).hasSize(1);
        assertThat(world.driver(1).endpoint().sessions()).hasSize(1);
        play("media");
        settle();
        assertThat(atPlayer).endsWith("NetStream.Play.Start");
    }

    @Test
    void streamsOutliveTheServer() {
        PublishedStream published = publish("media");
        List<String> got = new ArrayList<>();
        play("media").onData((handler, arguments) -> got.add(handler));
        settle();
        world.rendezvous().stop();
        world.until("both know", () -> !publisher.isConnected() && !player.isConnected());
        published.send("alive");
        settle();
        assertThat(got).containsExactly("alive");
    }

    @Test
    void aConnectionThatClosesEndsItsStreamsAtBothEnds() {
        PublishedStream published = publish("media");
        PlayedStream played = play("media");
        settle();
        world.await(publisher.closeAsync());
        settle();
        assertThat(published.isOpen()).isFalse();
        assertThat(played.isOpen()).isFalse();
        assertThat(atPlayer).endsWith("NetStream.Connect.Closed");
        assertThat(atPublisher).contains("NetStream.Connect.Closed", "NetStream.Unpublish.Success");
    }

    @Test
    void aPeerThatFallsSilentIsFoundOut() {
        publish("media");
        play("media");
        settle();
        InetSocketAddress lost = world.driver(1).localAddresses().get(0);
        world.simulation().network().setFilter((datagram, from, to) -> !from.equals(lost) && !to.equals(lost));
        world.runFor(100 * Time.SECOND);
        assertThat(atPublisher).endsWith("NetStream.Connect.Closed");
        assertThat(atPlayer).endsWith("NetStream.Connect.Closed");
    }
}
