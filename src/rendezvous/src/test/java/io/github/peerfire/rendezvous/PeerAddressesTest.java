package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfValue;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5:50001,                203.0.113.5,       50001",
        "10.1.2.3:1024,                    10.1.2.3,          1024",
        "127.0.0.1:65535,                  127.0.0.1,         65535",
        "[2001:db8:1::2]:50002,            2001:db8:1::2,     50002",
        "[fd00::1]:50002,                  fd00::1,           50002",
        "[::1]:50002,                      ::1,               50002",
        "[::ffff:203.0.113.5]:50002,       203.0.113.5,       50002",
    })
    @Proves("R7425-121")
    void anAddressLiteralWithPortIsRead(String text, String address, int port) {
        assertThat(PeerAddresses.parse(text)).contains(new InetSocketAddress(address, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ":", "203.0.113.5", "203.0.113.5:", ":50001", "203.0.113.5:0", "203.0.113.5:-1", "203.0.113.5:65536",
        "203.0.113.5:99999999999", "203.0.113.5:80", "203.0.113.5:1023", "203.0.113.5:50001 ", " 203.0.113.5:50001",
        "203.0.113.5:0x1000", "203.0.113:50001", "203.0.113.5.6:50001", "203.0.113.256:50001", "203.0.113.05:50001",
        "0313.0.0161.5:50001", "0xcb.0.0x71.5:50001", "3405803781:50001", "127.1:50001", "localhost:50001",
        "example.net:50001", "a.b.c.d:50001", "\u0661.2.3.4:50001", "[203.0.113.5]:50001x", "[example.net]:50001",
        "[]:50001", "[:]:50001", "2001:db8::1:50001", "[2001:db8::1]", "[2001:db8::1]50001", "[fe80::1%eth0]:50001",
        "[2001:db8::1:50001", "2001:db8::1]:50001", "[2001:db8:::1]:50001", "[12345::]:50001",
        "0.0.0.0:50001", "0.1.2.3:50001", "169.254.169.254:50001", "169.254.1.1:50001", "224.0.0.1:50001",
        "239.255.255.250:50001", "240.0.0.1:50001", "255.255.255.255:50001", "192.0.0.8:50001",
        "[::]:50001", "[fe80::1]:50001", "[febf::1]:50001", "[ff02::1]:50001", "[ff0e::1]:50001",
        "[::ffff:169.254.169.254]:50001", "[::ffff:0.0.0.0]:50001", "[::ffff:224.0.0.1]:50001", "[::7f00:1]:50001",
        "[::127.0.0.1]:50001", "[2002:7f00:1::]:50001", "[2002:a9fe:a9fe::1]:50001", "[64:ff9b::7f00:1]:50001",
        "[64:ff9b::a9fe:a9fe]:50001", "[2001:0:1:2::1]:50001", "[4000::1]:50001", "[fec0::1]:50001",
    })
    void whatIsNoLiteralOfAPossiblePeerIsSkipped(String text) {
        assertThat(PeerAddresses.parse(text)).isEmpty();
    }

    @Test
    void eachAddressCountsOnceAndOnlySoManyAreReadAndKept() {
        List<AmfValue> arguments = new ArrayList<>(Collections.nCopies(3, AmfValue.of("203.0.113.5:50000")));
        arguments.add(AmfNull.NULL);
        arguments.add(AmfValue.of(5));
        for (int i = 0; i < 100_000; i++) {
            arguments.add(AmfValue.of("203.0.113.6:" + (40_000 + i % 20_000)));
        }

        List<InetSocketAddress> addresses = PeerAddresses.read(arguments);

        assertThat(addresses).hasSize(PeerAddresses.MAXIMUM_KEPT).doesNotHaveDuplicates();
        assertThat(addresses.get(0)).isEqualTo(new InetSocketAddress("203.0.113.5", 50_000));
        assertThat(PeerAddresses.read(arguments.subList(0, 5))).hasSize(1);
    }

    @Test
    void nothingThatAClientCanSendMakesItThrow() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        String alphabet = "0123456789abcdefF.:[]%/ x\u0663\u0000";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(PeerAddresses.read(List.of(AmfValue.of(text.toString()))))
                    .as("seed %s, %s", seed, text)
                    .hasSizeLessThan(2);
        }
    }
}
