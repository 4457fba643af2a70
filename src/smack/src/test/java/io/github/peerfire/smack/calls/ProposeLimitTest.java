package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** ProtoXEP 11.2. */
class ProposeLimitTest {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final ProposeLimit limit = new ProposeLimit();

    private boolean admits(String account, boolean contact, long now) {
        return limit.admits(JidCreate.bareFromOrThrowUnchecked(account + "@example.net"), contact, now);
    }

    @Test
    void fiveOfAContactAndTwoOfAStrangerAreHeardInAnyMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(admits("alice", true, i)).isTrue();
            assertThat(admits("mallory", false, i)).isEqualTo(i < 2);
        }
        assertThat(admits("alice", true, MINUTE - 1)).isFalse();
        assertThat(admits("alice", true, MINUTE)).isTrue();
        assertThat(admits("alice", true, MINUTE)).isFalse();
        assertThat(admits("mallory", false, MINUTE)).isTrue();
    }

    @Test
    void aCrowdOfStrangersIsHeardTwentyTimesAMinuteAndKeepsNoContactFromBeingHeard() {
        int heard = 0;
        for (int i = 0; i < 10_000; i++) {
            heard += admits("stranger" + i, false, 0) ? 1 : 0;
        }
        assertThat(heard).isEqualTo(20);
        assertThat(admits("somebody", false, MINUTE - 1)).isFalse();
        assertThat(admits("somebody", true, MINUTE - 1)).isTrue();
        assertThat(admits("nobody", false, MINUTE)).isTrue();
    }

    @Test
    void aCrowdOfContactsIsHeard() {
        for (int i = 0; i < 1000; i++) {
            assertThat(admits("friend" + i, true, 0)).isTrue();
        }
    }
}
