package io.github.peerfire.flash.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures of one datagram, "hey" from 192.0.2.1:1000 to 192.0.2.2:2000, byte by byte. */
class CaptureReaderTest {

    private static final String UDP = "03e8 07d0 000b 0000 686579";
    private static final String IPV4 = "4500 001f 0000 4000 4011 0000 c0000201 c0000202" + UDP;
    private static final String ETHERNET = "020000000002 020000000001 0800" + IPV4;
    /** 45 bytes at 2026-11-22 17:00:00.000123 UTC. */
    private static final String RECORD_LITTLE = "d0c8136a 7b000000 2d000000 2d000000" + ETHERNET;
    private static final String PCAP_LITTLE =
            "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000" + RECORD_LITTLE;
    private static final String SECTION = "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000";
    private static final String INTERFACE = "01000000 14000000 0100 0000 00000400 14000000";
    private static final String PACKET = "06000000 50000000 00000000 00000000 7b000000 2d000000 2d000000"
            + ETHERNET + "000000 50000000";

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    private static CaptureReader open(String digits) throws Exception {
        return CaptureReader.open(new ByteArrayInputStream(bytes(digits)));
    }

    private static List<CapturedDatagram> read(String digits) throws Exception {
        CaptureReader capture = open(digits);
        List<CapturedDatagram> datagrams = new ArrayList<>();
        for (CapturedDatagram datagram = capture.next(); datagram != null; datagram = capture.next()) {
            datagrams.add(datagram);
        }
        return datagrams;
    }

    private static void assertHey(CapturedDatagram datagram) {
        assertThat(datagram.source()).isEqualTo(new InetSocketAddress("192.0.2.1", 1_000));
        assertThat(datagram.destination()).isEqualTo(new InetSocketAddress("192.0.2.2", 2_000));
        assertThat(new String(datagram.payload(), StandardCharsets.US_ASCII)).isEqualTo("hey");
        assertThat(datagram.missing()).isZero();
    }

    private static String pcap(int linkType, String frame) {
        return String.format("a1b2c3d4 0002 0004 00000000 00000000 00040000 %08x 6a13c8d0 0000007b %08x %08x",
                linkType, bytes(frame).length, bytes(frame).length) + frame;
    }

    @Test
    void aDatagramComesOutWithItsTimeAndAddresses() throws Exception {
        List<CapturedDatagram> datagrams = read(PCAP_LITTLE);

        assertThat(datagrams).hasSize(1).allSatisfy(CaptureReaderTest::assertHey);
        assertThat(datagrams.get(0).time()).isEqualTo(1_779_681_488_000_123_000L);
        assertThat(datagrams.get(0).number()).isEqualTo(1);
    }

    @Test
    void timesMayBeInNanosecondsAndBytesInTheOtherOrder() throws Exception {
        List<CapturedDatagram> datagrams = read("a1b23c4d 0002 0004 00000000 00000000 00040000 00000001"
                + "6a13c8d0 0000007b 0000002d 0000002d" + ETHERNET);

        assertThat(datagrams).hasSize(1).allSatisfy(CaptureReaderTest::assertHey);
        assertThat(datagrams.get(0).time()).isEqualTo(1_779_681_488_000_000_123L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 02000000",
        "12, ''",
        "101, ''",
        "228, ''",
        "1, 0200000000020200000000018100000a0800",
        "1, 02000000000202000000000188a800018100000a0800",
        "113, 00000001000602000000000100000800",
        "276, 0800000000000003000100060200000000010000"
    })
    void linksOfManyKindsAreKnown(int linkType, String header) throws Exception {
        assertThat(read(pcap(linkType, header + IPV4))).hasSize(1).allSatisfy(CaptureReaderTest::assertHey);
    }

    @Test
    void ipv6WithOptionsIsReadToo() throws Exception {
        String hops = "1100 050200000000";
        String frame = "6000 0000 0013 0040 20010db8000000000000000000000001 20010db8000000000000000000000002"
                + hops + UDP;

        assertThat(read(pcap(229, frame))).singleElement().satisfies(datagram -> {
            assertThat(datagram.source()).isEqualTo(new InetSocketAddress("2001:db8::1", 1_000));
            assertThat(datagram.payload()).hasSize(3);
        });
    }

    @Test
    void anEnhancedPacketOfPcapngIsRead() throws Exception {
        List<CapturedDatagram> datagrams = read(SECTION + INTERFACE + PACKET);

        assertThat(datagrams).hasSize(1).allSatisfy(CaptureReaderTest::assertHey);
        assertThat(datagrams.get(0).time()).isEqualTo(123_000);
    }

    @Test
    void aSecondSectionHasInterfacesOfItsOwn() throws Exception {
        String nanoseconds = "01000000 20000000 0100 0000 00000400 0900 0100 09000000 0000 0000 20000000";

        List<CapturedDatagram> datagrams = read(SECTION + INTERFACE + PACKET + SECTION + nanoseconds + PACKET);

        assertThat(datagrams.stream().map(CapturedDatagram::time)).containsExactly(123_000L, 123L);
    }

    @Test
    void simplePacketsAndUnknownBlocksOfPcapngDoNotConfuse() throws Exception {
        String unknown = "00001234 00000010 deadbeef 00000010";
        String bigEndian = "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c"
                + "00000001 00000014 0001 0000 00040000 00000014" + unknown
                + "00000003 00000040 0000002d" + ETHERNET + "000000 00000040";

        assertThat(read(bigEndian)).hasSize(1).allSatisfy(CaptureReaderTest::assertHey);
    }

    @Test
    void whatIsNoUdpIsPassedOverAndCounted() throws Exception {
        String tcp = IPV4.replace("4011", "4006");
        String fragment = IPV4.replace("0000 4000", "0000 2000");
        String arp = "020000000002 020000000001 0806 0001";
        String notEvenIp = "00";
        for (String frame : List.of("020000000002 020000000001 0800" + tcp, arp, notEvenIp,
                "020000000002 020000000001 0800" + fragment)) {
            CaptureReader capture = open(pcap(1, frame));

            assertThat(capture.next()).isNull();
            assertThat(capture.skipped()).isEqualTo(1);
        }
    }

    @Test
    void aFrameThatWasCutSaysHowMuchIsMissing() throws Exception {
        String cut = pcap(101, IPV4.substring(0, IPV4.length() - 2));

        assertThat(read(cut)).singleElement().satisfies(datagram -> {
            assertThat(datagram.payload()).hasSize(2);
            assertThat(datagram.missing()).isEqualTo(1);
        });
    }

    @Test
    void whatIsNoCaptureIsRefused() {
        assertThatThrownBy(() -> open("464c5601 05000000 09"))
                .isInstanceOf(CaptureException.class)
                .hasMessage("This is no capture: pcap and pcapng do not begin with 464c5601.");
        assertThatThrownBy(() -> open("d4c3"))
                .hasMessage("The capture ends within its first four bytes at byte 0: 2 of 4 bytes are missing.");
        assertThatThrownBy(() -> open(""))
                .hasMessage("The capture ends at byte 0, before its first four bytes.");
    }

    @Test
    void aCaptureThatWasCutSaysWhere() throws Exception {
        CaptureReader capture = open(PCAP_LITTLE + "d0c8136a 7b00");

        assertHey(capture.next());
        assertThatThrownBy(capture::next).isInstanceOf(CaptureException.class)
                .hasMessage("The capture ends within the header of frame 2 at byte 85: 10 of 16 bytes are missing.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "d4c3b2a102000400000000000000000000000400 01000000 00000000 00000000 ffffffff 00000000"
                + "|Frame 1 at byte 40 claims to have 4294967295 bytes: the capture is damaged.",
        "0a0d0d0a 1c000000 00000000|The capture is damaged at byte 12: a section has no byte order.",
        "0a0d0d0a 0c000000 4d3c2b1a|The capture is damaged at byte 12: a section has no room for its header.",
        "0a0d0d0a 1d000000 4d3c2b1a|The capture is damaged at byte 12: a block claims to have 29 bytes.",
        SECTION + "01000000 0c000000 0c000000"
                + "|The capture is damaged at byte 40: an interface has no description, or there are too many.",
        SECTION + PACKET
                + "|The capture is damaged at byte 108: frame 1 is of interface 0, which is not described.",
    })
    void damageIsDescribed(String digits, String message) {
        assertThatThrownBy(() -> read(digits)).isInstanceOf(CaptureException.class).hasMessage(message);
    }
}
