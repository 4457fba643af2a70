package io.github.peerfire.openfire.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void whatCouldBeginAnotherLineOrValueIsEscaped() {
        assertThat(LogText.escape("a\r\nb c=\"d\"\\\u2028\u0007\u202e")).isEqualTo(
                "a\\u000d\\u000ab\\u0020c\\u003d\\u0022d\\u0022\\u005c\\u2028\\u0007\\u202e");
    }

    @Test
    void jidsAndAddressesStayAsTheyAre() {
        assertThat(LogText.escape("jürgen@example.net/phone-1")).isEqualTo("jürgen@example.net/phone-1");
        assertThat(LogText.escape("[2001:db8::1]:1935")).isEqualTo("[2001:db8::1]:1935");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(LogText.escape("x".repeat(100_000))).hasSize(256);
    }

    @Test
    void whatIsLastInALineMayHaveEqualsSigns() {
        assertThat(LogText.escapeLast("probePort=1936 x\n")).isEqualTo("probePort=1936\\u0020x\\u000a");
    }
}
