package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Streams that go by way of a server (RFC 7425 §5.3.5). */
class ServerStreamTest {

    private static final byte[] KEY_FRAME = {0x17, 1, 0, 0, 0, 9};
    private static final byte[] AUDIO = {0x72, 1};

    private final SimulatedWorld world = new SimulatedWorld(41);
    private final SimulatedMediaServer server = world.mediaServer();
    private final NetConnection alice = world.await(world.connectToMediaServer());
    private final NetConnection bob = world.await(world.connectToMediaServer());
    private final List<String> atAlice = new ArrayList<>();
    private final List<String> atBob = new ArrayList<>();

    private PublishedStream publish(String name) {
        return NetStream.publish(alice, name, stream -> stream.onStatus(status -> atAlice.add(Told.code(status))));
    }

    private PlayedStream play(String name) {
        return NetStream.play(bob, name, stream -> stream
                .onStatus(status -> atBob.add(Told.code(status)))
                .onAudio((timestamp, tag) -> atBob.add("audio " + timestamp))
                .onVideo((timestamp, tag) -> atBob.add("video " + timestamp))
                .onData((handler, arguments) -> atBob.add(handler)));
    }

    private void settle() {
        world.runFor(2 * Time.SECOND);
    }

    @Test
    void whatIsPublishedToTheServerIsPlayedFromIt() {
        PublishedStream published = publish("camera");
        world.await(published.started());
        PlayedStream played = play("camera");
        world.await(played.started());
        atBob.clear();
        published.setDataFrame("onMetaData", Map.of("width", 640));
        published.audio(20, AUDIO);
        published.video(40, KEY_FRAME);
        settle();
        assertThat(atAlice).containsExactly("NetStream.Publish.Start");
        assertThat(atBob).containsExactlyInAnyOrder("onMetaData", "audio 20", "video 40");
        assertThat(server.log()).startsWith("publish 1 camera live", "play 1 camera");
        assertThat(published.isDirect()).isFalse();
        assertThat(played.farId()).isEqualTo(bob.farId().orElseThrow());
        assertThat(played.nearNonce()).isEqualTo(bob.nearNonce());
    }

    @Test
    void playingTellsWhatFlashTells() {
        play("camera");
        settle();
        assertThat(atBob).containsExactly(
                "NetStream.Connect.Success", "NetStream.Play.Reset", "NetStream.Play.Start");
    }

    @Test
    void publishersComeAndGoWhileAPlayerStays() {
        PlayedStream played = play("camera");
        settle();
        atBob.clear();
        PublishedStream first = publish("camera");
        settle();
        first.close();
        settle();
        PublishedStream second = publish("camera");
        settle();
        second.audio(5, AUDIO);
        settle();
        assertThat(atBob).containsExactly("NetStream.Play.PublishNotify", "NetStream.Play.UnpublishNotify",
                "NetStream.Play.PublishNotify", "audio 5");
        assertThat(played.isOpen()).isTrue();
    }

    @Test
    void theEndComesBehindEverythingThatWasSent() {
        PublishedStream published = publish("camera");
        play("camera");
        settle();
        atBob.clear();
        published.audio(0, AUDIO);
        byte[] large = new byte[100_000];
        large[0] = 0x12;
        published.video(0, large);
        published.send("last");
        published.close();
        assertThat(world.await(published.closed()).code()).isEqualTo("NetStream.Unpublish.Success");
        settle();
        assertThat(server.log()).endsWith("closeStream 1", "deleteStream 1");
        assertThat(atBob.subList(0, 3)).containsExactlyInAnyOrder("audio 0", "video 0", "last");
        assertThat(atBob).endsWith("NetStream.Play.UnpublishNotify");
        assertThat(atAlice).containsExactly("NetStream.Publish.Start", "NetStream.Unpublish.Success");
        assertThat(published.isOpen()).isFalse();
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        PublishedStream first = publish("camera");
        settle();
        PublishedStream second = publish("camera");
        assertThatThrownBy(() -> world.await(second.started())).hasMessageContaining("NetStream.Publish.BadName");
        settle();
        assertThat(atAlice).containsExactly("NetStream.Publish.Start", "NetStream.Publish.BadName");
        assertThat(second.isOpen()).isFalse();
        assertThat(first.isOpen()).isTrue();
        assertThat(server.streamCount()).isEqualTo(1);
    }

    @Test
    void aStreamThatTheServerDoesNotHaveIsClosed() {
        server.refuseToPlayWhatIsNotPublished();
        PlayedStream played = play("nothing");
        assertThatThrownBy(() -> world.await(played.started()))
                .hasMessageContaining("NetStream.Play.StreamNotFound");
        assertThat(world.await(played.closed()).code()).isEqualTo("NetStream.Connect.Closed");
        assertThat(atBob).containsExactly(
                "NetStream.Connect.Success", "NetStream.Play.StreamNotFound", "NetStream.Connect.Closed");
        settle();
        assertThat(server.streamCount()).isZero();
    }

    @Test
    void aServerWithoutStreamsFailsThem() {
        server.refuseStreams();
        PublishedStream published = publish("camera");
        PlayedStream played = play("camera");
        settle();
        assertThat(atAlice).containsExactly("NetStream.Connect.Failed");
        assertThat(atBob).containsExactly("NetStream.Connect.Failed");
        assertThat(published.started()).isCompletedExceptionally();
        assertThat(played.closed()).isCompleted();
    }

    @Test
    void aConnectionWithoutServerHasNoStreamsOfIts() {
        NetConnection alone = world.await(NetConnection.connect(RtmfpUri.SERVERLESS, world.config().build()));
        assertThatThrownBy(() -> NetStream.publish(alone, "camera")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> NetStream.play(alone, "camera")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void streamsOfAServerEndWithIt() {
        PublishedStream published = publish("camera");
        PlayedStream played = play("camera");
        settle();
        server.stop();
        settle();
        assertThat(atAlice).endsWith("NetStream.Connect.Closed");
        assertThat(atBob).endsWith("NetStream.Connect.Closed");
        assertThat(List.of(published.isOpen(), played.isOpen())).containsOnly(false);
        PublishedStream later = publish("late");
        settle();
        assertThat(later.isOpen()).isFalse();
        assertThat(atAlice).endsWith("NetStream.Connect.Failed");
    }

    @Test
    void aStreamThatClosesBeforeItIsMadeIsDeleted() {
        play("camera").close();
        publish("camera").close();
        settle();
        assertThat(server.log()).containsExactlyInAnyOrder("deleteStream 1", "deleteStream 1");
        assertThat(server.streamCount()).isZero();
        assertThat(atBob).containsExactly("NetStream.Connect.Closed");
        assertThat(atAlice).containsExactly("NetStream.Unpublish.Success");
    }

    @Test
    void aServerThatRefusesTheStreamsFlowsEndsIt() {
        PublishedStream published = publish("camera");
        settle();
        server.reject(1);
        settle();
        assertThat(atAlice).endsWith("NetStream.Connect.Closed");
        assertThat(published.isOpen()).isFalse();
        assertThat(alice.isConnected()).isTrue();
    }

    @Test
    void aPublisherMayBeTurnedOutLater() {
        PublishedStream published = publish("camera");
        settle();
        server.tell(1, CommandMessage.of("onStatus", 0, null,
                Map.of("level", "error", "code", StatusCode.PUBLISH_BAD_NAME, "description", "another one")));
        settle();
        assertThat(atAlice).endsWith("NetStream.Publish.BadName");
        assertThat(published.isOpen()).isFalse();
    }

    @Test
    void whatAPlayerWishesIsToldToTheServer() {
        PlayedStream played = NetStream.play(bob, "camera", stream -> {
            stream.receiveVideo(false);
            stream.bufferTime(Duration.ofMillis(250));
            stream.onStatus(status -> atBob.add(Told.code(status)));
        });
        settle();
        played.pause();
        played.pause();
        played.receiveAudio(false);
        settle();
        played.resume();
        settle();
        assertThat(server.log()).containsExactly(
                "play 1 camera", "receiveVideo 1", "pause 1", "receiveAudio 1", "pause 1");
        assertThat(server.connectionMessages()).contains(
                new UserControlMessage(new UserControl.SetBufferLength(1, 250)));
        assertThat(atBob).endsWith("NetStream.Pause.Notify", "NetStream.Unpause.Notify");
    }

    @Test
    void theServerIsToldUpToWhereAPausedStreamCame() {
        PublishedStream published = publish("camera");
        PlayedStream played = NetStream.play(bob, "camera");
        settle();
        published.audio(7_000, AUDIO);
        settle();
        played.pause();
        played.resume();
        settle();
        assertThat(server.commands()).endsWith(
                CommandMessage.of("pause", 0, null, true, 7_000), CommandMessage.of("pause", 0, null, false, 7_000));
    }

    @Test
    void theTypeOfAPublicationIsToldToTheServer() {
        NetStream.publish(alice, "camera", stream -> stream.publishType(PublishType.APPEND_WITH_GAP));
        settle();
        assertThat(server.log()).containsExactly("publish 1 camera appendWithGap");
    }

    @Test
    void whatARecorderGetsCanBePublishedAgain() {
        List<RtmpMessage> recorded = new ArrayList<>();
        PlayedStream played = NetStream.play(bob, "camera", stream -> stream.onMessage(recorded::add));
        PublishedStream published = publish("camera");
        settle();
        published.data(7, "onCuePoint", "here");
        published.audio(8, AUDIO);
        settle();
        assertThat(recorded).hasSize(2).anySatisfy(message -> assertThat(message).isEqualTo(
                new DataMessage(false, 7, "onCuePoint", AmfValue.listOf(List.of("here")))));
        assertThat(played.isOpen()).isTrue();

        List<RtmpMessage> copied = new ArrayList<>();
        PublishedStream copy = publish("copy");
        NetStream.play(bob, "copy", stream -> stream.onMessage(copied::add));
        settle();
        recorded.forEach(copy::write);
        settle();
        assertThat(copied).extracting(RtmpMessage::timestamp).containsExactlyInAnyOrder(7L, 8L);
        assertThatThrownBy(() -> copy.write(new UserControlMessage(new UserControl.StreamBegin(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothEndsCountWhatTheStreamCarries() {
        PublishedStream published = publish("camera");
        PlayedStream played = play("camera");
        settle();
        published.audio(0, AUDIO);
        published.video(0, KEY_FRAME);
        published.send("hello");
        settle();
        NetStreamInfo out = world.await(published.info());
        NetStreamInfo in = world.await(played.info());
        assertThat(out.audioBytes()).isEqualTo(AUDIO.length).isEqualTo(in.audioBytes());
        assertThat(out.videoBytes()).isEqualTo(KEY_FRAME.length).isEqualTo(in.videoBytes());
        assertThat(out.dataMessages()).isEqualTo(1).isEqualTo(in.dataMessages());
        assertThat(out.smoothedRoundTripMilliseconds()).isPositive();
    }

    @Test
    void theServerMayCallHere() {
        List<String> called = new ArrayList<>();
        alice.onCall((method, arguments) -> {
            called.add(method + arguments.size());
            return switch (method) {
                case "now" -> CompletableFuture.completedFuture(List.of(1, 2));
                case "never" -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
                case "wrong" -> CompletableFuture.completedFuture(new Object());
                case "throws" -> throw new IllegalStateException("secret");
                default -> null;
            };
        });
        List<String> methods = List.of("now", "never", "wrong", "throws", "unknown");
        for (int i = 0; i < methods.size(); i++) {
            server.call(CommandMessage.of(methods.get(i), 100 + i, null, "argument"));
        }
        server.call(CommandMessage.of("now", 0, null));
        settle();
        assertThat(called).containsExactly("now1", "never1", "wrong1", "throws1", "unknown1", "now0");
        List<CommandMessage> answers = server.connectionMessages().stream()
                .filter(CommandMessage.class::isInstance).map(CommandMessage.class::cast)
                .filter(answer -> answer.transactionId() >= 100 && answer.commandObject().isNothing()).toList();
        assertThat(answers).filteredOn(answer -> answer.name().equals("_result")).singleElement()
                .satisfies(answer -> assertThat(answer.argument(0)).isEqualTo(AmfValue.of(List.of(1, 2))));
        assertThat(answers).filteredOn(answer -> answer.name().equals("_error")).hasSize(9) // Bob knows none
                .noneMatch(answer -> answer.argument(0).toString().contains("secret"));
    }
}
