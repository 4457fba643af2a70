package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressNumbersTest {

    private final AddressNumbers numbers = new AddressNumbers(new SipHash(new byte[SipHash.SECRET_LENGTH]));

    private long number(String host, int port) {
        return numbers.of(new InetSocketAddress(host, port));
    }

    @Test
    void anAddressOfIpv4IsItsNumber() {
        assertThat(number("192.0.2.1", 1_935)).isEqualTo(0xc000_0201_078fL);
        assertThat(number("255.255.255.255", 65_535)).isEqualTo(0xffff_ffff_ffffL);
        assertThat(AddressNumbers.isExact(number("192.0.2.1", 1_935))).isTrue();
    }

    @Test
    void oneOfIpv6HasOneThatNobodyElseCanTell() {
        long number = number("2001:db8::1", 1_935);
        assertThat(number).isEqualTo(number("2001:db8:0::1", 1_935));
        assertThat(number).isNotIn(number("2001:db8::1", 1_936), number("2001:db8::2", 1_935));
        assertThat(AddressNumbers.isExact(number)).isFalse();
        byte[] other = new byte[SipHash.SECRET_LENGTH];
        other[0] = 1;
        assertThat(new AddressNumbers(new SipHash(other)).of(new InetSocketAddress("2001:db8::1", 1_935)))
                .isNotEqualTo(number);
    }
}
