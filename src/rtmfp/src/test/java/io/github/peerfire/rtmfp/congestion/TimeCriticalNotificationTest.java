package io.github.peerfire.rtmfp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class TimeCriticalNotificationTest {

    private static final Object ONE = new Object();
    private static final Object TWO = new Object();

    private final TimeCriticalNotification notification = new TimeCriticalNotification();

    @Test
    void onlyOtherSessionsAreToldAndForEightHundredMilliseconds() {
        notification.received(ONE, 0);
        assertThat(notification.isReceivedByOthers(ONE, 0)).isFalse();
        assertThat(notification.isReceivedByOthers(TWO, 799 * Time.MILLISECOND)).isTrue();
        assertThat(notification.isReceivedByOthers(TWO, 800 * Time.MILLISECOND)).isFalse();
    }

    @Test
    void ofTwoReceiversEachIsToldOfTheOther() {
        notification.received(ONE, 0);
        notification.received(TWO, 1);
        notification.received(TWO, 2);
        assertThat(notification.isReceivedByOthers(ONE, 10)).isTrue();
        assertThat(notification.isReceivedByOthers(TWO, 10)).isTrue();
        notification.received(TWO, Time.SECOND);
        assertThat(notification.isReceivedByOthers(ONE, Time.SECOND)).isTrue();
        assertThat(notification.isReceivedByOthers(TWO, Time.SECOND)).isFalse();
    }

    @Test
    void whatIsSentHoldsForAllSessions() {
        assertThat(notification.isSent(0)).isFalse();
        notification.sent(0);
        assertThat(notification.isSent(799 * Time.MILLISECOND)).isTrue();
        assertThat(notification.isSent(800 * Time.MILLISECOND)).isFalse();
    }
}
