package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.flow.WriteReceipt;
import org.junit.jupiter.api.Test;

/** Which pictures are worth sending. */
class PictureQueueTest {

    private static final OutgoingTag KEY = tag(0x17);
    private static final OutgoingTag INTER = tag(0x27);
    private static final OutgoingTag DISPOSABLE = tag(0x37);

    private final TrafficMeter meter = new TrafficMeter();
    private final PictureQueue pictures = new PictureQueue(meter);

    private static OutgoingTag tag(int first) {
        return new OutgoingTag(MediaKind.VIDEO, new VideoMessage(0, new byte[] {(byte) first, 1, 0, 0, 0, 9}));
    }

    /** What became of one picture, as a test says. */
    private static final class Receipt implements WriteReceipt {

        private boolean started;
        private boolean delivered;
        private boolean abandoned;

        @Override
        public boolean isStarted() {
            return started;
        }

        @Override
        public boolean isDelivered() {
            return delivered;
        }

        @Override
        public boolean isAbandoned() {
            return abandoned;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }

    private Receipt write(OutgoingTag tag) {
        assertThat(pictures.admits(tag)).isTrue();
        Receipt receipt = new Receipt();
        pictures.written(tag, receipt);
        return receipt;
    }

    private long lost() {
        pictures.settle();
        return meter.snapshot(0, 0, PathInfo.NONE, 0).video().lost();
    }

    @Test
    void itBeginsWithAKeyFrame() {
        assertThat(pictures.admits(INTER)).isFalse();
        assertThat(pictures.admits(DISPOSABLE)).isFalse();
        write(KEY);
        write(INTER);
        write(DISPOSABLE);
        assertThat(lost()).isZero();
    }

    @Test
    void whatWaitsIsGivenUpAtTheNextKeyFrameAndWhatIsUnderWayIsNot() {
        Receipt first = write(KEY);
        Receipt second = write(INTER);
        first.started = true;
        Receipt third = write(KEY);
        assertThat(first.abandoned).isFalse();
        assertThat(second.abandoned).isTrue();
        assertThat(third.abandoned).isFalse();
        assertThat(lost()).isEqualTo(1);
        write(INTER);
    }

    @Test
    void whatDependsOnALatePictureIsNotSent() {
        Receipt first = write(KEY);
        Receipt second = write(INTER);
        Receipt third = write(INTER);
        first.delivered = true;
        second.abandoned = true; // it was too late
        assertThat(pictures.admits(INTER)).isFalse();
        assertThat(third.abandoned).isTrue();
        assertThat(lost()).isEqualTo(2);
        write(KEY);
        write(INTER);
        assertThat(lost()).isEqualTo(2);
    }

    @Test
    void nothingDependsOnADisposablePicture() {
        write(KEY);
        Receipt disposable = write(DISPOSABLE);
        disposable.abandoned = true;
        write(INTER);
        assertThat(pictures.admits(DISPOSABLE)).isTrue();
        pictures.written(DISPOSABLE, null);
        write(INTER);
        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void whatFollowsAPictureThatFoundNoRoomWaitsForAKeyFrame() {
        write(KEY);
        assertThat(pictures.admits(INTER)).isTrue();
        pictures.written(INTER, null);
        assertThat(pictures.admits(INTER)).isFalse();
        assertThat(pictures.admits(KEY)).isTrue();
        pictures.written(KEY, null);
        assertThat(pictures.admits(INTER)).isFalse();
    }

    @Test
    void aLatePictureBeforeAKeyFrameThatIsOnItsWayHarmsNothingBehindIt() {
        Receipt old = write(KEY);
        old.started = true;
        write(KEY).started = true;
        old.abandoned = true;
        write(INTER);
        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void everyPictureCountsAsLostOnce() {
        write(KEY).abandoned = true;
        assertThat(lost()).isEqualTo(1);
        assertThat(lost()).isEqualTo(1);
    }
}
