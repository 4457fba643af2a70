package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Two or three peers, introduced to each other on a simulated network. */
class NetStreamTest {

    private final SimulatedWorld world = new SimulatedWorld(11);
    private final List<String> atPublisher = new ArrayList<>();
    private final List<String> atPlayer = new ArrayList<>();
    private final NetConnection publisher = world.connect();
    private final NetConnection player = world.connect();

    private PublishedStream publish(String name) {
        return NetStream.publishDirect(publisher, name,
                stream -> stream.onStatus(status -> atPublisher.add(Told.code(status))));
    }

    private PlayedStream play(String name) {
        return NetStream.playFrom(player, publisher.nearId(), name, List.of(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
    }

    private void settle() {
        world.runFor(5 * Time.SECOND);
    }

    @Test
    @Proves("R7425-140")
    void playingAPublishedStreamTellsBothEnds() {
        PublishedStream published = publish("media");
        PlayedStream played = play("media");
        settle();
        assertThat(atPublisher).containsExactly("NetStream.Publish.Start", "NetStream.Connect.Success");
        assertThat(atPlayer).containsExactly(
                "NetStream.Connect.Success", "NetStream.Play.Reset", "NetStream.Play.Start");
        assertThat(published.peerStreams()).singleElement()
                .satisfies(peer -> assertThat(peer.farId()).isEqualTo(player.nearId()));
        assertThat(played.isOpen()).isTrue();
    }

    @Test
    void theConnectionIsToldOfItsStreams() {
        List<NetStatus> told = new ArrayList<>();
        player.onStatus(told::add);
        publish("media");
        PlayedStream played = play("media");
        settle();
        assertThat(told).singleElement().satisfies(status -> {
            assertThat(status.code()).isEqualTo("NetStream.Connect.Success");
            assertThat(status.stream()).contains(played);
        });
    }

    @Test
    void bothEndsSeeTheSameNoncesCrosswise() {
        PublishedStream published = publish("media");
        PlayedStream played = play("media");
        assertThat(played.nearNonce()).isEmpty();
        settle();
        PeerStream peer = published.peerStreams().get(0);
        assertThat(played.nearNonce()).hasSize(32).isEqualTo(peer.farNonce());
        assertThat(played.farNonce()).hasSize(32).isEqualTo(peer.nearNonce());
        assertThat(played.nearNonce()).isNotEqualTo(player.nearNonce());
    }

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
    void aMessageToOnePeerStreamReachesNobodyElse() {
        PublishedStream published = publish("media");
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        play("media").onData((handler, arguments) -> first.add(handler));
        settle();
        play("media").onData((handler, arguments) -> second.add(handler));
        settle();
        published.peerStreams().get(1).send("you");
        published.send("all");
        settle();
        assertThat(first).containsExactly("all");
        assertThat(second).containsExactly("you", "all");
    }

    @Test
    void unwantedKindsAreNotSent() {
        PublishedStream published = publish("media");
        List<String> got = new ArrayList<>();
        PlayedStream played = NetStream.playFrom(player, publisher.nearId(), "media", List.of(), stream -> {
            stream.receiveAudio(false);
            stream.onAudio((timestamp, tag) -> got.add("audio" + timestamp));
            stream.onVideo((timestamp, tag) -> got.add("video" + timestamp));
            stream.onData((handler, arguments) -> got.add(handler));
        });
        settle();
        published.audio(1, new byte[] {0x72});
        published.video(1, new byte[] {0x12});
        settle();
        assertThat(got).containsExactly("video1");

        played.receiveAudio(true);
        played.receiveVideo(false);
        settle();
        published.audio(2, new byte[] {0x72});
        published.video(2, new byte[] {0x12});
        settle();
        assertThat(got).containsExactly("video1", "audio2");

        played.pause();
        settle();
        published.audio(3, new byte[] {0x72});
        published.send("still");
        settle();
        played.resume();
        settle();
        published.audio(4, new byte[] {0x72});
        settle();
        assertThat(got).containsExactly("video1", "audio2", "still", "audio4");
    }

    @Test
    void afterAPauseVideoBeginsWithAKeyFrame() {
        PublishedStream published = publish("media");
        List<Long> got = new ArrayList<>();
        PlayedStream played = play("media").onVideo((timestamp, tag) -> got.add(timestamp));
        settle();
        published.video(0, new byte[] {0x12});
        played.pause();
        settle();
        played.resume();
        settle();
        published.video(1, new byte[] {0x22});
        published.video(2, new byte[] {0x12});
        published.video(3, new byte[] {0x22});
        settle();
        assertThat(got).containsExactly(0L, 2L, 3L);
        assertThat(world.await(published.info()).droppedMessages()).isEqualTo(1);
    }

    @Test
    void whoComesLateGetsTheDecodersConfiguration() {
        PublishedStream published = publish("media");
        byte[] configuration = {0x17, 0, 0, 0, 0, 1};
        published.video(0, configuration);
        published.video(40, new byte[] {0x17, 1, 0, 0, 0, 9});
        List<byte[]> got = new ArrayList<>();
        play("media").onVideo((timestamp, tag) -> got.add(tag));
        settle();
        assertThat(got).singleElement().isEqualTo(configuration);
    }

    @Test
    @Proves({"R7425-139", "R7425-141"})
    void streamsInBothDirectionsShareOneSession() {
        publish("media");
        NetStream.publishDirect(player, "back");
        List<String> back = new ArrayList<>();
        play("media");
        NetStream.playFrom(publisher, player.nearId(), "back", List.of(),
                stream -> stream.onStatus(status -> back.add(Told.code(status))));
        settle();
        assertThat(atPlayer).endsWith("NetStream.Play.Start");
        assertThat(back).endsWith("NetStream.Play.Start");
        assertThat(world.driver(0).endpoint().sessions()).hasSize(2);
        assertThat(world.driver(1).endpoint().sessions()).hasSize(2);
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

    @Test
    void argumentsArriveAsTheyWereSent() {
        PublishedStream published = publish("media");
        List<List<AmfValue>> got = new ArrayList<>();
        play("media").onData((handler, arguments) -> got.add(arguments));
        settle();
        published.send("onIm", "Alice", 1.5, true, null, List.of("a"));
        settle();
        assertThat(got).containsExactly(
                AmfValue.listOf(Arrays.asList("Alice", 1.5, true, null, List.of("a"))));
        assertThat(got.get(0).get(0)).isEqualTo(new AmfString("Alice"));
    }

    @Test
    @Proves("R7425-127")
    void theServersKeepalivePeriodForPeersIsObeyedInOldAndNewSessions() {
        publish("media");
        play("media");
        settle();
        long before = datagramsOfAPeerInAMinute(1);
        world.rendezvous().setKeepaliveTimers(300_000, 6_000);
        settle();
        assertThat(datagramsOfAPeerInAMinute(1)).isBetween(10L, 45L).isGreaterThan(2 * before);
        NetConnection third = world.connect();
        world.rendezvous().setKeepaliveTimers(300_000, 6_000);
        settle();
        NetStream.playFrom(third, publisher.nearId(), "media");
        settle();
        assertThat(datagramsOfAPeerInAMinute(2)).isBetween(10L, 45L).isGreaterThan(2 * before);
    }

    /** What a client sends to other peers and gets from them. */
    private long datagramsOfAPeerInAMinute(int client) {
        InetSocketAddress address = world.driver(client).localAddresses().get(0);
        AtomicLong count = new AtomicLong();
        world.simulation().network().setFilter((datagram, from, to) -> {
            boolean its = from.equals(address) || to.equals(address);
            if (its && from.getPort() != RtmfpUri.DEFAULT_PORT && to.getPort() != RtmfpUri.DEFAULT_PORT) {
                count.incrementAndGet();
            }
            return true;
        });
        world.runFor(60 * Time.SECOND);
        return count.get();
    }
}
