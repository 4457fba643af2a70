package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyingComponentTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Test
    @Proves({"R7425-053", "R7425-058"})
    void whatFlashPlayerSendsIsUnderstoodAndSentByteForByte() throws MalformedException {
        byte[] sent = hex("02 1d 02 41 0e" + "5a".repeat(64) + "03 1a 02 0a 02 1e 02");

        SessionKeyingComponent component = SessionKeyingComponent.decode(sent);

        assertThat(component.groupSelect()).isEqualTo(2);
        assertThat(component.ephemeralKey()).isNull();
        assertThat(component.extraRandomness()).hasSize(64).containsOnly(0x5a);
        assertThat(component.hmac()).isEqualTo(new VerificationOffer(false, true, false));
        assertThat(component.hmacLength()).isEqualTo(10);
        assertThat(component.sequenceNumbers()).isEqualTo(new VerificationOffer(false, true, false));
        assertThat(component.encodeAsInitiator()).isEqualTo(sent).hasSize(76);
    }

    @Test
    void aRespondersNegotiationsComeFirst() throws MalformedException {
        byte[] sent = hex("03 1a 07 10 02 1e 04 05 0d 02 aa bb cc");

        SessionKeyingComponent component = SessionKeyingComponent.decode(sent);

        assertThat(component.ephemeralKey().groupId()).isEqualTo(2);
        assertThat(component.ephemeralKey().number()).isEqualTo(0xaabbcc);
        assertThat(component.hmac()).isEqualTo(new VerificationOffer(true, true, true));
        assertThat(component.encodeAsResponder()).isEqualTo(sent);
    }

    @Test
    @Proves({"R7425-049", "R7425-058"})
    void unknownOptionsReservedBitsAndAnotherOrderDoNotMatter() throws MalformedException {
        SessionKeyingComponent component =
                SessionKeyingComponent.decode(hex("02 1e f9 02 77 00 04 1a fc 80 20 00 02 1d 0e"));

        assertThat(component.sequenceNumbers()).isEqualTo(new VerificationOffer(false, false, true));
        assertThat(component.hmac()).isEqualTo(new VerificationOffer(true, false, false));
        assertThat(component.hmacLength()).isEqualTo(32);
        assertThat(component.groupSelect()).isEqualTo(14);
    }

    @Test
    void whoNegotiatesNothingSendsNothing() throws MalformedException {
        SessionKeyingComponent component = SessionKeyingComponent.decode(new byte[0]);

        assertThat(component.hmac()).isEqualTo(VerificationOffer.NONE);
        assertThat(component.sequenceNumbers()).isEqualTo(VerificationOffer.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "02 1d 02 02 1d 02", // two group selections
        "03 0d 02 05 03 0d 02 05", // two keys
        "03 1a 04 03", // an HMAC of 3 bytes
        "03 1a 02 21", // an HMAC of 33 bytes
        "02 1a 04", // an HMAC of no length
        "01 1e", // flags that are not there
        "01 0d",
        "01 1d",
        "09 0e 01",
    })
    @Proves({"R7425-052", "R7425-056", "R7425-057", "R7425-072"})
    void malformedComponentsAreRefused(String sent) {
        assertThatThrownBy(() -> SessionKeyingComponent.decode(hex(sent))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingThatArrivesThrowsAnythingElse(long seed) {
        Random random = new Random(seed);
        byte[] genuine = hex("03 1a 07 10 02 1e 04 05 0d 02 aa bb cc 02 1d 02 03 0e 01 02");
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = genuine.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            try {
                SessionKeyingComponent component = SessionKeyingComponent.decode(noise);
                decoded++;
                assertThat(component.hmacLength()).as("seed %d, component %d", seed, i).isBetween(0, 32);
            } catch (MalformedException e) {
                assertThat(e).isSameAs(MalformedException.INSTANCE);
            }
        }
        assertThat(decoded).as("seed %d", seed).isPositive();
    }
}
