package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlashCryptographyProfileTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static FlashCryptographyProfile flashPlayer() {
        return FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024)
                .hmac(Negotiation.ON_REQUEST).hmacLength(10).sequenceNumbers(Negotiation.ON_REQUEST)
                .build(new SeededRandom(1));
    }

    @Test
    @Proves({"R7425-051", "R7425-054", "R7425-061", "R7425-073"})
    void flashPlayerGetsTheAnswerThatItsFixedOffsetsNeed() throws KeyingException {
        FlashCryptographyProfile client = flashPlayer();

        Handshake handshake = Handshake.between(client, FlashCryptographyProfile.server(new SeededRandom(2)), 3);

        assertThat(client.certificate().encoded()).hasSize(132);
        assertThat(handshake.initiatorComponent()).hasSize(76).endsWith(hex("03 1a 02 0a 02 1e 02"));
        assertThat(handshake.responderComponent()).hasSize(139)
                .startsWith(hex("03 1a 00 00 02 1e 00 81 02 0d 02"));
        assertThat(handshake.responder().cipher().authenticates()).isFalse();
    }

    @Test
    @Proves({"R7425-050", "R7425-053", "R7425-062"})
    void aFlashPlayerThatCallsAnotherPeerGetsExactlySeventyThreeBytes() throws KeyingException {
        Handshake handshake =
                Handshake.between(flashPlayer(), FlashCryptographyProfile.client(new SeededRandom(2)), 3);

        assertThat(handshake.responderComponent()).hasSize(73).startsWith(hex("03 1a 00 00 02 1e 00 41 0e"));
    }

    @Test
    @Proves({"R7425-153", "R7425-154", "R7425-155"})
    void anInitiatorThatAsksIsAnsweredWithHmacAndSequenceNumbersInBothDirections() throws KeyingException {
        Handshake handshake = Handshake.between(
                FlashCryptographyProfile.client(new SeededRandom(1)),
                FlashCryptographyProfile.server(new SeededRandom(2)), 3);

        assertThat(handshake.initiatorComponent()).endsWith(hex("03 1a 03 10 02 1e 03"));
        assertThat(handshake.responderComponent()).startsWith(hex("03 1a 05 10 02 1e 05"));
        assertThat(handshake.initiator().cipher().authenticates()).isTrue();
        assertThat(handshake.responder().cipher().authenticates()).isTrue();
    }

    @Test
    @Proves({"R7425-027", "R7425-029"})
    void signaturesAreTheLetterXAndAnythingIsValid() throws KeyingException {
        FlashCryptographyProfile client = FlashCryptographyProfile.client(new SeededRandom(1));
        FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(2));
        var near = client.initiate(server.certificate(), new SeededRandom(3)).orElseThrow();
        var far = server.respond(client.certificate(), near.component(), new SeededRandom(4));

        assertThat(near.sign(new byte[9])).isEqualTo(hex("58"));
        assertThat(far.agree(new byte[9], hex("ff ff ff")).nearNonce()).hasSize(32);
        assertThat(far.sign(new byte[9])).isEqualTo(hex("58"));
    }

    @Test
    @Proves("R7425-030")
    void aServerWithAPasswordRefusesWhoDoesNotKnowIt() throws KeyingException {
        FlashCryptographyProfile server = withPassword(Map.of("alice", "wonderland"));

        assertThat(Handshake.between(withPassword(Map.of("alice", "wonderland")), server, 3).initiator()).isNotNull();
        assertThatThrownBy(() -> Handshake.between(withPassword(Map.of("alice", "looking-glass")), server, 3))
                .isInstanceOf(KeyingException.class).hasMessageContaining("signature");
        assertThatThrownBy(() -> Handshake.between(withPassword(Map.of("bob", "wonderland")), server, 3))
                .isInstanceOf(KeyingException.class);
        assertThatThrownBy(() -> Handshake.between(flashPlayer(), server, 3)).isInstanceOf(KeyingException.class);
    }

    private static FlashCryptographyProfile withPassword(Map<String, String> passwords) {
        return FlashCryptographyProfile.builder().ephemeralKeys(DiffieHellmanGroup.MODP_1024)
                .signature(new SimplePassword(passwords)).build(new SeededRandom(1));
    }

    @Test
    @Proves({"R7425-028", "R7425-031", "R7425-032", "R7425-033", "R7425-034"})
    void oneWrongHmacUnderAKnownIdentifierSpoilsTheSignature() {
        SimplePassword password = new SimplePassword(Map.of("a", "secret"));
        byte[] good = password.sign(hex("01"));
        byte[] unknown = new SimplePassword(Map.of("b", "secret")).sign(hex("01"));
        byte[] bad = password.sign(hex("02"));

        assertThat(good).hasSize(35).startsWith(0x22, 0x1d).endsWith('a');
        assertThat(password.verify(hex("01"), join(unknown, good))).isTrue();
        assertThat(password.verify(hex("01"), join(good, bad))).isFalse();
        assertThat(password.verify(hex("01"), unknown)).isFalse();
        assertThat(password.verify(hex("01"), hex("58"))).isFalse();
        assertThat(password.verify(hex("01"), hex("03 1d 00 00"))).isFalse();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    @Test
    @Proves("R7425-035")
    void inGlareTheLowerCertificatePrevailsAndAPrefixIsLower() {
        FlashCryptographyProfile near = FlashCryptographyProfile.server(new SeededRandom(1));
        byte[] own = near.certificate().encoded();
        byte[] lower = own.clone();
        lower[10]--;
        byte[] higher = own.clone();
        higher[10]++;

        assertThat(near.prevailsInGlare(raw(own))).isTrue();
        assertThat(near.prevailsInGlare(raw(higher))).isTrue();
        assertThat(near.prevailsInGlare(raw(lower))).isFalse();
        assertThat(near.prevailsInGlare(raw(Arrays.copyOf(own, own.length + 1)))).isTrue();
        assertThat(near.prevailsInGlare(raw(Arrays.copyOf(own, own.length - 1)))).isFalse();
        assertThat(near.prevailsInGlare(raw(hex("ff")))).as("bytes are unsigned").isTrue();
    }

    private record Raw(byte[] encoded, byte[] canonicalDiscriminator) implements Certificate {
    }

    private static Certificate raw(byte[] encoded) {
        return new Raw(encoded, new byte[0]);
    }

    @Test
    @Proves("R7425-036")
    void onlyTheSameCertificateOverrides() {
        FlashCryptographyProfile near = FlashCryptographyProfile.server(new SeededRandom(1));
        byte[] sameCanonicalSection = Arrays.copyOf(near.certificate().encoded(), 78);

        assertThat(near.overrides(raw(hex("02 15 02")), raw(hex("02 15 02")))).isTrue();
        assertThat(near.overrides(raw(sameCanonicalSection), near.certificate())).isFalse();
    }

    @Test
    void anIdentityCanServeSeveralEndpoints() throws KeyingException {
        FlashCryptographyProfile first = FlashCryptographyProfile.client(new SeededRandom(1));
        FlashCryptographyProfile second = first.forAnotherEndpoint();

        assertThat(second.peerId()).isEqualTo(first.peerId());
        assertThat(Handshake.between(second, FlashCryptographyProfile.server(new SeededRandom(2)), 3)).isNotNull();
    }

    @Test
    void impossibleSettingsAreRefused() {
        FlashCryptographyProfileBuilder builder = FlashCryptographyProfile.builder();

        assertThatThrownBy(() -> builder.build(new SeededRandom(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.hmacLength(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.hmacLength(33)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.staticKeys(DiffieHellmanGroup.MODP_1024).hostname("a.example").build(new SeededRandom(1))
                .certificate().hostname()).contains("a.example");
    }
}
