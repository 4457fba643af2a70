package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What goes through streams between peers, and what both ends are told of it. */
class NetStreamTest extends PublisherAndPlayer {

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
    void aServerThatWantsToKnowIsToldOfWhomItsIntroductionReached() {
        publish("media");
        play("media");
        settle();
        assertThat(world.rendezvous().commands("introductionAnswered")).as("this one did not ask for it").isEmpty();

        world.rendezvous().answerWith(command -> CommandMessage.of("_result", command.transactionId(), null,
                Map.of("level", "status", "code", StatusCode.CONNECT_SUCCESS, "introductionReports", true)));
        NetStream.playFrom(world.connect(), publisher.nearId(), "media", List.of(), stream -> { });
        settle();

        assertThat(world.rendezvous().commands("introductionAnswered")).singleElement().satisfies(command -> {
            assertThat(command.transactionId()).isZero();
            assertThat(command.arguments()).containsExactly(new AmfString(publisher.nearId().hex()));
        });
    }

    @Test
    void whoeverAskedSaysThatItWasReachedAlsoIfTheOtherOpenedTheirSession() {
        world.rendezvous().answerWith(command -> CommandMessage.of("_result", command.transactionId(), null,
                Map.of("level", "status", "code", StatusCode.CONNECT_SUCCESS, "introductionReports", true)));
        NetConnection one = world.connect();
        NetConnection other = world.connect();
        assertThat(world.rendezvous().commands("connect")).extracting(
                command -> command.commandObject().property("introductionReports").asBoolean())
                .endsWith(Optional.of(true), Optional.of(true));
        NetStream.playFrom(one, other.nearId(), "media", List.of(), stream -> { });
        NetStream.playFrom(other, one.nearId(), "media", List.of(), stream -> { });
        settle();

        assertThat(world.rendezvous().commands("introductionAnswered"))
                .extracting(command -> command.argument(0).asText().orElse(""))
                .containsExactlyInAnyOrder(one.nearId().hex(), other.nearId().hex());
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
