package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.NetworkObserver;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes where not everything can go, or is wanted. */
class MediaUnderCongestionTest {

    private static final int FRAME = 40;
    private static final int PICTURES_TO_A_KEY_FRAME = 25;

    private final SimulatedWorld world = new SimulatedWorld(83);
    private final NetConnection alice = world.connect();
    private final NetConnection bob = world.connect();
    private final PublishedStream published = NetStream.publishDirect(alice, "media");
    private final List<Long> audio = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private final List<Long> video = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private long bytesToBob;
    private PlayedStream played;

    private void play() {
        long begun = world.now();
        played = NetStream.playFrom(bob, alice.nearId(), "media", List.of(), stream -> stream
                .onAudio((timestamp, tag) -> {
                    audio.add(timestamp);
                    delays.add(world.now() - start - timestamp * Time.MILLISECOND);
                })
                .onVideo((timestamp, tag) -> video.add(timestamp))
                .onData((handler, arguments) -> data.add(handler + arguments.get(0).asNumber().orElseThrow()
                        .intValue())));
        world.await(played.started());
        assertThat(world.now()).isGreaterThan(begun);
    }

    private long start;

    /** Audio each 20 ms, a picture each 40 ms, every 25th a key frame, data each second. */
    private void stream(int milliseconds, int pictureBytes) {
        start = world.now() - next * Time.MILLISECOND;
        for (int end = next + milliseconds; next < end; next += 20) {
            published.audio(next, ByteBuffer.allocate(80).put((byte) 0x72).array());
            if (next % FRAME == 0) {
                boolean key = next / FRAME % PICTURES_TO_A_KEY_FRAME == 0;
                published.video(next, ByteBuffer.allocate(key ? 2 * pictureBytes : pictureBytes)
                        .put((byte) (key ? 0x12 : 0x22)).array());
            }
            if (next % 1_000 == 0) {
                published.data(next, "at", next);
            }
            world.runFor(20 * Time.MILLISECOND);
        }
    }

    private int next;

    private void observe() {
        world.simulation().network().addObserver(new NetworkObserver() {
            @Override
            public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                bytesToBob += to.equals(world.driver(1).localAddresses().get(0)) ? datagram.length : 0;
            }

            @Override
            public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                // only what is sent counts
            }
        });
    }

    @Test
    void videoThatIsNotWantedTakesNoBytes() {
        play();
        observe();
        stream(2_000, 4_000);
        assertThat(bytesToBob).isGreaterThan(200_000);

        played.receiveVideo(false);
        world.runFor(Time.SECOND);
        bytesToBob = 0;
        int before = video.size();
        stream(2_000, 4_000);
        assertThat(video).hasSize(before);
        assertThat(bytesToBob).isLessThan(30_000).isGreaterThan(100 * 80);

        played.pause();
        world.runFor(Time.SECOND);
        bytesToBob = 0;
        int heard = audio.size();
        stream(2_000, 4_000);
        assertThat(audio).hasSize(heard);
        assertThat(bytesToBob).isLessThan(3_000);

        played.receiveVideo(true);
        played.resume();
        world.runFor(Time.SECOND);
        stream(2_000, 4_000);
        assertThat(video).hasSizeGreaterThan(before + 20);
        assertThat(video.get(before) / FRAME % PICTURES_TO_A_KEY_FRAME).isZero();
    }

    @Test
    void whoComesInTheMiddleGetsVideoFromTheNextKeyFrameOn() {
        stream(520, 1_000);
        play();
        stream(2_000, 1_000);
        world.runFor(Time.SECOND);
        assertThat(video.get(0)).isEqualTo(1_000);
        assertThat(video).hasSize((2_520 - 1_000) / FRAME);
    }

    @Test
    void onALinkThatIsTooNarrowAudioAndDataGoAndPicturesBeginAgainWithKeyFrames() {
        play();
        Link narrow = Link.GOOD.withRate(600_000, 60_000);
        world.simulation().network().setLink(narrow);
        stream(20_000, 4_000); // 800 kbit/s of video and more
        world.runFor(5 * Time.SECOND);

        assertThat(data).hasSize(20);
        assertThat(audio).hasSizeGreaterThanOrEqualTo(990);
        assertThat(delays).filteredOn(delay -> delay > 300 * Time.MILLISECOND).hasSizeLessThan(30);
        assertThat(video).isSorted().hasSizeBetween(200, 450);
        assertThat(brokenPictures()).isZero();

        NetStreamInfo info = world.await(published.info());
        assertThat(info.droppedFrames()).isEqualTo(500 - video.size());
        assertThat(info.audioLossRate()).isLessThan(0.01);
        assertThat(info.maxBytesPerSecond()).isBetween(80_000.0, 140_000.0);
    }

    @Test
    void wherePicturesFillTheWindowSoundDoesNotWaitUntilTheyAreAcknowledged() {
        world.simulation().network().setLink(Link.GOOD.withDelay(50 * Time.MILLISECOND).withLoss(0.03));
        play();
        stream(10_000, 4_000);
        delays.clear();
        stream(60_000, 4_000);
        // One in 33 is repeated after a round trip; the others take 50 ms, and up to 20 until they are sent.
        assertThat(delays.stream().filter(delay -> delay > 75 * Time.MILLISECOND).count()).isLessThan(400);
    }

    /** Pictures whose predecessor back to the key frame is missing. */
    private long brokenPictures() {
        long broken = 0;
        for (long timestamp : video) {
            boolean key = timestamp / FRAME % PICTURES_TO_A_KEY_FRAME == 0;
            broken += key || video.contains(timestamp - FRAME) ? 0 : 1;
        }
        return broken;
    }

    @Test
    void whatWaitsIsGivenUpWhenTheNextKeyFrameComes() {
        play();
        stream(1_000, 2_000);
        world.simulation().network().setLink(Link.GOOD.withRate(100_000, 20_000));
        published.videoLifetime(PublishedStream.RELIABLE);
        stream(4_000, 2_000);
        long waiting = world.await(published.info()).bufferedBytes();
        assertThat(waiting).isLessThan(2 * PICTURES_TO_A_KEY_FRAME * 2_000L);
        world.simulation().network().setLink(Link.GOOD);
        stream(3_000, 2_000);
        world.runFor(5 * Time.SECOND);
        assertThat(video).endsWith(7_880L, 7_920L, 7_960L);
        assertThat(world.await(published.info()).droppedFrames()).isPositive();
    }

    /** An outage of so many milliseconds: sound is late after one second, pictures after two. */
    @ParameterizedTest
    @CsvSource({"1500, 1", "2500, 0"})
    void whatIsLateIsGivenUpUnlessItIsData(int outage, int pictures) {
        play();
        world.simulation().network().setFilter((datagram, from, to) -> false);
        published.video(0, new byte[] {0x12});
        published.send("at", 0);
        for (int time = 0; time < outage + 1_000; time += 20) {
            if (time >= outage) {
                world.simulation().network().setFilter((datagram, from, to) -> true);
            }
            published.audio(time, new byte[] {0x72});
            world.runFor(20 * Time.MILLISECOND);
        }
        world.runFor(10 * Time.SECOND);
        assertThat(data).hasSize(1);
        assertThat(video).hasSize(pictures);
        assertThat(audio).allMatch(timestamp -> timestamp > outage - 1_100).contains(outage + 980L);
        NetStreamInfo info = world.await(published.info());
        assertThat(info.audio().lost()).isBetween((outage - 1_000) / 20L, outage / 20L);
        assertThat(info.video().lost()).isEqualTo(1L - pictures);
    }

    @Test
    void whatDecodersNeedDoesNotPileUpWithoutBound() {
        play();
        world.simulation().network().setFilter((datagram, from, to) -> false);
        for (int i = 0; i < 20; i++) {
            published.video(i, ByteBuffer.allocate(1_000_000).put((byte) 0x17).array());
        }
        NetStreamInfo info = world.await(published.info());
        assertThat(info.bufferedBytes()).isBetween(15_000_000L, Subscriber.MAXIMUM_BUFFERED_BYTES);
        assertThat(info.droppedMessages()).isEqualTo(4);
    }

    @Test
    void whatMustArriveIsRepeatedAndWhatNeedNotIsSentOnce() {
        play();
        world.simulation().network().setLink(Link.GOOD.withLoss(0.1));
        published.audioLifetime(Duration.ZERO);
        stream(20_000, 100);
        world.runFor(2 * Time.SECOND);
        int once = audio.size();
        assertThat(once).isBetween(850, 950);
        NetStreamInfo sent = world.await(published.info());
        assertThat(sent.audio().lost()).isBetween(1_000L - once, 1_000L - once + 15);
        NetStreamInfo came = world.await(played.info());
        assertThat(came.audio().lost()).isPositive().isLessThanOrEqualTo(1_000 - once);

        audio.clear();
        published.audioLifetime(PublishedStream.RELIABLE);
        stream(20_000, 100);
        world.runFor(2 * Time.SECOND);
        assertThat(audio).hasSize(1_000);
    }
}
