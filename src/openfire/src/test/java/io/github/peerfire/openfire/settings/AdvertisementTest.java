package io.github.peerfire.openfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class AdvertisementTest {

    private static final JID SERVICE = new JID("rtmfp.example.net");

    @Test
    void theUriNamesThePortOnlyIfItIsNotTheUsualOne() {
        assertThat(new Advertisement("h.example.net", 1935, SERVICE).uri()).isEqualTo("rtmfp://h.example.net/xmpp");
        assertThat(new Advertisement("h.example.net", 443, SERVICE).uri()).isEqualTo("rtmfp://h.example.net:443/xmpp");
    }

    @Test
    void anIpv6AddressIsPutInBrackets() {
        assertThat(new Advertisement("2001:db8::1", 443, SERVICE).uri()).isEqualTo("rtmfp://[2001:db8::1]:443/xmpp");
    }

    @Test
    void aHostMayBeTheService() {
        assertThat(new Advertisement("RTMFP.example.net", 443, SERVICE).isNamedByHost()).isTrue();
        assertThat(new Advertisement("example.net", 443, SERVICE).isNamedByHost()).isFalse();
    }
}
