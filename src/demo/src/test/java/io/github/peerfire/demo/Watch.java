package io.github.peerfire.demo;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.audio.ToneMeter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Waits for what a phone's snapshots show. */
final class Watch {

    private Watch() {
    }

    /** Completes with the first snapshot, from the present one on, that is as wanted. */
    static CompletableFuture<PhoneSnapshot> of(PhoneController phone, Predicate<PhoneSnapshot> wanted) {
        CompletableFuture<PhoneSnapshot> seen = new CompletableFuture<>();
        phone.observe(snapshot -> {
            if (wanted.test(snapshot)) {
                seen.complete(snapshot);
            }
        });
        return seen;
    }

    static PhoneSnapshot await(PhoneController phone, Predicate<PhoneSnapshot> wanted) throws Exception {
        try {
            return Phones.await(of(phone, wanted));
        } catch (TimeoutException e) {
            throw new AssertionError("Not reached by " + phone.snapshot(), e);
        }
    }

    /** Sound and pictures of the call that is active, or the next one that is. */
    static CallView view(PhoneController phone) throws Exception {
        int number = await(phone, current(CallSnapshot::active)).current().orElseThrow().number();
        return Phones.await(phone.view(number)).orElseThrow();
    }

    /** Measures what is heard in that call from now on. */
    static ToneMeter ear(PhoneController phone) throws Exception {
        ToneMeter meter = new ToneMeter();
        view(phone).onSound(frame -> meter.take(frame.samples()));
        return meter;
    }

    /** That there is a current call which is so. */
    static Predicate<PhoneSnapshot> current(Predicate<CallSnapshot> wanted) {
        return snapshot -> snapshot.current().filter(wanted).isPresent();
    }

    /** That the last notice says so. */
    static Predicate<PhoneSnapshot> told(String part) {
        return snapshot -> snapshot.notice().filter(notice -> notice.sentence().contains(part)).isPresent();
    }
}
