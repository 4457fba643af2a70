package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.PhoneCall;
import io.github.peerfire.phone.media.playout.AudioCounters;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sound and pictures of a whole call, measured at the ear and at the screen; {@code -Dmedia.seconds=60} measures for a
 * minute.
 */
@ExtendWith(OpenfireExtension.class)
class MediaIT {

    /** The goals are judged in a call of this length, on a machine that does nothing else; without it the call is short. */
    private static final Integer MEASURED = Integer.getInteger("media.seconds");
    private static final int SECONDS = MEASURED == null ? 8 : MEASURED;
    /** Until machine code is there: codecs in Java are slow before. */
    private static final int WARM_UP = 6;

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
        MediaMeasure measure = new MediaMeasure();
        outgoing.onSound(measure::heard);
        atDesk.onPicture((frame, now) -> measure.seen(frame));
        Phones.await(outgoing, CallPhase.ACTIVE);

        TimeUnit.SECONDS.sleep(WARM_UP);
        measure.begin();
        MediaCounters deskBefore = atDesk.pipeline().counters();
        MediaCounters phoneBefore = atPhone.pipeline().counters();
        TimeUnit.SECONDS.sleep(SECONDS);
        MediaCounters deskAfter = atDesk.pipeline().counters();
        MediaCounters phoneAfter = atPhone.pipeline().counters();
        System.out.println("At the desk: " + measure + "; " + deskAfter);
        System.out.println("At the phone: " + incoming.heard().frequency() + " Hz, " + incoming.heard().decibels()
                + " dB; " + phoneAfter);

        assertThat(incoming.heard().frequency()).isCloseTo(440, within(2.0));
        assertThat(incoming.heard().decibels()).isCloseTo(-9, within(2.5));
        assertThat(shareInTime(deskBefore.sound(), deskAfter.sound())).isGreaterThanOrEqualTo(goal(0.99, 0.5));
        assertThat(shareInTime(phoneBefore.sound(), phoneAfter.sound())).isGreaterThanOrEqualTo(goal(0.99, 0.5));
        assertThat(measure.unreadable()).isZero();
        assertThat(measure.pictures()).isGreaterThan((int) (SECONDS * goal(10, 3)));
        assertThat(measure.mouthToEar()).isNotEmpty().allMatch(delay -> delay < goal(250, 2_000));
        List<Double> skew = MediaMeasure.middle(measure.skew());
        assertThat(skew.get(0)).isGreaterThan(-goal(80, 1_000));
        assertThat(skew.get(skew.size() - 1)).isLessThan(goal(80, 1_000));
    }

    /** What a call has to reach when it is measured, and what it has on a machine that is busy with others. */
    private static double goal(double measured, double busy) {
        return MEASURED == null ? busy : measured;
    }

    private static double shareInTime(AudioCounters before, AudioCounters after) {
        double inTime = after.inTime() - before.inTime();
        return inTime / (inTime + after.concealed() - before.concealed());
    }
}
