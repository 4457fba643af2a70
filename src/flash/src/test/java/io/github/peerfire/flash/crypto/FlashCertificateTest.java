package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.peerfire.conformance.Proves;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlashCertificateTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static FlashCertificate decode(String digits) {
        return FlashCertificate.decode(hex(digits)).orElseThrow();
    }

    private static PeerId sha256(String digits) throws NoSuchAlgorithmException {
        return new PeerId(MessageDigest.getInstance("SHA-256").digest(hex(digits)));
    }

    @Test
    @Proves({"R7425-012", "R7425-013"})
    void theFingerprintCoversTheBytesBeforeTheFirstMarker() throws NoSuchAlgorithmException {
        String canonical = "01 0a 03 15 80 02";

        assertThat(decode(canonical).peerId()).isEqualTo(sha256(canonical));
        assertThat(decode(canonical + "00 02 0e 01 00").peerId()).isEqualTo(sha256(canonical));
        assertThat(decode("00" + canonical).peerId()).isEqualTo(sha256(""));
        assertThat(decode("").peerId().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    @Proves({"R7425-013", "R7425-014"})
    void unusualEncodingsAreKeptAsTheyWereSent() throws NoSuchAlgorithmException {
        // RFC 7425 §4.3.2; a length of 3 in two bytes, a group of 2 in two bytes, an option that nobody knows
        String sent = "80 03 15 80 02 04 c1 00 aa bb";

        FlashCertificate certificate = decode(sent);

        assertThat(certificate.encoded()).isEqualTo(hex(sent));
        assertThat(certificate.peerId()).isEqualTo(sha256(sent));
        assertThat(certificate.supports(DiffieHellmanGroup.MODP_1024)).isTrue();
        assertThat(certificate.supports(DiffieHellmanGroup.MODP_2048)).isFalse();
    }

    @Test
    @Proves({"R7425-015", "R7425-017", "R7425-019", "R7425-022"})
    void optionsBeyondTheFirstMarkerCountForNothing() {
        FlashCertificate certificate = decode("02 0e 01 00 02 00 61 01 0a 02 15 02 03 1d 02 05");

        assertThat(certificate.hostname()).isEmpty();
        assertThat(certificate.acceptsAncillaryData()).isFalse();
        assertThat(certificate.supports(DiffieHellmanGroup.MODP_1024)).isFalse();
        assertThat(certificate.hasStaticKeys()).isFalse();
    }

    @Test
    @Proves({"R7425-021", "R7425-023"})
    void everyOptionIsUnderstood() {
        FlashCertificate ephemeral = decode("04 00 61 2e 62 01 0a 02 15 02 02 15 0e");
        FlashCertificate staticKey = decode("05 1d 02 00 12 34 03 1d 0e 05");

        assertThat(ephemeral.hostname()).contains("a.b");
        assertThat(ephemeral.acceptsAncillaryData()).isTrue();
        assertThat(ephemeral.supports(DiffieHellmanGroup.MODP_2048)).isTrue();
        assertThat(ephemeral.hasStaticKeys()).isFalse();
        assertThat(staticKey.hasStaticKeys()).isTrue();
        assertThat(staticKey.staticKey(2).orElseThrow().number()).isEqualTo(0x1234);
        assertThat(staticKey.supports(DiffieHellmanGroup.MODP_2048)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "02 00 61 02 00 61", // two hostnames
        "02 15 02 03 1d 02 05", // both kinds of keys
        "05 15 02", // a length beyond the end
        "80 80 80 80 80 80 80 80 80 80 01 15", // a length of more than 64 bits
        "ff ff ff ff ff ff ff ff 7f 15", // a length of 2^63 - 1
        "01 15", // a group that is not there
        "01 1d", // a key without a group
        "02 15 80", // a group cut short
        "01 8a", // a type cut short
        "00 05 0e", // malformed beyond the marker
    })
    @Proves({"R7425-016", "R7425-020", "R7425-025"})
    void malformedCertificatesAreNotDecoded(String sent) {
        assertThat(FlashCertificate.decode(hex(sent))).isEmpty();
    }

    @Test
    @Proves({"R7425-018", "R7425-020", "R7425-152"})
    void aServersCertificateIsNoLongerThanItHasToBe() {
        byte[] encoded = FlashCryptographyProfile.server(new SeededRandom(1)).certificate().encoded();

        assertThat(encoded).hasSize(17).startsWith(hex("01 0a 05 0e")).endsWith(hex("02 15 02 02 15 0e 02 15 10"));
        assertThat(FlashCryptographyProfile.server(new SeededRandom(2)).certificate().encoded())
                .isNotEqualTo(encoded);
    }

    @Test
    void whoNamesAPathOnlyIsShownTheLeastThatAServersCertificateCanHave() {
        FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(1));
        byte[] path = FlashEndpointDiscriminator.ofUri("xmpp").encoded();
        byte[] encoded = server.certificateFor(path);
        FlashCertificate bare = FlashCertificate.decode(encoded).orElseThrow();

        assertThat(encoded).isEqualTo(hex("01 0a 02 15 0e"));
        assertThat(server.selects(path, bare)).isTrue();
        assertThat(FlashCryptographyProfile.client(new SeededRandom(2)).initiate(bare, new SeededRandom(3)))
                .as("keys can be agreed").isPresent();
    }

    @Test
    void allOthersAreShownTheCertificateItself() {
        FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(1));
        FlashCryptographyProfile peer = FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).acceptAncillaryData().build(new SeededRandom(2));

        assertThat(server.certificateFor(FlashEndpointDiscriminator.ofUri("rtmfp://a/b").encoded()))
                .isEqualTo(server.certificate().encoded());
        assertThat(server.certificateFor(server.certificate().canonicalDiscriminator()))
                .isEqualTo(server.certificate().encoded());
        assertThat(peer.certificateFor(FlashEndpointDiscriminator.ofUri("xmpp").encoded()))
                .as("its keys are what it is known by").isEqualTo(peer.certificate().encoded());
    }

    @Test
    void onlyWhoNamesAUrlOrAServersFingerprintTakesAShortAnswer() {
        FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(1));
        FlashCryptographyProfile peer = FlashCryptographyProfile.client(new SeededRandom(2));

        assertThat(server.takesShortAnswer(FlashEndpointDiscriminator.ofUri("rtmfp://a/b").encoded())).isTrue();
        assertThat(server.takesShortAnswer(server.certificate().canonicalDiscriminator())).isTrue();
        assertThat(server.takesShortAnswer(FlashEndpointDiscriminator.ofUri("xmpp").encoded())).isFalse();
        assertThat(peer.takesShortAnswer(peer.certificate().canonicalDiscriminator())).isFalse();
        assertThat(server.takesShortAnswer(hex("05"))).isFalse();
    }

    @Test
    @Proves({"R7425-023", "R7425-025", "R7425-150"})
    void aClientsCertificateHasItsKeysInFullLength() {
        byte[] encoded = FlashCryptographyProfile.client(new SeededRandom(1)).certificate().encoded();

        assertThat(encoded).hasSize(132 + 260).startsWith(hex("81 02 1d 02"));
        assertThat(Arrays.copyOfRange(encoded, 132, 136)).isEqualTo(hex("82 02 1d 0e"));
    }

    @Test
    @Proves({"R7425-018", "R7425-151"})
    void everyIdentityHasAFingerprintOfItsOwn() {
        SeededRandom random = new SeededRandom(1);

        assertThat(FlashCryptographyProfile.client(random).peerId())
                .isNotEqualTo(FlashCryptographyProfile.client(random).peerId());
        assertThat(FlashCryptographyProfile.server(random).peerId())
                .isNotEqualTo(FlashCryptographyProfile.server(random).peerId());
    }

    @Test
    @Proves("R7425-024")
    void aGroupThatIsGivenTwiceGetsOneKey() {
        byte[] encoded = FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024, DiffieHellmanGroup.MODP_1024)
                .build(new SeededRandom(1)).certificate().encoded();

        assertThat(encoded).hasSize(132);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingThatArrivesThrows(long seed) {
        Random random = new Random(seed);
        byte[] genuine = FlashCryptographyProfile.server(new SeededRandom(1)).certificate().encoded();
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = Arrays.copyOf(genuine, random.nextInt(genuine.length + 20));
            for (int change = random.nextInt(4); change >= 0 && noise.length > 0; change--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            var certificate = FlashCertificate.decode(noise);
            if (certificate.isPresent()) {
                decoded++;
                assertThat(certificate.get().encoded()).as("seed %d, certificate %d", seed, i).isEqualTo(noise);
            }
        }
        assertThat(decoded).as("seed %d", seed).isPositive();
    }

    @Test
    void aCompactCertificateIsToldFromOthersAsTheWholeOneIs() {
        FlashCertificate whole = decode("01 0a 03 15 80 02");
        FlashCertificate padded = decode("01 0a 03 15 80 02 00 02 0e 01 00");
        FlashCertificate paddedOtherwise = decode("01 0a 03 15 80 02 00 02 0e 02 00");
        FlashCertificate[] all = {whole, padded, paddedOtherwise, decode("03 15 80 02")};
        for (FlashCertificate one : all) {
            assertThat(one.compact().peerId()).isEqualTo(one.peerId());
            assertThat(one.compact().canonicalDiscriminator()).isEqualTo(one.canonicalDiscriminator());
            assertThat(one.compact().acceptsAncillaryData()).isEqualTo(one.acceptsAncillaryData());
            for (FlashCertificate other : all) {
                assertThat(one.isSame(other.compact())).isEqualTo(one == other);
                assertThat(one.compact().isSame(other)).isEqualTo(one == other);
                assertThat(one.compact().isSame(other.compact())).isEqualTo(one == other);
            }
        }
        assertThatIllegalStateException().isThrownBy(() -> whole.compact().encoded());
    }

    @Test
    void nothingIsLeftOfACompactCertificateThatMayBeOfAnyLength() {
        FlashCertificate whole = decode("04 00 61 2e 62" + "03 15 80 02".repeat(1_000));

        assertThat(whole.compact().hostname()).isEmpty();
        assertThat(whole.compact().hasEphemeralGroup(2)).isFalse();
        assertThat(whole.compact().hasStaticKeys()).isFalse();
        assertThat(whole.isSame(whole.compact())).isTrue();
    }

    @Test
    void aCompactCertificateHasNoKeysAndSaysThatTheWholeOneHad() {
        FlashCertificate whole = FlashCertificate.of(FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(new Random(5)::nextBytes).certificate());

        assertThat(whole.supports(DiffieHellmanGroup.MODP_1024)).isTrue();
        assertThat(whole.compact().hasStaticKeys()).isTrue();
        assertThat(whole.compact().supports(DiffieHellmanGroup.MODP_1024)).isFalse();
    }
}
