package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimTest {

    @Test
    void aNameHasNoControlsAndNothingThatTurnsTheDirectionOfWriting() {
        assertThat(name(" Ve\u0000ra\r\n\u202Eecila\u200B\u2028 \uD800")).isEqualTo("Veraecila");
        assertThat(name("Zoë 🎥")).isEqualTo("Zoë 🎥");
    }

    @Test
    void aNameIsCutToSixtyFourCharactersAndATextToFourThousand() {
        assertThat(name("🎥".repeat(100)).codePoints()).hasSize(64);
        assertThat(Claim.text(List.of(AmfValue.of("Vera"), AmfValue.of("x".repeat(9000))), 1)).hasSize(4096);
    }

    @Test
    void aTextMayHaveLines() {
        assertThat(Claim.text(List.of(AmfValue.of("a\nb\u0007")), 0)).isEqualTo("a\nb");
    }

    @Test
    void whatIsNoTextIsNoName() {
        assertThat(Claim.name(List.of(), 0)).isEmpty();
        assertThat(Claim.name(List.of(AmfValue.of(3)), 0)).isEmpty();
    }

    @Test
    void noNameWhateverItIsMadeOfBreaksIt() {
        long seed = 8_2;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            StringBuilder said = new StringBuilder();
            random.ints(random.nextInt(200), 0, 0x10000).forEach(c -> said.append((char) c));
            String shown = name(said.toString());
            assertThat(shown.codePointCount(0, shown.length())).as("seed " + seed).isLessThanOrEqualTo(64);
            assertThat(shown.codePoints().noneMatch(Character::isISOControl)).as("seed " + seed).isTrue();
        }
    }

    private static String name(String said) {
        return Claim.name(List.of(AmfValue.of(said)), 0);
    }
}
