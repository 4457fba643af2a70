package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the application writes to goes from one session to the next that takes its place. */
class OwnStreamTest {

    private static final Set<MediaKind> SOUND = Set.of(MediaKind.AUDIO);
    private static final Set<MediaKind> BOTH = Set.of(MediaKind.AUDIO, MediaKind.VIDEO);

    private final OwnStream before = new OwnStream();
    private final OwnStream next = new OwnStream();
    private int shown;

    /** A camera that is on again is asked for a key frame. */
    private void watch() {
        before.local().onKeyFrameRequest(() -> shown++);
        before.allow(SOUND);
    }

    @Test
    void whatRestedGoesOnRestingUntilItIsKnownWhatTheNextSessionSends() {
        watch();
        next.continueWith(before.local());
        assertThat(shown).isZero();
        next.allow(SOUND);
        assertThat(shown).isZero();
        next.allow(BOTH);
        assertThat(shown).isEqualTo(1);
    }

    @Test
    void whereThatIsKnownItCountsAtOnce() {
        watch();
        next.allow(BOTH);
        next.continueWith(before.local());
        assertThat(shown).isEqualTo(1);
    }
}
