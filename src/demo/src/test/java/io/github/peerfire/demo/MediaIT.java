package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.PhoneCall;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.BeatMeter;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sound and pictures of a whole call, measured at the ear and at the screen; {@code -Dmedia.seconds=60} measures for a
 * minute and judges by the goals, with native codecs if {@code -Pnatives} is there.
 */
@ExtendWith(OpenfireExtension.class)
class MediaIT {

    /** The goals are judged in a call of this length, on a machine that does nothing else; otherwise it is short. */
    private static final Integer MEASURED = Integer.getInteger("media.seconds");
    private static final int SECONDS = MEASURED == null ? 8 : MEASURED;
    /** Until machine code is there: codecs in Java are slow before. */
    private static final int WARM_UP = 6;
    /** A share, pictures, milliseconds. In a short call what is slow before it is compiled weighs more. */
    private static final double IN_TIME = MEASURED == null ? 0.9 : 0.99;
    private static final double PICTURES_PER_SECOND = MEASURED == null ? 10 : 14.85;
    private static final double MOUTH_TO_EAR = MEASURED == null ? 300 : 120;
    /** The share of pictures at each end whose lip sync is not judged. */
    private static final double UNJUDGED = MEASURED == null ? 0.025 : 0;
    /** Milliseconds that a thread may run late, so that what the jitter buffer holds is enough. */
    private static final double PROMPT = 15;

    private final Promptness promptness = new Promptness();
    private Phones phones;
    private TestUser alice;
    private TestUser bob;

    @BeforeEach
    void twoFriends(EmbeddedOpenfire server, TestUsers users) {
        phones = new Phones(server);
        alice = users.create("alice");
        bob = users.create("bob");
        users.befriend(alice, bob);
    }

    @AfterEach
    void everybodySignsOut() {
        phones.close();
        promptness.close();
    }

    @Test
    void theToneIsHeardTheClockIsSeenAndBothAreInStep() throws Exception {
        HeadlessPhone desk = phones.signIn(alice, MediaSettings.NONE.withMicrophone("tone:440").withCamera("test"));
        HeadlessPhone phone = phones.signIn(bob, MediaSettings.NONE.withMicrophone("beat").withCamera("test"));
        Phones.awaitCallable(desk, bob, true);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall outgoing = desk.call(Phones.address(bob));
        PhoneCall incoming = Phones.await(rings);
        incoming.call().accept();
        MediaSession atDesk = Phones.await(outgoing.media());
        MediaSession atPhone = Phones.await(incoming.media());
        BeatMeter meter = new BeatMeter();
        HeardFrames frames = new HeardFrames();
        outgoing.onSound(frame -> {
            meter.heard(frame.samples(), System.nanoTime());
            frames.one();
        });
        atDesk.onPicture(meter::seen);

        frames.await(WARM_UP * HeardFrames.SECOND);
        meter.begin();
        MediaCounters deskBefore = atDesk.pipeline().counters();
        MediaCounters phoneBefore = atPhone.pipeline().counters();
        promptness.begin();
        Cost cost = new Cost();
        frames.await(SECONDS * HeardFrames.SECOND);
        double processor = cost.share() / 2;
        MediaCounters deskAfter = atDesk.pipeline().counters();
        MediaCounters phoneAfter = atPhone.pipeline().counters();
        System.out.println("At the desk: " + meter + "; " + deskAfter);
        System.out.printf("At the phone: %s Hz, %s dB; %s%nFor each phone %.1f %% of a processor, with a half of the "
                + "server, video by %s%n", incoming.heard().frequency(), incoming.heard().decibels(), phoneAfter,
                100 * processor, videoCodec());

        assertThat(incoming.heard().frequency()).isCloseTo(440, within(2.0));
        assertThat(incoming.heard().decibels()).isCloseTo(-9, within(2.5));
        assertThat(meter.unreadable()).isZero();
        assertThat(meter.pictures()).isGreaterThanOrEqualTo(SECONDS * 3);
        assertThat(meter.mouthToEar()).isNotEmpty();
        // Codecs in Java and two phones need most of a machine's time; where others took it, the rest proves nothing.
        assumeThat(MEASURED != null || promptness.worstDelay() < PROMPT).as("%.0f ms is how late threads ran, so that "
                + "the goals are not judged", promptness.worstDelay()).isTrue();
        assertThat(deskAfter.pictures().width()).isEqualTo(320);
        assertThat(deskAfter.pictures().height()).isEqualTo(240);
        assertThat(deskAfter.sound().since(deskBefore.sound()).shareInTime()).isGreaterThanOrEqualTo(IN_TIME);
        assertThat(phoneAfter.sound().since(phoneBefore.sound()).shareInTime()).isGreaterThanOrEqualTo(IN_TIME);
        assertThat(meter.pictures()).isGreaterThanOrEqualTo((int) (SECONDS * PICTURES_PER_SECOND) - 1);
        assertThat(BeatMeter.percentile(meter.mouthToEar(), 0.95)).isLessThanOrEqualTo(MOUTH_TO_EAR);
        assertThat(BeatMeter.percentile(meter.soundBehindPictures(), UNJUDGED)).isGreaterThan(-80);
        assertThat(BeatMeter.percentile(meter.soundBehindPictures(), 1 - UNJUDGED)).isLessThan(80);
        assertThat(processor).isLessThan(videoCodec().contains("Java") ? 1 : 0.25);
    }

    private static String videoCodec() {
        return VideoCodecs.available().find(VideoCodec.AVC).orElseThrow().title();
    }

    /** Lets a test wait until so many frames were heard, which takes as long as they last. */
    private static final class HeardFrames {

        static final int SECOND = 1000 / AudioFrame.MILLISECONDS;

        private final Semaphore heard = new Semaphore(0);

        void one() {
            heard.release();
        }

        void await(int frames) throws InterruptedException {
            assertThat(heard.tryAcquire(frames, 5L * frames * AudioFrame.MILLISECONDS, TimeUnit.MILLISECONDS))
                    .as("%d frames were heard", frames).isTrue();
        }
    }

    /** What this process takes. */
    private static final class Cost {

        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long begun = System.nanoTime();
        private final long before = system.getProcessCpuTime();

        /** Of one processor since it was made. */
        double share() {
            return (double) (system.getProcessCpuTime() - before) / (System.nanoTime() - begun);
        }
    }
}
