package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7425 §5.3.3. */
class PeerInfoTest {

    @Test
    @Proves({"R7425-113", "R7425-116"})
    void listsAddressesInPresentationFormat() {
        CommandMessage command = PeerInfo.command(List.of(
                new InetSocketAddress("192.0.2.129", 50_001), new InetSocketAddress("2001:db8:1::2", 50_002)), false);
        assertThat(command.name()).isEqualTo("setPeerInfo");
        assertThat(command.transactionId()).isZero();
        assertThat(command.commandObject()).isEqualTo(AmfNull.NULL);
        assertThat(command.extended()).isFalse();
        assertThat(command.arguments())
                .isEqualTo(AmfValue.listOf(List.of("192.0.2.129:50001", "[2001:db8:1:0:0:0:0:2]:50002")));
    }

    @Test
    @Proves({"R7425-114", "R7425-115"})
    void leavesOutWhatNobodyElseCanReach() {
        assertThat(PeerInfo.command(List.of(
                new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress("::1", 1),
                new InetSocketAddress("169.254.1.1", 1), new InetSocketAddress("fe80::1", 1),
                new InetSocketAddress("0.0.0.0", 1), new InetSocketAddress("224.0.0.1", 1)), false).arguments())
                .isEmpty();
    }

    @Test
    void namesAnAddressOnce() {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 7);
        assertThat(PeerInfo.command(List.of(address, address), false).arguments()).hasSize(1);
    }
}
