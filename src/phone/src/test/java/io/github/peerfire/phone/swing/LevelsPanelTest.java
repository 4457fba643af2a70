package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.PhoneSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JSlider;
import org.junit.jupiter.api.Test;

class LevelsPanelTest {

    private final List<Double> chosen = new ArrayList<>();
    private final LevelsPanel levels = new LevelsPanel(new Labels(new PhoneSentences(Locale.ENGLISH)), chosen::add);
    private final JSlider slider = Parts.of(levels, JSlider.class).findFirst().orElseThrow();

    @Test
    void whatThePhoneTellsIsShownAndNotChosenAgain() {
        levels.volume(1.5);
        assertThat(slider.getValue()).isEqualTo(150);
        assertThat(chosen).isEmpty();
    }

    /** The phone tells of each in turn, the first one after the second was chosen. */
    @Test
    void whoeverPressesAKeyTwiceInAMomentGetsTwoSteps() {
        slider.setValue(101);
        slider.setValue(102);
        levels.volume(1);
        levels.volume(1.01);
        assertThat(slider.getValue()).isEqualTo(102);
        levels.volume(1.02);
        assertThat(slider.getValue()).isEqualTo(102);
        assertThat(chosen).containsExactly(1.01, 1.02);
        levels.volume(0.5);
        assertThat(slider.getValue()).isEqualTo(50);
    }
}
