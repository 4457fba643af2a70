package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlashEndpointDiscriminatorTest {

    private static final String ID = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static FlashEndpointDiscriminator parse(String digits) {
        return FlashEndpointDiscriminator.parse(hex(digits)).orElseThrow();
    }

    @Test
    @Proves({"R7425-047", "R7425-048"})
    void aPeersDiscriminatorIsCanonical() {
        FlashEndpointDiscriminator peer = FlashEndpointDiscriminator.ofPeer(PeerId.parse(ID));

        assertThat(peer.encoded()).isEqualTo(hex("21 0f" + ID));
        assertThat(peer.peer()).contains(PeerId.parse(ID));
        assertThat(FlashCertificate.decode(new byte[0]).orElseThrow().canonicalDiscriminator())
                .isEqualTo(peer.encoded());
    }

    @Test
    void aUriIsAncillaryDataOfAnyLength() {
        assertThat(FlashEndpointDiscriminator.ofUri("rtmfp://a/b").encoded())
                .isEqualTo(hex("0c 0a 72746d66703a2f2f612f62"));
        String longUri = "rtmfp://a/" + "x".repeat(200);
        FlashEndpointDiscriminator discriminator = FlashEndpointDiscriminator.ofUri(longUri);

        assertThat(discriminator.encoded()).startsWith(0x81, 0x53, 0x0a);
        assertThat(FlashEndpointDiscriminator.parse(discriminator.encoded()).orElseThrow().uri()).contains(longUri);
    }

    /** Figure 1 of RFC 7425, line by line. The certificate's fingerprint is that of its own bytes. */
    @ParameterizedTest
    @CsvSource({
        // discriminator, certificate, selected
        "'', 01 0a, false",
        "02 0a 75, 01 0a, true",
        "01 0a, 01 0a, true",
        "02 0a 75, 02 0e 01, false",
        "02 00 61, 02 00 61, true",
        "02 00 61, 02 00 62, false",
        "02 00 61, 01 0a, false",
        "02 00 61 02 0a 75, 02 00 61 01 0a, true",
        "02 00 61 02 0a 75, 02 00 61, false",
        "02 00 62 02 0a 75, 02 00 61 01 0a, false",
        "02 77 75, 01 0a, false",
        "02 77 75 02 0a 75, 01 0a, true"
    })
    @Proves({"R7425-037", "R7425-042", "R7425-043", "R7425-045", "R7425-046"})
    void withoutAFingerprintNamesAndAncillaryDataDecide(String discriminator, String certificate, boolean selected) {
        assertThat(parse(discriminator).selects(FlashCertificate.decode(hex(certificate)).orElseThrow()))
                .isEqualTo(selected);
    }

    @Test
    @Proves("R7425-044")
    void aFingerprintDecidesAloneWhereverItStands() {
        FlashCertificate empty = FlashCertificate.decode(new byte[0]).orElseThrow();
        FlashCertificate other = FlashCertificate.decode(hex("01 0a 02 00 61")).orElseThrow();

        assertThat(parse("02 00 61 02 0a 75 21 0f" + ID).selects(empty)).isTrue();
        assertThat(parse("21 0f" + ID + "02 00 61 02 0a 75").selects(empty)).isTrue();
        assertThat(parse("02 00 61 02 0a 75 21 0f" + ID).selects(other)).isFalse();
        assertThat(parse("80 21 0f" + ID).selects(empty)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "02 00 61 02 00 61",
        "01 0a 01 0a",
        "02 0f 01",
        "05 0a 01",
        "80",
        "21 0f " + ID + " 21 0f " + ID,
        "22 0f " + ID + "00",
    })
    @Proves({"R7425-004", "R7425-005", "R7425-038", "R7425-039", "R7425-040", "R7425-041"})
    void malformedDiscriminatorsSelectNothing(String sent) {
        assertThat(FlashEndpointDiscriminator.parse(hex(sent))).isEmpty();
        FlashCryptographyProfile server = FlashCryptographyProfile.server(new SeededRandom(1));
        assertThat(server.selects(hex(sent), server.certificate())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingThatArrivesThrows(long seed) {
        Random random = new Random(seed);
        FlashCertificate certificate = FlashCertificate.decode(hex("01 0a 02 00 61")).orElseThrow();
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = (byte) (random.nextBoolean() ? random.nextInt(40) : random.nextInt());
            }
            FlashEndpointDiscriminator.parse(noise).ifPresent(parsed -> {
                parsed.selects(certificate);
                assertThat(parsed.encoded()).isEqualTo(noise);
            });
        }
    }

    @Test
    void peerIdsAreValuesOfThirtyTwoBytes() {
        PeerId id = PeerId.parse(ID);

        assertThat(id).isEqualTo(PeerId.parse(ID.toUpperCase(Locale.ROOT))).hasToString(ID);
        assertThat(id.hashCode()).isEqualTo(new PeerId(id.bytes()).hashCode());
        id.bytes()[0] = 0;
        assertThat(id.hex()).isEqualTo(ID);
        assertThatThrownBy(() -> PeerId.parse(ID.substring(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PeerId.parse("g" + ID.substring(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PeerId(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
