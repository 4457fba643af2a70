package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.element.Bound;
import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.Test;

/** The vectors of ProtoXEP 3.2 and 4.3. */
class ProofsTest {

    private static final String SECRET = "Zk3nB0q8RfY2sTtJ5wXvLg";
    private static final String JID = "alice@example.net/desk";
    private static final PeerId PEER = PeerId.parse("a1".repeat(32));

    private final Proofs proofs = new Proofs(Bytes.counting(0x00), Bytes.counting(0x20));

    @Test
    void theTicketProofIsTheSpecificationsVector() {
        assertThat(proofs.ticketProof(SECRET))
                .isEqualTo("fd1e2a402fc12ff347cf074faa765144c03f11cdeff1007bb860425be87e4322");
    }

    @Test
    void theSpecificationsAuthTokenIsRightAndAnyOtherIsWrong() {
        String token = "19d1b036237be42946c3daef584a77d1fd11d0493b11d0298c6181a0f022d15c";
        assertThat(proofs.isAuthToken(SECRET, token)).isTrue();
        assertThat(proofs.isAuthToken(SECRET, token.replace('1', '2'))).isFalse();
        assertThat(proofs.isAuthToken(SECRET, "")).isFalse();
        assertThat(proofs.isAuthToken("AAAAAAAAAAAAAAAAAAAAAA", token)).isFalse();
    }

    @Test
    void theClientProofIsTheSpecificationsVector() {
        assertThat(proofs.clientProof(PEER, JID))
                .isEqualTo("3b38ca5a2b1825e7602cee102b6e631761b621464e9ae9046bab9c65f809b72d");
    }

    @Test
    void theSpecificationsServerProofIsRightAndTheClientsIsNot() {
        String proof = "09c19012e70b25ca66e9df51ca8378eecbeb23cdcbddce32c5c41d52f69412f6";
        assertThat(proofs.isServerProof(PEER, JID, proof)).isTrue();
        assertThat(proofs.isServerProof(PEER, JID, proofs.clientProof(PEER, JID))).isFalse();
        assertThat(proofs.isServerProof(PEER, "mallory@example.net/x", proof)).isFalse();
    }

    @Test
    void onlyWhoProvesItHasBoundOurPeerId() {
        String proof = "09c19012e70b25ca66e9df51ca8378eecbeb23cdcbddce32c5c41d52f69412f6";
        assertThat(proofs.areKnownTo(bound("a1", Optional.of(proof)), PEER, JID)).isTrue();
        assertThat(proofs.areKnownTo(bound("b2", Optional.of(proof)), PEER, JID)).isFalse();
        assertThat(proofs.areKnownTo(bound("a1", Optional.of(proof.replace('9', '8'))), PEER, JID)).isFalse();
        assertThat(proofs.areKnownTo(bound("a1", Optional.empty()), PEER, JID)).isFalse();
    }

    private static Bound bound(String peer, Optional<String> proof) {
        return new Bound(StanzaBuilder.buildIqData("b1"), peer.repeat(32), 1, "rtmfp://rtmfp.example.net/xmpp",
                Optional.empty(), proof);
    }
}
