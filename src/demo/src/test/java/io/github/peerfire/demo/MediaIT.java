package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.peerfire.client.Contact;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.HeardTones.Tone;
import io.github.peerfire.phone.media.playout.AudioCounters;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sound and pictures of a minute of a call, measured at the ear and at the screen, with native codecs if {@code
 * -Pnatives} is there. The goals have to be met in each second of it. Where one is not, the call goes on for another
 * minute; where one is missed again, they have to be met in the time in which the machine let threads run in time.
 */
@Tag("alone")
@ExtendWith(OpenfireExtension.class)
class MediaIT {

    private static final int SECONDS = Integer.getInteger("media.seconds", 60);
    /** A defect is there in each, what else a machine does is not. */
    private static final int MINUTES = 2;
    /** Of less than that nothing follows. */
    private static final int ENOUGH = SECONDS / 3;
    /** Until machine code is there: codecs in Java are slow before. A tone comes from the phone, too, meanwhile. */
    private static final int WARM_UP = 5;
    /** The share of tones that are understood wherever there is anything to hear. */
    private static final double MOST = 0.75;
    private static final double DESK_TONE = 440;
    private static final double PHONE_TONE = 660;

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
        PhoneController desk = phones.phone(alice, devices("tone:" + DESK_TONE));
        PhoneController phone = phones.phone(bob, devices("tone:" + PHONE_TONE));
        phone.answerAutomatically();
        Watch.await(desk, now -> now.contacts().stream().anyMatch(Contact::callable));
        desk.place(Phones.address(bob), true);
        End atDesk = new End(Watch.view(desk), Watch.view(phone), PHONE_TONE);
        End atPhone = new End(Watch.view(phone), Watch.view(desk), DESK_TONE);
        atDesk.await(WARM_UP);
        CallMeter back = atDesk.beginMinute();
        phone.setDevices(devices("beat"));
        atDesk.await(1);
        // As many as there are: calls begin slowly. The beeps show the way back, too.
        isAsSent(back);
        atDesk.begin(BeatSource.FREQUENCY);
        atPhone.begin(DESK_TONE);
        List<AssertionError> missed = minute(atDesk, atPhone);
        for (int more = 1; more < MINUTES && !missed.isEmpty(); more++) {
            missed = minute(atDesk, atPhone);
        }
        if (!missed.isEmpty()) {
            judgeWhereTheMachineWasCalm(atDesk, atPhone);
        }
    }

    /** What is missed of the goals in the minute that begins now. */
    private List<AssertionError> minute(End atDesk, End atPhone) throws Exception {
        atDesk.beginMinute();
        atPhone.beginMinute();
        promptness.begin();
        Cost cost = new Cost();
        atDesk.await(SECONDS);
        double processor = cost.share() / 2;
        CallMeter desk = atDesk.beginMinute();
        CallMeter phone = atPhone.beginMinute();
        List<AssertionError> missed = judge(desk, phone).assertionErrorsCollected();
        System.out.printf("At the desk: %s; %s%nAt the phone: %s; %s%nFor each phone %.1f %% of a processor, with a "
                + "half of the server, video by %s; threads ran %.0f ms late at worst. Goals missed in %d s: %s%n",
                desk, atDesk, phone, atPhone, 100 * processor, videoCodec(), promptness.worstDelay(), SECONDS,
                missed.stream().map(goal -> goal.getMessage().replaceAll("\\s+", " ")).toList());
        isUnderstood(desk);
        isUnderstood(phone);
        assertThat(processor).isLessThan(videoCodec().contains("Java") ? 1 : 0.25);
        return missed;
    }

    /** What is heard and seen is what was sent, but for what a microphone missed whose thread stood still. */
    private static void isUnderstood(CallMeter meter) {
        assertThat(meter.tones()).isNotEmpty();
        isAsSent(meter);
        assertThat(meter.unreadable()).isZero();
        assertThat(meter.pictures()).isGreaterThanOrEqualTo(SECONDS * 3);
    }

    private static void isAsSent(CallMeter meter) {
        List<Tone> tones = meter.tones();
        assertThat(tones.stream().filter(meter::isAsSent).count()).as("as sent of %s", tones)
                .isGreaterThanOrEqualTo((long) (tones.size() * MOST));
    }

    private static SoftAssertions judge(CallMeter atDesk, CallMeter atPhone) {
        SoftAssertions goals = new SoftAssertions();
        atDesk.judge("at the desk", goals);
        atPhone.judge("at the phone", goals);
        return goals;
    }

    private void judgeWhereTheMachineWasCalm(End atDesk, End atPhone) {
        double calm = Math.min(atDesk.calm.seconds(), atPhone.calm.seconds());
        String judged = "%.0f s of %d in which, and for some seconds before which, no thread ran late"
                .formatted(calm, MINUTES * SECONDS);
        System.out.printf(calm < ENOUGH ? "Judged were tones and clocks only, since there are no more than %s.%n"
                : "The goals are judged over %s.%n", judged);
        assumeThat(calm).as(judged).isGreaterThanOrEqualTo(ENOUGH);
        judge(atDesk.calm, atPhone.calm).assertAll();
    }

    private static MediaSettings devices(String microphone) {
        return MediaSettings.NONE.withMicrophone(microphone).withCamera("test");
    }

    private static String videoCodec() {
        return VideoCodecs.available().find(VideoCodec.AVC).orElseThrow().title();
    }

    /** What is heard and seen at one end of the call. */
    private final class End {

        private final CallView view;
        private final CallView sender;
        private final Semaphore frames = new Semaphore(0);
        private volatile CallMeter whole;
        private volatile CallMeter calm;
        private volatile boolean recovered;
        private double sent;
        private AudioCounters last = AudioCounters.NONE;

        /**
         * Begins.
         *
         * @param sender the other end
         * @param hertz what it sends
         */
        End(CallView view, CallView sender, double hertz) {
            this.view = view;
            this.sender = sender;
            begin(hertz);
            view.onSound(this::heard);
            view.onPicture(CallView.OTHER, this::seen);
        }

        private void heard(AudioFrame frame) {
            long now = System.nanoTime();
            AudioCounters counted = view.counters(CallView.OTHER).sound();
            AudioCounters since = counted.since(last);
            last = counted;
            whole.heard(frame, since, now);
            if (isCalm()) {
                calm.heard(frame, since, now);
            } else {
                calm.interrupt();
            }
            frames.release();
        }

        private void seen(VideoFrame frame, long now) {
            whole.seen(frame, now);
            if (recovered && promptness.isCalm()) {
                calm.seen(frame, now);
            }
        }

        /** Pictures that were made smaller or fewer while threads were late need some time to be again as they were. */
        private boolean isCalm() {
            VideoQuality sent = sender.counters(CallView.OTHER).quality();
            recovered = promptness.isCalm() && (recovered || sent.width() == VideoQuality.NORMAL.width()
                    && sent.framesPerSecond() == VideoQuality.NORMAL.framesPerSecond());
            return recovered;
        }

        /** Waits until so many seconds were heard, which takes as long as they last. */
        void await(int seconds) throws InterruptedException {
            assertThat(frames.tryAcquire(seconds * CallMeter.FRAMES, 5L * seconds, TimeUnit.SECONDS))
                    .as("%d seconds were heard", seconds).isTrue();
        }

        /** Forgets what was; so many hertz are sent from now on. */
        void begin(double hertz) {
            sent = hertz;
            calm = new CallMeter(hertz);
            beginMinute();
        }

        /** Measures anew, but for the calm part. */
        CallMeter beginMinute() {
            CallMeter before = whole;
            whole = new CallMeter(sent);
            frames.drainPermits();
            return before;
        }

        @Override
        public String toString() {
            return view.counters(CallView.OTHER).toString();
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
