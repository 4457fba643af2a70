package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions of independent implementations, recorded on the wire; src/test/resources/vectors/README.md describes them.
 */
class RecordedSessionsTest {

    private static String valueAfter(String log, String label) {
        return log.lines().filter(line -> line.contains(label)).findFirst().orElseThrow()
                .replaceFirst(".*" + label + "\\s*", "").strip();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Recording.Agreement agreementOf(Recording recording, String fingerprint) {
        return recording.agreements().stream()
                .filter(agreement -> agreement.initiator().hex().equals(fingerprint))
                .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tc-hmac-sseq", "tc-checksum", "tc-static-dh", "p2p-introduction"})
    @Proves({"R7016-018", "R7016-321", "R7425-067", "R7425-068", "R7425-081", "R7425-082", "R7425-084"})
    void everyPacketOpensVerifiesAndParses(String name) throws Exception {
        Recording recording = Recording.open(name);

        assertThat(recording.packets).isGreaterThan(100);
        assertThat(recording.unopened).isEmpty();
        assertThat(recording.malformed).isZero();
        assertThat(recording.duplicates).isZero();
        assertThat(recording.agreements()).allSatisfy(agreement -> {
            assertThat(agreement.toInitiator().packets).isPositive();
            assertThat(agreement.toResponder().packets).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tc-hmac-sseq", "tc-checksum", "tc-static-dh"})
    @Proves({"R7425-013", "R7425-074"})
    void fingerprintsAndNoncesAreThoseThatTheClientPrinted(String name) throws Exception {
        Recording recording = Recording.open(name);
        String log = Recording.text(name + ".player.log");

        Recording.Agreement agreement = agreementOf(recording, valueAfter(log, "my fingerprint:"));

        assertThat(hex(agreement.session().initiatorNonce())).isEqualTo(valueAfter(log, "near nonce:"));
        assertThat(hex(agreement.session().responderNonce())).isEqualTo(valueAfter(log, "far nonce:"));
        String server = log.substring(log.indexOf("far address"));
        assertThat(chunks(recording, ResponderHello.class)).isNotEmpty().allSatisfy(hello ->
                assertThat(FlashCertificate.decode(hello.responderCertificate()).orElseThrow().peerId().hex())
                        .isEqualTo(valueAfter(server, "fingerprint:")));
        assertThat(chunks(recording, InitiatorHello.class)).anySatisfy(hello ->
                assertThat(FlashEndpointDiscriminator.parse(hello.endpointDiscriminator()).orElseThrow().uri())
                        .contains("rtmfp://127.0.0.1:21935/live/a"));
    }

    /** Librtmfp prints the session key components, and calls them nonces; it prints no nonces of RFC 7425 §4.6.5. */
    @Test
    void fingerprintsAndKeyComponentsOfTheIntroductionAreThoseThatTheClientsPrinted() throws Exception {
        Recording recording = Recording.open("p2p-introduction");
        String logs = Recording.text("p2p-introduction.player.log") + Recording.text("p2p-introduction.publisher.log");

        assertThat(recording.agreements().stream().map(agreement -> agreement.initiator().hex()).distinct())
                .containsExactlyInAnyOrderElementsOf(printed(logs, "Peer ID :\\s+"));
        assertThat(chunks(recording, InitiatorInitialKeying.class).stream()
                .map(keying -> hex(keying.sessionKeyInitiatorComponent())))
                .containsAll(printed(logs, "Initiator Nonce : "));
        assertThat(chunks(recording, ResponderInitialKeying.class).stream()
                .map(keying -> hex(keying.sessionKeyResponderComponent())).distinct())
                .containsExactlyInAnyOrderElementsOf(printed(logs, "Responder Nonce : "));
    }

    private static Set<String> printed(String log, String label) {
        Set<String> values = Pattern.compile(label + "([0-9a-f]+)").matcher(log).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(values).as(label).hasSizeGreaterThan(1);
        return values;
    }

    private static <T> List<T> chunks(Recording recording, Class<T> type) {
        return recording.startupChunks.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void packetsAreProtectedAsNegotiated() throws Exception {
        assertThat(Recording.open("tc-hmac-sseq").agreements())
                .allMatch(agreement -> agreement.session().authenticates(PacketMode.RESPONDER));
        assertThat(Recording.open("tc-checksum").agreements())
                .noneMatch(agreement -> agreement.session().authenticates(PacketMode.RESPONDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tc-hmac-sseq", "tc-checksum", "tc-static-dh"})
    void mediaComeOutAsTheClientPrintedThem(String name) throws Exception {
        Recording recording = Recording.open(name);
        String log = Recording.text(name + ".player.log");
        Recording.Agreement player = agreementOf(recording, valueAfter(log, "my fingerprint:"));

        List<RtmpMessage> messages = messages(player.toInitiator());

        assertThat(messages.stream().filter(AudioMessage.class::isInstance).map(RecordedSessionsTest::logged))
                .hasSizeGreaterThan(80).containsExactlyElementsOf(lines(log, "stream onAudio "));
        assertThat(messages.stream().filter(VideoMessage.class::isInstance).map(RecordedSessionsTest::logged))
                .hasSizeGreaterThan(30).containsExactlyElementsOf(lines(log, "stream onVideo "));
    }

    private static List<RtmpMessage> messages(Recording.Direction direction) throws Exception {
        return RecordedMessages.of(direction.userData()).stream()
                .flatMap(flow -> flow.messages().stream()).toList();
    }

    private static String logged(RtmpMessage message) {
        return "ts: " + message.timestamp() + " len: " + message.payload().length;
    }

    private static List<String> lines(String log, String start) {
        return log.lines().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length())).toList();
    }

    @Test
    void anIntroductionLeadsFromOnePeerToTheOther() throws Exception {
        Recording recording = Recording.open("p2p-introduction");
        PeerId publisher = PeerId.parse("fc06292ca557b9d80797d8462e91dcbbe24f6988b240851517c8916c2f80cdc6");
        PeerId player = PeerId.parse("6763904adf5934ffbbfe176cb171832677cb388ef92726d946dd5dcb8bc4e5c7");
        byte[] wanted = FlashEndpointDiscriminator.ofPeer(publisher).encoded();

        assertThat(chunks(recording, InitiatorHello.class))
                .anySatisfy(hello -> assertThat(hello.endpointDiscriminator()).isEqualTo(wanted));
        assertThat(chunks(recording, ResponderRedirect.class)).anySatisfy(redirect ->
                assertThat(redirect.destinations()).anyMatch(to -> to.address().getPort() == 44_997));
        assertThat(agreementOf(recording, publisher.hex()).toInitiator().chunks).anySatisfy(chunk ->
                assertThat(chunk).isInstanceOfSatisfying(ForwardedInitiatorHello.class, hello ->
                        assertThat(hello.endpointDiscriminator()).isEqualTo(wanted)));
        assertThat(recording.agreements().stream().map(agreement -> agreement.initiator()))
                .containsExactlyInAnyOrder(publisher, player, player);
    }

    @Test
    void mediaOfTheDirectSessionComeOutWhole() throws Exception {
        Recording recording = Recording.open("p2p-introduction");
        Recording.Agreement direct = recording.agreements().get(2);

        List<RecordedMessages.Flow> fromPublisher = RecordedMessages.of(direct.toInitiator().userData());
        List<RecordedMessages.Flow> fromPlayer = RecordedMessages.of(direct.toResponder().userData());

        assertThat(fromPlayer).anySatisfy(flow -> assertThat(flow.messages()).anySatisfy(message ->
                assertThat(message).isInstanceOfSatisfying(CommandMessage.class, command ->
                        assertThat(command.name()).isEqualTo("play"))));
        assertThat(fromPublisher).allSatisfy(flow -> assertThat(flow.broken()).isZero());
        // The recorder itself missed four datagrams: the player acknowledged what was in them.
        assertThat(fromPublisher.stream().map(RecordedMessages.Flow::missing)).containsExactly(
                List.of(), List.of(323L, 324L, 325L, 326L, 327L, 328L, 392L, 393L, 394L, 395L), List.of(142L, 172L));
        assertThat(fromPublisher).allSatisfy(flow -> assertThat(acknowledged(direct.toResponder(), flow.id()))
                .isGreaterThan(flow.missing().stream().mapToLong(number -> number).max().orElse(0)));
        assertThat(fromPublisher).anySatisfy(flow -> assertThat(flow.metadata().streamId()).isPositive());
        assertMedia(fromPublisher.stream().flatMap(flow -> flow.messages().stream()), AudioMessage.class);
        assertMedia(fromPublisher.stream().flatMap(flow -> flow.messages().stream()), VideoMessage.class);
    }

    private static long acknowledged(Recording.Direction direction, long flowId) {
        return direction.chunks.stream().filter(DataAcknowledgementRanges.class::isInstance)
                .map(DataAcknowledgementRanges.class::cast).filter(chunk -> chunk.flowId() == flowId)
                .mapToLong(DataAcknowledgementRanges::cumulativeAck).max().orElse(0);
    }

    private static void assertMedia(Stream<RtmpMessage> messages, Class<? extends RtmpMessage> type) {
        List<RtmpMessage> media = messages.filter(type::isInstance).toList();
        assertThat(media).hasSizeGreaterThan(100);
        assertThat(media.stream().map(RtmpMessage::timestamp)).isSorted();
    }
}
