package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CandidateRules;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a Redirect or a Forwarded Hello can have us send to. */
class CandidateRulesTest {

    private static final InetSocketAddress PUBLIC = TestPeer.address(203, 0, 113, 5, 1_935);
    private static final EndpointConfig CAREFUL = EndpointConfig.PEER.withCandidates(
            new CandidateRules(false, Set.of(443)));

    private final Transmit transmit = new Transmit();

    private static InetSocketAddress address(String text) throws UnknownHostException {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    /** What an endpoint does that a redirector sends elsewhere; the datagrams that are not for the redirector. */
    private int sentAfterRedirect(EndpointConfig config, InetSocketAddress redirector, InetSocketAddress elsewhere) {
        Endpoint endpoint = new Endpoint(config, PlainProfile.named("alice"), new Random(1)::nextBytes);
        endpoint.open(PlainProfile.discriminator("bob"), List.of(redirector), 0, 0);
        assertThat(endpoint.pollTransmit(transmit, 0)).isTrue();
        InitiatorHello hello = (InitiatorHello) StartupPackets.chunk(
                Arrays.copyOf(transmit.bytes(), transmit.length()));
        byte[] redirect = StartupPackets.datagram(new ResponderRedirect(
                hello.tag(), List.of(new CandidateAddress(AddressOrigin.LOCAL, elsewhere))));
        endpoint.receive(redirect, 0, redirect.length, redirector, 0, 1);
        int sent = 0;
        for (long now = 1; now < 90 * Time.SECOND; now += Time.SECOND / 2) {
            endpoint.handleTimeout(now);
            while (endpoint.pollTransmit(transmit, now)) {
                sent += transmit.destination().equals(redirector) ? 0 : 1;
            }
        }
        long dropped = endpoint.metrics().drops().getOrDefault(DropReason.UNUSABLE_ADDRESS, 0L);
        assertThat(sent == 0).isEqualTo(dropped == 1);
        return sent;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // loopback, in each spelling that Java reads
        "127.0.0.1:5000", "127.1:5000", "127.255.255.254:5000", "2130706433:5000", "[::1]:5000",
        "[0:0:0:0:0:0:0:1]:5000", "[::ffff:127.0.0.1]:5000", "[::ffff:7f00:1]:5000", "[::127.0.0.1]:5000",
        "[::7f00:1]:5000", "[64:ff9b::127.0.0.1]:5000", "[64:ff9b::7f00:1]:5000", "[64:ff9b:1::7f00:1]:5000",
        "[2002:7f00:1::]:5000", "[2002:7f00:1::1]:5000", "[2001:0:4136:e378:8000:63bf:80ff:fffe]:5000",
        "[fe80::5efe:127.0.0.1]:5000", "[2001:db8::5efe:7f00:1]:5000", "[2001:db8::200:5efe:7f00:1]:5000",
        "[::ffff:0:127.0.0.1]:5000",
        // this host, this network
        "0.0.0.0:5000", "0.0.0.1:5000", "0.1.2.3:5000", "0.255.255.255:5000", "[::]:5000", "[::ffff:0.0.0.0]:5000",
        "[::ffff:0.0.0.1]:5000", "[::2]:5000", "[64:ff9b::]:5000", "[2002::]:5000",
        // link-local, with the metadata services of clouds
        "169.254.0.1:5000", "169.254.169.254:5000", "[fe80::1]:5000", "[febf::1]:5000",
        "[::ffff:169.254.169.254]:5000", "[::169.254.169.254]:5000", "[64:ff9b::a9fe:a9fe]:5000",
        "[2002:a9fe:a9fe::1]:5000",
        // sites
        "10.0.0.1:5000", "10.255.255.255:5000", "172.16.0.1:5000", "172.31.255.255:5000", "192.168.0.1:5000",
        "100.64.0.1:5000", "100.127.255.255:5000", "198.18.0.1:5000", "[fc00::1]:5000", "[fd00::1]:5000",
        "[fd00:ec2::254]:5000", "[fec0::1]:5000", "[::ffff:10.0.0.1]:5000", "[::10.0.0.1]:5000",
        "[64:ff9b::10.0.0.1]:5000", "[2002:a00:1::1]:5000", "[::ffff:192.168.0.1]:5000", "[2002:c0a8:1::1]:5000",
        // many at once, and nobody
        "224.0.0.1:5000", "239.255.255.250:5000", "[ff02::1]:5000", "[ff0e::1]:5000", "[::ffff:224.0.0.1]:5000",
        "240.0.0.1:5000", "255.255.255.255:5000", "[::ffff:255.255.255.255]:5000", "192.0.0.8:5000",
        "192.88.99.1:5000", "[100::1]:5000", "[4000::1]:5000", "[e000::1]:5000",
        // ports of services
        "203.0.113.9:0", "203.0.113.9:1", "203.0.113.9:53", "203.0.113.9:1023", "[2001:db8::9]:123"
    })
    void aRedirectFromThePublicNetworkLeadsNowhereButThere(String spelling) throws UnknownHostException {
        assertThat(sentAfterRedirect(CAREFUL, PUBLIC, address(spelling))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "203.0.113.9:5000", "203.0.113.9:1024", "203.0.113.9:443", "[2001:db8::9]:5000", "[::ffff:203.0.113.9]:5000"
    })
    void aPublicAddressIsTried(String spelling) throws UnknownHostException {
        assertThat(sentAfterRedirect(CAREFUL, PUBLIC, address(spelling))).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5:1935, 192.168.0.7:5000, true", "203.0.113.5:1935, 127.0.0.1:5000, false",
        "192.168.0.1:1935, 192.168.0.7:5000, true", "192.168.0.1:1935, 127.0.0.1:5000, false",
        "127.0.0.1:1935, 127.0.0.1:5000, true", "[::1]:1935, 127.0.0.1:5000, true",
        "127.0.0.1:1935, 169.254.169.254:5000, false", "127.0.0.1:1935, 127.0.0.1:22, false"
    })
    void usuallyASiteIsReachedFromAnywhereButLoopbackFromLoopbackOnly(String redirector, String elsewhere,
            boolean sends)
            throws UnknownHostException {
        assertThat(sentAfterRedirect(EndpointConfig.PEER, address(redirector), address(elsewhere)) > 0)
                .isEqualTo(sends);
    }
}
