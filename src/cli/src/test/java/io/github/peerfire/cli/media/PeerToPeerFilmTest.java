package io.github.peerfire.cli.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.cli.flv.FlvReader;
import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.cli.flv.FlvWriter;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A film of a minute goes from peer to peer after an introduction, through a network that loses 2 percent each way, in
 * virtual time, with what the commands publish --direct and peer --output are made of. Takes some seconds, for it has
 * ten thousand packets.
 */
class PeerToPeerFilmTest {

    private static final int FILM = 60_000;
    private static final double LOSS = 0.02;
    /** Milliseconds that a player buffers: what comes later than this after it was sent is not in time. */
    private static final long PLAYOUT = 400;
    private static final RtmfpUri URI = RtmfpUri.parse("rtmfp://rendezvous.test/key");
    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", RtmfpUri.DEFAULT_PORT);

    private final List<FlvTag> film = SyntheticFlv.tags(FILM);
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private final Map<Long, Long> audioDelays = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private Simulation simulation;
    private Recorder recorder;
    private long begun;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void aFilmOfAMinuteArrives(long seed) throws Exception {
        simulation = Simulation.seeded(seed);
        simulation.network().setLink(Link.GOOD.withLoss(LOSS));
        RendezvousServer server = await(RendezvousServer.start(RendezvousConfig.builder().bind(SERVER).build(),
                request -> new ConnectDecision.Accepted("somebody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE, simulation.drivers()));
        NetConnection alice = await(NetConnection.connect(URI, config(seed + 100)));
        NetConnection bob = await(NetConnection.connect(URI, config(seed + 200)));
        recorder = new Recorder(new FlvWriter(copy), gaps::add);

        play(alice, bob);
        recorder.finish();

        assertThat(server.statistics().introductions()).as("seed %d", seed).isPositive();
        check("seed " + seed + ", " + gaps.size() + " gaps");
        server.closeAsync();
    }

    private NetConnectionConfig config(long seed) {
        Random random = new Random(seed);
        return NetConnectionConfig.builder()
                .bind(new InetSocketAddress("0.0.0.0", 0))
                .resolver(host -> CompletableFuture.completedFuture(List.of(SERVER.getAddress())))
                .drivers(simulation.drivers())
                .identity(any -> FlashCryptographyProfile.client(random::nextBytes))
                .build();
    }

    private <T> T await(CompletableFuture<T> future) {
        assertThat(simulation.runUntil(future::isDone, 120 * Time.SECOND)).isTrue();
        return future.join();
    }

    private void play(NetConnection publisher, NetConnection player) throws Exception {
        List<FlvTag> rest = new ArrayList<>(film);
        TagSource source = new TagSource() {

            @Override
            public FlvTag next() {
                return rest.isEmpty() ? null : rest.remove(0);
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
        PublishedStream published = NetStream.publishDirect(publisher, "film");
        NetStream.playFrom(player, publisher.nearId(), "film", List.of(), stream -> stream.onMessage(this::received));
        assertThat(simulation.runUntil(() -> !published.peerStreams().isEmpty(), 60 * Time.SECOND)).isTrue();
        begun = simulation.now();
        Pacer pacer = new Pacer(source, published::write);
        long pause = pacer.advance(0);
        while (pause != Pacer.END) {
            simulation.runFor(pause * Time.MILLISECOND);
            pause = pacer.advance((simulation.now() - begun) / Time.MILLISECOND);
        }
        published.close();
        simulation.runFor(5 * Time.SECOND);
    }

    private void received(RtmpMessage message) {
        try {
            if (message instanceof AudioMessage) {
                audioDelays.putIfAbsent(message.timestamp(),
                        (simulation.now() - begun) / Time.MILLISECOND - message.timestamp());
            }
            recorder.take(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String when) throws Exception {
        List<FlvTag> received = new ArrayList<>();
        try (FlvReader flv = FlvReader.open(new ByteArrayInputStream(copy.toByteArray()))) {
            for (FlvTag tag = flv.next(); tag != null; tag = flv.next()) {
                received.add(tag);
            }
        }
        assertThat(received).as(when).isSortedAccordingTo((one, other) ->
                Long.compare(one.timestamp(), other.timestamp()));
        assertThat(bodies(received, FlvTag.SCRIPT)).as("data, %s", when)
                .containsExactlyElementsOf(bodies(film, FlvTag.SCRIPT));
        long inTime = audioDelays.values().stream().filter(delay -> delay <= PLAYOUT).count();
        assertThat(inTime).as("audio in time, %s", when).isGreaterThanOrEqualTo(FILM / SyntheticFlv.AUDIO * 99 / 100);
        List<String> audio = bodies(film, FlvTag.AUDIO);
        assertThat(audio).as("audio is unchanged, %s", when).containsAll(bodies(received, FlvTag.AUDIO));
        checkVideo(received, when);
    }

    private static List<String> bodies(List<FlvTag> tags, int type) {
        return tags.stream().filter(tag -> tag.type() == type)
                .map(tag -> tag.timestamp() + " " + Arrays.hashCode(tag.body())).toList();
    }

    /** Every key frame is there, and between two of them nothing that lacks what it depends on. */
    private void checkVideo(List<FlvTag> received, String when) {
        List<String> sent = bodies(film, FlvTag.VIDEO);
        List<String> arrived = bodies(received, FlvTag.VIDEO);
        assertThat(sent).as("video is unchanged, %s", when).containsAll(arrived);
        assertThat(arrived).as("video, %s", when).hasSizeGreaterThanOrEqualTo(sent.size() * 97 / 100);
        assertThat(keyFrames(received)).as("key frames, %s", when).isEqualTo(keyFrames(film));
    }

    private static List<Long> keyFrames(List<FlvTag> tags) {
        return tags.stream().filter(tag -> tag.type() == FlvTag.VIDEO)
                .filter(tag -> VideoTagHeader.decode(tag.body()).isKeyFrame()).map(FlvTag::timestamp).toList();
    }
}
