package io.github.peerfire.flash.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserControlTest {

    static List<Arguments> vectors() {
        return List.of(
                Arguments.of("0000 001e8481", new UserControl.StreamBegin(2_000_001)),
                Arguments.of("0001 00000005", new UserControl.StreamEof(5)),
                Arguments.of("0002 00000005", new UserControl.StreamDry(5)),
                Arguments.of("0003 00000005 000003e8", new UserControl.SetBufferLength(5, 1_000)),
                Arguments.of("0006 ffffffff", new UserControl.PingRequest(0xffff_ffffL)),
                Arguments.of("0007 ffffffff", new UserControl.PingResponse(0xffff_ffffL)),
                Arguments.of("0004 00000001", new UserControl.StreamIsRecorded(1)),
                Arguments.of("0022 00000008 00000002", new UserControl.FlowSynchronization(8, 2)),
                Arguments.of("0029 00003a98 00002710", new UserControl.SetKeepaliveTimers(15_000, 10_000)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachEventIsReadAndWrittenAsItsBytes(String hex, UserControl event) throws MalformedMessageException {
        byte[] wire = bytes("04 00000000" + hex);
        assertThat(RtmpMessage.decode(wire)).isEqualTo(new UserControlMessage(event));
        assertThat(new UserControlMessage(event).encode()).isEqualTo(wire);
    }

    @Test
    void anUnknownEventIsPreserved() throws MalformedMessageException {
        byte[] wire = bytes("04 00000000 0020 c0ffee");
        assertThat(RtmpMessage.decode(wire).encode()).isEqualTo(wire);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
