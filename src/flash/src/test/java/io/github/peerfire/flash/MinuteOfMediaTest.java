package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.NetworkObserver;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A minute as an FLV file holds it, from a publisher to a player, peer to peer, over a link that loses 2 percent. */
class MinuteOfMediaTest {

    private static final int DURATION = 60_000;
    private static final int PICTURE = 40;
    private static final int KEY_FRAME = 50 * PICTURE;
    private static final byte[] AUDIO_HEADER = {(byte) 0xaf, 0, 0x12, 0x10};
    private static final byte[] VIDEO_HEADER = {0x17, 0, 0, 0, 0, 1, 0x42, (byte) 0xc0, 0x1f};

    private final List<RtmpMessage> sent = script();
    private final List<RtmpMessage> got = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private long datagramsSent;
    private long datagramsReceived;

    /** AAC at 44.1 kHz, 25 pictures of H.264 a second, a cue point every half a second. */
    private static List<RtmpMessage> script() {
        List<RtmpMessage> script = new ArrayList<>();
        script.add(new AudioMessage(0, AUDIO_HEADER));
        script.add(new VideoMessage(0, VIDEO_HEADER));
        for (int time = 0; time < DURATION; time++) {
            if (time % PICTURE == 0) {
                boolean key = time % KEY_FRAME == 0;
                script.add(new VideoMessage(time, tag(key ? 0x17 : 0x27, time, key ? 9_000 : 1_800)));
            }
            if (time % 23 == 0) {
                script.add(new AudioMessage(time, tag(0xaf, time, 370)));
            }
            if (time % 500 == 0) {
                script.add(DataMessage.of("onCuePoint", time));
            }
        }
        return script;
    }

    private static byte[] tag(int first, int time, int length) {
        return ByteBuffer.allocate(length).put((byte) first).put((byte) 1).putInt(5, time).array();
    }

    private PlayedStream send(SimulatedWorld world, Duration bufferTime) {
        NetConnection alice = world.connect();
        NetConnection bob = world.connect();
        PublishedStream published = NetStream.publishDirect(alice, "minute");
        published.setDataFrame("onMetaData", Map.of("duration", 60));
        PlayedStream played = NetStream.playFrom(bob, alice.nearId(), "minute", List.of(), stream -> stream
                .bufferTime(bufferTime)
                .onMessage(message -> {
                    got.add(message);
                    delays.add(world.now());
                }));
        world.await(played.started());
        count(world);
        long start = world.now();
        for (RtmpMessage message : sent) {
            while (world.now() - start < message.timestamp() * Time.MILLISECOND) {
                world.runFor(Time.MILLISECOND);
            }
            published.write(message);
        }
        world.runFor(Time.SECOND / 2);
        figures(world.await(published.info()), world.await(published.peerStreams().get(0).info()));
        published.close();
        world.await(published.closed());
        world.runFor(3 * Time.SECOND);
        for (int i = 0; i < got.size(); i++) {
            delays.set(i, delays.get(i) - start - got.get(i).timestamp() * Time.MILLISECOND);
        }
        return played;
    }

    /** Datagrams from Alice to Bob. */
    private void count(SimulatedWorld world) {
        InetSocketAddress alice = world.driver(0).localAddresses().get(0);
        InetSocketAddress bob = world.driver(1).localAddresses().get(0);
        world.simulation().network().addObserver(new NetworkObserver() {
            @Override
            public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                datagramsSent += from.equals(alice) && to.equals(bob) ? 1 : 0;
            }

            @Override
            public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                datagramsReceived += from.equals(alice) && to.equals(bob) ? 1 : 0;
            }
        });
    }

    private NetStreamInfo ofStream;
    private NetStreamInfo ofSubscriber;

    private void figures(NetStreamInfo stream, NetStreamInfo subscriber) {
        ofStream = stream;
        ofSubscriber = subscriber;
    }

    private List<RtmpMessage> of(Class<?> type, List<RtmpMessage> messages) {
        return messages.stream().filter(type::isInstance).toList();
    }

    private void everyDataMessageCame() {
        List<RtmpMessage> data = of(DataMessage.class, got);
        assertThat(((DataMessage) data.get(0)).handler()).isEqualTo("onMetaData");
        assertThat(data.subList(1, data.size())).isEqualTo(of(DataMessage.class, sent));
    }

    /** All that came is as it was sent, and no picture came whose predecessor, back to the key frame, did not. */
    private void picturesCanBeDecoded() {
        List<RtmpMessage> video = of(VideoMessage.class, got);
        assertThat(Arrays.equals(video.get(0).payload(), VIDEO_HEADER)).isTrue();
        long previous = -PICTURE;
        for (RtmpMessage picture : video.subList(1, video.size())) {
            long time = picture.timestamp();
            assertThat(time % KEY_FRAME == 0 || time == previous + PICTURE).as("picture at %d ms", time).isTrue();
            assertThat(ByteBuffer.wrap(picture.payload()).getInt(5)).isEqualTo((int) time);
            previous = time;
        }
        assertThat(previous).isEqualTo(DURATION - PICTURE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everythingArrivesInTimeAtTwoPercentOfLoss(long seed) {
        SimulatedWorld world = new SimulatedWorld(seed, Link.GOOD.withLoss(0.02).withJitter(5 * Time.MILLISECOND));
        send(world, Duration.ZERO);
        everyDataMessageCame();
        picturesCanBeDecoded();
        int audio = of(AudioMessage.class, sent).size();
        long inTime = 0;
        for (int i = 0; i < got.size(); i++) {
            inTime += got.get(i) instanceof AudioMessage && delays.get(i) <= 250 * Time.MILLISECOND ? 1 : 0;
        }
        assertThat(inTime).as("audio within 250 ms, of %d, seed %d", audio, seed).isGreaterThan(audio * 99L / 100);
        assertThat(of(VideoMessage.class, got)).hasSizeGreaterThan(1_450);
        compareWithTheLink(audio);
    }

    private void compareWithTheLink(int audio) {
        double lost = 1 - (double) datagramsReceived / datagramsSent;
        assertThat(lost).isBetween(0.01, 0.03);
        assertThat(ofStream.packetLossRate()).isCloseTo(lost, within(0.006));
        assertThat(ofSubscriber.packetLossRate()).isEqualTo(ofStream.packetLossRate());
        assertThat(ofStream.smoothedRoundTripMilliseconds()).isBetween(29.0, 110.0);
        assertThat(ofStream.audioMessages()).isEqualTo(audio);
        assertThat(ofStream.audioBytesPerSecond()).isCloseTo(370 * 1_000 / 23.0, within(10_000.0));
        assertThat(ofSubscriber.videoBytes()).isEqualTo(
                of(VideoMessage.class, sent).stream().mapToLong(message -> message.payload().length).sum());
        assertThat(ofStream.droppedFrames()).isLessThan(10);
    }

    @Test
    void aPlayerThatBuffersGetsAllOfItOnOneTimeLine() {
        SimulatedWorld world = new SimulatedWorld(4, Link.GOOD.withLoss(0.02).withReordering(0.05));
        PlayedStream played = send(world, Duration.ofMillis(500));
        everyDataMessageCame();
        List<RtmpMessage> timed = got.stream().filter(message -> !(message instanceof DataMessage)).toList();
        assertThat(timed).extracting(RtmpMessage::timestamp).isSorted();
        int audio = of(AudioMessage.class, sent).size();
        assertThat(of(AudioMessage.class, got)).hasSizeGreaterThan(audio * 99 / 100);
        assertThat(world.await(played.info()).droppedMessages()).isLessThan(audio / 100);
        picturesCanBeDecoded();
    }

    @Test
    void afterAnOutageVideoIsThereAgainFromAKeyFrameOn() {
        SimulatedWorld world = new SimulatedWorld(5, Link.GOOD.withLoss(0.02));
        world.simulation().at(20 * Time.SECOND, () -> world.simulation().network().setFilter((d, from, to) -> false));
        world.simulation().at(25 * Time.SECOND, () -> world.simulation().network().setFilter((d, from, to) -> true));
        send(world, Duration.ZERO);
        everyDataMessageCame();
        picturesCanBeDecoded();
        assertThat(of(VideoMessage.class, got)).hasSizeBetween(1_300, 1_460);
        assertThat(ofStream.droppedFrames()).isEqualTo(1_501 - of(VideoMessage.class, got).size());
    }
}
