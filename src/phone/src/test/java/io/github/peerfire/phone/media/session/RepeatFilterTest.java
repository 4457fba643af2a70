package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatFilterTest {

    private final RepeatFilter filter = new RepeatFilter();

    @Test
    void theSameSoundAtTheSameTimeIsNewOnce() {
        assertThat(filter.isNew(20, new byte[] {1, 2})).isTrue();
        assertThat(filter.isNew(40, new byte[] {1, 3})).isTrue();
        assertThat(filter.isNew(20, new byte[] {1, 2})).isFalse();
        assertThat(filter.isNew(40, new byte[] {1, 3})).isFalse();
    }

    @Test
    void anotherMessageOfThatTimeAndTheSameSoundLaterAreNew() {
        assertThat(filter.isNew(0, new byte[] {1})).isTrue();
        assertThat(filter.isNew(0, new byte[] {2})).isTrue();
        assertThat(filter.isNew(20, new byte[] {1})).isTrue();
    }

    @Test
    void whatCameLongAgoIsForgotten() {
        filter.isNew(0, new byte[] {1});
        for (int i = 1; i <= 128; i++) {
            assertThat(filter.isNew(i * 20, new byte[] {1})).isTrue();
        }
        assertThat(filter.isNew(0, new byte[] {1})).isTrue();
    }
}
