package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.muji.Conference;
import io.github.peerfire.smack.muji.ConferenceState;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.BareJid;

/** The way of this user into the call of a room, from the first request until the user takes part, or not. */
final class GroupEntrance {

    /** Until a room has let the user in and repeated what the user wants. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final GroupRoom room;
    private final GroupConference conference;
    private final CallClock clock;
    private final CompletableFuture<GroupCall> result;
    private Optional<Throwable> reason = Optional.empty();

    /** @param result completes when the user takes part; fails, with why not, when the conference is over before */
    GroupEntrance(GroupRoom room, GroupConference conference, CallClock clock, CompletableFuture<GroupCall> result) {
        this.room = room;
        this.conference = conference;
        this.clock = clock;
        this.result = result;
    }

    /**
     * Once, on the client's thread, on which all the rest goes on.
     *
     * @param members of a room that is made for the call; empty if there is one
     */
    void begin(Optional<Collection<BareJid>> members, Set<MediaKind> kinds) {
        CallClock.Timer limit = clock.schedule(LONGEST, conference::leaveNow);
        result.whenComplete((call, failure) -> limit.cancel());
        // Also when the room forgot the user on the way. Whoever hears of it finds the call over.
        conference.ended().thenRun(() -> result.completeExceptionally(
                reason.orElseGet(() -> new GroupCallException(GroupCallFailure.NOT_ADMITTED, null))));
        conference.onState(state -> {
            if (!result.isDone()) {
                reached(state);
            }
        });
        room.enter(conference.conference(), members).whenComplete((done, failure) -> clock.execute(() -> {
            if (failure == null) {
                conference.join(kinds);
            } else {
                because(failure);
                conference.leaveNow();
            }
        }));
    }

    private void reached(ConferenceState state) {
        switch (state) {
            case JOINED -> result.complete(new GroupCall(conference));
            case FULL -> {
                Conference full = conference.conference();
                boolean video = !full.isFull() && full.leftOut().keySet().equals(Set.of(MediaKind.VIDEO));
                refused(video ? GroupCallFailure.NO_ROOM_FOR_VIDEO : GroupCallFailure.FULL);
            }
            case NO_COMMON_CODEC -> refused(GroupCallFailure.NO_COMMON_CODEC);
            case UNHEARD, REMOVED -> refused(GroupCallFailure.NOT_ADMITTED);
            default -> {
                // On the way.
            }
        }
    }

    private void refused(GroupCallFailure why) {
        because(new GroupCallException(why, null));
        // Not while the conference still tells what becomes of it.
        clock.execute(conference::leaveNow);
    }

    /** The first reason counts. */
    private void because(Throwable why) {
        reason = reason.or(() -> Optional.of(why));
    }
}
