package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.PhoneSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ToggleTest {

    private final List<Boolean> pressed = new ArrayList<>();
    private final Toggle mute = new Labels(new PhoneSentences(Locale.ENGLISH)).toggle("window.mute", pressed::add);

    /** The phone tells of each second, also of one from before it was pressed. */
    @Test
    void whoeverPressesItTwiceInAMomentEndsWhereHeBegan() {
        mute.tell(false);
        mute.doClick(0);
        mute.tell(false);
        assertThat(mute.isSelected()).isTrue();
        mute.doClick(0);
        mute.tell(true);
        assertThat(mute.isSelected()).isFalse();
        mute.tell(false);
        assertThat(pressed).containsExactly(true, false);
    }

    @Test
    void anOrderThatComesToNothingIsNotShownForGood() {
        long[] now = {0};
        Toggle camera = new Toggle(pressed::add, () -> now[0]);
        camera.setSelected(true);
        camera.press();
        now[0] += TimeUnit.SECONDS.toNanos(2);
        camera.tell(false);
        assertThat(camera.isSelected()).isTrue();
        now[0]++;
        camera.tell(false);
        assertThat(camera.isSelected()).isFalse();
    }

    @Test
    void whatWasNotPressedHereIsShownAndOrdersNothing() {
        mute.tell(true);
        assertThat(mute.isSelected()).isTrue();
        mute.tell(false);
        assertThat(mute.isSelected()).isFalse();
        assertThat(pressed).isEmpty();
    }
}
