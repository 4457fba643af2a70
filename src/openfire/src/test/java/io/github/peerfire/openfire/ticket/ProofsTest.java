package io.github.peerfire.openfire.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** The test vectors of ProtoXEP sections 3.2 and 4.3. */
class ProofsTest {

    private static final SessionNonces NONCES = new SessionNonces(counting(0x00), counting(0x20));
    private static final String SECRET = "Zk3nB0q8RfY2sTtJ5wXvLg";
    private static final JID ALICE = new JID("alice@example.net/desk");

    @Test
    void theTicketProofIsThatOfTheVector() {
        assertThat(Proofs.hex(Proofs.ticket(NONCES, SECRET)))
                .isEqualTo("fd1e2a402fc12ff347cf074faa765144c03f11cdeff1007bb860425be87e4322");
    }

    @Test
    void theAuthTokenIsThatOfTheVector() {
        assertThat(Proofs.hex(Proofs.authToken(NONCES, SECRET)))
                .isEqualTo("19d1b036237be42946c3daef584a77d1fd11d0493b11d0298c6181a0f022d15c");
    }

    @Test
    void theBindProofsAreThoseOfTheVector() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 0xa1);
        PeerId peer = new PeerId(bytes);
        assertThat(Proofs.hex(Proofs.bindClient(NONCES, peer, ALICE)))
                .isEqualTo("3b38ca5a2b1825e7602cee102b6e631761b621464e9ae9046bab9c65f809b72d");
        assertThat(Proofs.hex(Proofs.bindServer(NONCES, peer, ALICE)))
                .isEqualTo("09c19012e70b25ca66e9df51ca8378eecbeb23cdcbddce32c5c41d52f69412f6");
    }

    @Test
    void theFullJidIsProvenInUtf8() {
        // Python: hmac.new(bytes(64), b'urn:xmpp:rtmfp:0 bind client\0' + bytes(32) + jid.encode(), 'sha256')
        SessionNonces nonces = new SessionNonces(new byte[32], new byte[32]);
        PeerId peer = new PeerId(new byte[32]);
        assertThat(Proofs.hex(Proofs.bindClient(nonces, peer, new JID("alice@example.net/b\u00fcro"))))
                .isEqualTo("a507b136f92fee8b31d770a93443e82a30b0928624dfdf371e8124b3432f38ba");
    }

    @Test
    void digitsAreReadInEitherCaseAndNothingElseIs() {
        String digits = "fd1e2a402fc12ff347cf074faa765144c03f11cdeff1007bb860425be87e4322";
        byte[] proof = Proofs.parse(digits).orElseThrow();
        assertThat(Proofs.hex(proof)).isEqualTo(digits);
        assertThat(Proofs.parse(digits.toUpperCase(Locale.ROOT)).orElseThrow()).isEqualTo(proof);
        assertThat(Proofs.parse("")).isEmpty();
        assertThat(Proofs.parse(digits + "00")).isEmpty();
        assertThat(Proofs.parse(digits.substring(1))).isEmpty();
        assertThat(Proofs.parse(digits.replace('4', 'g'))).isEmpty();
        assertThat(Proofs.parse(digits.replace('4', '\u0664'))).isEmpty();
    }

    private static byte[] counting(int from) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
