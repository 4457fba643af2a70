package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The expected bytes were computed with another implementation of HMAC and AES. */
class KeyDerivationTest {

    private static final byte[] SECRET = hex("0123456789");
    private static final byte[] NEAR = hex("021d02");
    private static final byte[] FAR = hex("031a0000021e00");

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    @Proves({"R7425-067", "R7425-068", "R7425-074"})
    void keysAndNoncesFollowFromTheSecretAndBothComponents() {
        KeyDerivation keys = KeyDerivation.of(SECRET, NEAR, FAR);

        assertThat(keys.encryptKey())
                .isEqualTo(hex("dca76da64df725601a61b820449e9f21c93871c0d7b5c62629bde5bf180611c9"));
        assertThat(keys.decryptKey())
                .isEqualTo(hex("5ab40f1e3cf686d661e938b968e2990c1b678066e604ff039693f7a36cc9d673"));
        assertThat(keys.hmacSendKey())
                .isEqualTo(hex("51288946ff12512a32db1d89d8d3ba87038a354668510aa1ef7bfab5a0331c40"));
        assertThat(keys.hmacReceiveKey())
                .isEqualTo(hex("7632f153e4fe62d0f297f7d149310cdaa5a0fe9c5d0583c1485d797b0c7d998b"));
        assertThat(keys.nearNonce())
                .isEqualTo(hex("21e72336a5d0c1bdff4f976ab05f209312a37d1e99a6b3c39a21e07126d1789d"));
        assertThat(keys.farNonce())
                .isEqualTo(hex("bfc8b6186629d06fcdab631014b1d952887ac82cd592863eb9ca312682435363"));
    }

    @Test
    void theFarEndDerivesTheMirrorImage() {
        KeyDerivation near = KeyDerivation.of(SECRET, NEAR, FAR);
        KeyDerivation far = KeyDerivation.of(SECRET, FAR, NEAR);

        assertThat(far.encryptKey()).isEqualTo(near.decryptKey());
        assertThat(far.decryptKey()).isEqualTo(near.encryptKey());
        assertThat(far.hmacSendKey()).isEqualTo(near.hmacReceiveKey());
        assertThat(far.hmacReceiveKey()).isEqualTo(near.hmacSendKey());
        assertThat(far.nearNonce()).isEqualTo(near.farNonce());
    }

    @Test
    void anEmptyComponentIsAKeyLikeAnyOther() {
        assertThat(KeyDerivation.of(SECRET, NEAR, new byte[0]).encryptKey()).hasSize(32);
        // RFC 2104 pads keys with zeros; HMAC-SHA256 of nothing under the empty key is well known.
        assertThat(Hmac.sha256(new byte[0]))
                .isEqualTo(hex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    @Test
    @Proves("R7425-066")
    void secretsAreEncodedWithoutLeadingZerosOrSign() {
        // RFC 7425 §4.6.2
        assertThat(DiffieHellmanGroup.magnitude(BigInteger.valueOf(4_886_718_345L))).isEqualTo(SECRET);
        assertThat(DiffieHellmanGroup.magnitude(BigInteger.valueOf(0xff))).isEqualTo(hex("ff"));
        assertThat(DiffieHellmanGroup.magnitude(BigInteger.ZERO)).isEmpty();
    }

    @Test
    void nothingSecretIsInItsText() {
        assertThat(KeyDerivation.of(SECRET, NEAR, FAR)).hasToString("KeyDerivation");
        assertThat(PacketKey.startup()).hasToString("PacketKey");
    }
}
