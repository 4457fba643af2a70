package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectDecision.Accepted;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeveloperKeysTest {

    private final DeveloperKeys keys = new DeveloperKeys(List.of("0123abcd-ef", "other"));

    @Test
    void aKeyInTheUrlAdmitsWhateverTheAppIs() {
        assertThat(authorize("rtmfp://host/0123abcd-ef/instance", "live")).isInstanceOf(Accepted.class);
    }

    @Test
    void aKeyInTheAppAdmitsAClientThatHasItOnlyThere() {
        assertThat(authorize("rtmfp://host/somewhere", "0123abcd-ef")).isInstanceOf(Accepted.class);
    }

    @Test
    void anUnknownKeyFailsAsWithCirrus() {
        assertThat(authorize("rtmfp://host/unknown", ""))
                .isInstanceOfSatisfying(Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("NetConnection.Connect.Failed"));
    }

    @Test
    void theReservedSegmentAndAnEmptyTextAreNoKeys() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeveloperKeys(List.of("xmpp")));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeveloperKeys(List.of("")));
    }

    @Test
    void onlyPeersOfTheSameKeyAreIntroduced() {
        ConnectedPeer alice = peer("rtmfp://host/0123abcd-ef");
        ConnectedPeer bob = peer("rtmfp://host/0123abcd-ef/");
        ConnectedPeer carol = peer("rtmfp://host/other");

        assertThat(keys.mayIntroduce(List.of(alice), bob)).isCompletedWithValue(true);
        assertThat(keys.mayIntroduce(List.of(carol), bob)).isCompletedWithValue(false);
        assertThat(keys.mayIntroduce(List.of(carol, alice), bob)).isCompletedWithValue(true);
    }

    private ConnectedPeer peer(String url) {
        Accepted accepted = (Accepted) authorize(url, "");
        return new ConnectedPeer(1, new PeerId(new byte[32]), true, new InetSocketAddress("192.0.2.1", 4000),
                accepted.owner(), new byte[32], new byte[32], Instant.EPOCH);
    }

    private ConnectDecision authorize(String url, String app) {
        return keys.authorize(new ConnectRequest(new PeerId(new byte[32]), true, true,
                new InetSocketAddress("192.0.2.1", 4000), url, app, Map.of(), List.of(), new byte[32], new byte[32]));
    }
}
