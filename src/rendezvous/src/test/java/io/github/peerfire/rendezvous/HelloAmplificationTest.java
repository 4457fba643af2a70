package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How much a server sends to whoever says hello, with whatever address (A1). What counts are datagrams without headers
 * of the network.
 *
 * <p>An ordinary hello names a URL (RFC 7425 §4.4.2.2) and has a tag of 16 bytes, as those of all known clients;
 * librtmfp's names a path, and is held to the same.
 */
class HelloAmplificationTest {

    private static final int TAG = 16;
    private static final int LONGEST_TEXT = 120;

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final StartupPackets packets = new StartupPackets();
    private int sources;

    /** What one source was sent for a hello that it repeats. */
    private final class Source {

        private final InetSocketAddress address =
                new InetSocketAddress("203.0." + sources / 100 + "." + sources++ % 100, 50_000);
        private final byte[] hello;
        private int sent;
        private int received;

        Source(byte[] discriminator, int tag) throws Exception {
            hello = packets.hello(discriminator, new byte[tag]);
            rendezvous.simulation.network().bind(address, (datagram, from) -> received += datagram.length);
        }

        Source say() {
            sent += hello.length;
            rendezvous.simulation.network().send(hello, address, SimulatedRendezvous.ADDRESS);
            rendezvous.pass(Time.SECOND / 5);
            return this;
        }

        /** How many hellos it needed to be answered; nothing if none of three was. */
        Optional<Integer> answeredAfter() {
            for (int hellos = 1; hellos <= 3; hellos++) {
                if (say().received > 0) {
                    return Optional.of(hellos);
                }
            }
            return Optional.empty();
        }

        double ratio() {
            return (double) received / sent;
        }
    }

    private Source url(String url) throws Exception {
        return new Source(FlashEndpointDiscriminator.ofUri(url).encoded(), TAG);
    }

    @ParameterizedTest
    @CsvSource({
        "rtmfp://a, 52, 68",
        "rtmfp://a.example, 52, 68",
        "rtmfp://a.org/xmpp, 52, 68",
        "rtmfp://192.0.2.1/xmpp, 68, 68",
        "rtmfp://rtmfp.example/xmpp, 68, 68",
        "rtmfp://rtmfp.example:1935/conference, 68, 84",
        "rtmfp://rtmfp.example/0123456789abcdef0123, 84, 84"})
    void whatAnOrdinaryHelloIsAnsweredWith(String url, int sent, int received) throws Exception {
        Source source = url(url).say();

        assertThat(source.sent).isEqualTo(sent);
        assertThat(source.received).isEqualTo(received);
    }

    @Test
    void anOrdinaryHelloOfAnyLengthIsAnsweredAtOnceWithOneAndAHalfTimesItsBytesAtMost() throws Exception {
        for (int host = 2; host < LONGEST_TEXT; host++) {
            for (int key : new int[] {0, 1, 9, 10, 40}) {
                Source source = url("rtmfp://" + "h".repeat(host) + (key == 0 ? "" : "/" + "k".repeat(key)));
                // 10 characters behind a host of 2 are noted as a digest: that waits for the second hello
                boolean tooShort = key == 10 && host == 2;
                assertThat(source.answeredAfter()).as("host %d, key %d", host, key).contains(tooShort ? 2 : 1);
                assertThat(source.ratio()).as("host %d, key %d", host, key).isLessThanOrEqualTo(1.5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xmpp, 36, 2",
        "conference, 52, 2",
        "conference-rooms/blue, 52, 2",
        "0123456789abcdef012345, 68, 1",
        "0123456789abcdef01234567-0123456789ab, 68, 1",
        "0123456789abcdef01234567-0123456789ab/rooms, 84, 1"})
    void whatLibrtmfpsHelloIsAnsweredWithWhichNamesAPathAndTakesNoShortCookie(String path, int each, int hellos)
            throws Exception {
        Source source = url(path);

        assertThat(source.answeredAfter()).contains(hellos);
        assertThat(source.sent).isEqualTo(hellos * each);
        assertThat(source.received).isEqualTo(100);
    }

    @Test
    void whoNamesAPathGetsOneAndAHalfTimesItsBytesAtMostWhateverItsLength() throws Exception {
        for (int path = 0; path < LONGEST_TEXT; path++) {
            Source source = url("p".repeat(path));
            assertThat(source.answeredAfter()).as("path %d", path).contains(source.hello.length < 68 ? 2 : 1);
            assertThat(source.ratio()).as("path %d", path).isLessThanOrEqualTo(1.5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 15, 17, 33, 64})
    void noOtherTagBringsMore(int tag) throws Exception {
        for (String text : new String[] {"", "/", "xmpp", "rtmfp://h", "rtmfp://h/xmpp", "rtmfp://h/0123456789abc"}) {
            Source source = new Source(FlashEndpointDiscriminator.ofUri(text).encoded(), tag);
            for (int hello = 0; hello < 12; hello++) {
                source.say();
                assertThat(source.ratio()).as("%s, hello %d", text, hello).isLessThanOrEqualTo(1.5);
            }
            assertThat(source.received).as(text).isPositive();
        }
    }

    @Test
    void whoNamesTheServersFingerprintGetsNoMoreThanItSent() throws Exception {
        byte[] fingerprint = rendezvous.client("203.0.200.1").session().farCertificate().orElseThrow()
                .canonicalDiscriminator();
        Source source = new Source(fingerprint, TAG).say();

        assertThat(source.sent).isEqualTo(68);
        assertThat(source.received).isEqualTo(68);
    }

    @Test
    void aDrainingServersRedirectIsNoLongerThanAnAnswer() throws Exception {
        rendezvous.server.drain(IntStream.range(0, 20)
                .mapToObj(node -> new InetSocketAddress("192.0.2." + node, 1_935)).toList(),
                Duration.ofHours(1));
        rendezvous.pass(Time.SECOND);

        Source url = url("rtmfp://a.example/xmpp").say();
        assertThat(url.received).isPositive();
        assertThat(url.ratio()).isLessThanOrEqualTo(1.5);
        Source path = url("xmpp").say();
        assertThat(path.received).isPositive();
        assertThat(path.ratio()).isLessThanOrEqualTo(1.5);
    }
}
