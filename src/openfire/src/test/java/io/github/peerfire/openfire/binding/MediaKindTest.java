package io.github.peerfire.openfire.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaKindTest {

    @Test
    void wordsAreReadInAnyOrderAndWrittenInOne() {
        assertThat(MediaKind.parseAll(" video  audio video ")).contains(Set.of(MediaKind.AUDIO, MediaKind.VIDEO));
        assertThat(MediaKind.format(Set.of(MediaKind.DATA, MediaKind.VIDEO, MediaKind.AUDIO)))
                .isEqualTo("audio video data");
    }

    @Test
    void noWordMeansNothingIsPossible() {
        assertThat(MediaKind.parseAll("")).contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound", "audio,video", "AUDIO", "audio sound"})
    void unknownWordsAreNotRead(String words) {
        assertThat(MediaKind.parseAll(words)).isEmpty();
    }

    @Test
    void longListsAreNotLookedAt() {
        assertThat(MediaKind.parseAll("audio ".repeat(1000))).isEmpty();
    }
}
