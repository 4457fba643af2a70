package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.muji.element.Muji;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user says to a room. It is said again if the room does not repeat it, and if somebody entered at about the
 * same time: rooms tell newcomers who is there without any order with what those say meanwhile, so that a newcomer may
 * be left with what was true before.
 */
final class Statement {

    private static final Duration ECHO = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;

    /** What was said longer ago was heard by everybody who enters now. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** Of several who enter together each would be a reason. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final ConferenceRoom room;
    private final CallClock clock;
    private final Runnable unheard;
    private Optional<Muji> said = Optional.empty();
    private CallClock.Timer echo = () -> { };
    private CallClock.Timer repetition = () -> { };
    private boolean repeating;
    private long when;
    private int attempts;

    /** @param unheard is run if the room does not repeat what was said several times */
    Statement(ConferenceRoom room, CallClock clock, Runnable unheard) {
        this.room = room;
        this.clock = clock;
        this.unheard = unheard;
    }

    void say(Muji muji) {
        stop();
        said = Optional.of(muji);
        attempts = 0;
        when = clock.now();
        speak();
    }

    private void speak() {
        attempts++;
        room.announce(said);
        echo = clock.schedule(ECHO, () -> {
            if (attempts < ATTEMPTS) {
                speak();
            } else {
                unheard.run();
            }
        });
    }

    /** The room has repeated it. */
    void heard() {
        echo.cancel();
    }

    /** Somebody has entered the room. */
    void somebodyEntered() {
        boolean fresh = said.isPresent() && clock.now() - when < FRESH.toNanos();
        if (fresh && !repeating) {
            repeating = true;
            repetition = clock.schedule(TOGETHER, () -> {
                repeating = false;
                room.announce(said);
            });
        }
    }

    /** Takes everything back. */
    void withdraw() {
        stop();
        room.announce(said);
    }

    /** Says nothing any more. */
    void stop() {
        echo.cancel();
        repetition.cancel();
        repeating = false;
        said = Optional.empty();
    }
}
