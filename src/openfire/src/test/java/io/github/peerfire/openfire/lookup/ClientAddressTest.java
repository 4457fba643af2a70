package io.github.peerfire.openfire.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void addressesAreReadInTheFormsThatServersTellThem() throws Exception {
        InetAddress documentation = InetAddress.getByName("2001:db8::1");
        assertThat(ClientAddress.parse("203.0.113.5")).contains(InetAddress.getByName("203.0.113.5"));
        assertThat(ClientAddress.parse("2001:db8:0:0:0:0:0:1")).contains(documentation);
        assertThat(ClientAddress.parse("[2001:db8::1]")).contains(documentation);
        assertThat(ClientAddress.parse("2001:db8::1%eth0")).contains(documentation);
        assertThat(ClientAddress.parse("::ffff:203.0.113.5")).contains(InetAddress.getByName("203.0.113.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.net", "face", "unknown", "256.0.0.1", "1.2.3", "01.2.3.4", ":", "::x", "1:2"})
    void whatIsNoAddressIsNotAsked(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }
}
