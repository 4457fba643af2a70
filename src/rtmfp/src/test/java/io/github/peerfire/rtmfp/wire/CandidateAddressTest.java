package io.github.peerfire.rtmfp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateAddressTest {

    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "01c0000201078f, LOCAL, 192.0.2.1, 1935",
        "02cb007109ffff, OBSERVED, 203.0.113.9, 65535",
        "8320010db8000000000000000000000001078f, RELAY, 2001:db8:0:0:0:0:0:1, 1935",
    })
    @Proves({"R7016-002", "R7016-013"})
    void anAddressIsFlagsAndAddressAndPort(String hex, AddressOrigin origin, String host, int port) throws Exception {
        CandidateAddress address = CandidateAddress.decode(new ByteReader(HEX.parseHex(hex)));

        assertThat(address.origin()).isEqualTo(origin);
        assertThat(address.address().getAddress().getHostAddress()).isEqualTo(host);
        assertThat(address.address().getPort()).isEqualTo(port);
        ByteWriter writer = new ByteWriter(new byte[address.encodedLength()]);
        address.encode(writer);
        assertThat(HEX.formatHex(writer.array())).isEqualTo(hex);
    }

    @Test
    @Proves({"R7016-003", "R7016-013"})
    void reservedBitsAreIgnored() throws MalformedException {
        assertThat(CandidateAddress.decode(new ByteReader(HEX.parseHex("7dc0000201078f"))).origin())
                .isEqualTo(AddressOrigin.LOCAL);
    }

    @Test
    @Proves("R7016-004")
    void anAddressThatIsCutOffIsMalformed() {
        for (int length = 0; length < 19; length++) {
            byte[] bytes = new byte[length];
            if (length > 0) {
                bytes[0] = (byte) 0x80;
            }
            assertThatThrownBy(() -> CandidateAddress.decode(new ByteReader(bytes)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aMappedAddressIsTheIPv4AddressThatItMeans() throws MalformedException {
        String hex = "8200000000000000000000ffffc0000201078f";

        assertThat(CandidateAddress.decode(new ByteReader(HEX.parseHex(hex))).encodedLength()).isEqualTo(7);
    }
}
