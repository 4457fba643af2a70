package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentDigestsTest {

    private static final int LIMIT = 64;
    private static final long LIFE = 100;

    /** What it is to be like, but for the memory. */
    private final RecentMap<KeyingDigest, Boolean> expected = new RecentMap<>(LIMIT, LIFE);
    private final RecentDigests digests = new RecentDigests(LIMIT, LIFE);

    @Test
    void itRemembersAndForgetsAsAMapOfWhatIsRecentDoes() {
        Random random = new Random(20_261_123);
        long now = 0;
        for (int i = 0; i < 200_000; i++) {
            now += random.nextInt(i / 50_000 + 1);
            // Few last bits, so that many are found in the same place.
            KeyingDigest digest = new KeyingDigest(random.nextInt(3), random.nextInt(50) << 3);
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    digests.add(digest, now);
                    expected.put(digest, true, now);
                }
                case 3 -> {
                    digests.remove(digest);
                    expected.remove(digest);
                }
                default -> {
                    long later = random.nextInt(50) == 0 ? now + Time.SECOND + LIFE : now;
                    digests.expire(later);
                    expected.expire(later);
                    now = later;
                }
            }
            assertThat(digests.contains(digest, now)).as("step %s", i).isEqualTo(expected.get(digest, now) != null);
            assertThat(digests.size()).as("step %s", i).isEqualTo(expected.size());
            assertThat(digests.nextDeadline()).as("step %s", i).isEqualTo(expected.nextDeadline());
        }
    }
}
