package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtmfpUriTest {

    @ParameterizedTest
    @CsvSource({
        "rtmfp://rtmfp.example.net/xmpp,       rtmfp.example.net, 1935, xmpp",
        "RTMFP://rtmfp.example.net,            rtmfp.example.net, 1935, ''",
        "rtmfp://rtmfp.example.net:443/key/,   rtmfp.example.net, 443,  key/",
        "rtmfp://192.0.2.1/a/b?c=d,            192.0.2.1,         1935, a/b?c=d",
        "rtmfp://[2001:db8::1]:19350/live,     2001:db8::1,       19350, live",
        "rtmfp://host/%C3%A4,                  host,              1935, %C3%A4"})
    @Proves("R7425-148")
    void hasHostPortAndPath(String text, String host, int port, String application) {
        RtmfpUri uri = RtmfpUri.parse(text);
        assertThat(uri.host()).contains(host);
        assertThat(uri.port()).isEqualTo(port);
        assertThat(uri.application()).isEqualTo(application);
        assertThat(uri.toString()).isEqualTo(text);
    }

    @Test
    @Proves("R7425-149")
    void whatIsNotAsciiIsPercentEncodedUtf8() {
        RtmfpUri uri = RtmfpUri.parse("rtmfp://host/\u00e4/a\u0308?\u20ac");
        assertThat(uri.application()).isEqualTo("%C3%A4/%C3%A4?%E2%82%AC");
        assertThat(uri.toString()).isEqualTo("rtmfp://host/%C3%A4/%C3%A4?%E2%82%AC");
    }

    @Test
    void withoutServerItIsOnlyTheScheme() {
        assertThat(RtmfpUri.parse("rtmfp:").isServerless()).isTrue();
        assertThat(RtmfpUri.parse("rtmfp://host").isServerless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rtmp://host/", "rtmfp://", "rtmfp:/path", "rtmfp://host:0/", "rtmfp://host:65536/",
        "rtmfp://user:secret@host/", "rtmfp://host/#part", "rtmfp://ho st/", "host/path"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RtmfpUri.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
