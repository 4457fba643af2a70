package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectRequestTest {

    @Test
    void thePathIsFoundHoweverTheClientWritesItsUrl() {
        assertThat(path("rtmfp://host/key", "live")).containsExactly("key");
        assertThat(path("rtmfp://host:1935/key/", "")).containsExactly("key");
        assertThat(path("rtmfp://host//key/instance?a=b/c", "")).containsExactly("key", "instance");
        assertThat(path("rtmfp://host/%6bey%2Fx+y", "")).containsExactly("key/x+y");
    }

    @Test
    void theAppIsTheKeyOfAClientWhoseUrlHasNone() {
        assertThat(path("rtmfp://host", "key/instance")).containsExactly("key", "instance");
        assertThat(path("rtmfp://host/", "key?x")).containsExactly("key");
        assertThat(path("", "")).isEmpty();
    }

    @Test
    void aBadEscapeIsTakenAsItIs() {
        assertThat(path("rtmfp://host/%zz", "")).containsExactly("%zz");
    }

    @Test
    void whatItSaysInLogsHoldsNoTicket() {
        assertThat(request("rtmfp://host/xmpp/ticket", "").toString()).doesNotContain("ticket");
    }

    private static List<String> path(String tcUrl, String app) {
        return request(tcUrl, app).path();
    }

    private static ConnectRequest request(String tcUrl, String app) {
        return new ConnectRequest(new PeerId(new byte[32]), true, true, new InetSocketAddress("192.0.2.1", 4000),
                tcUrl, app, Map.of(), List.of(), new byte[32], new byte[32]);
    }
}
