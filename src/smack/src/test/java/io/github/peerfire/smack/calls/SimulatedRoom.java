package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.muji.Occupant;
import io.github.peerfire.smack.muji.RoomAnswer;
import io.github.peerfire.smack.muji.RoomEnding;
import io.github.peerfire.smack.muji.element.Muji;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * A room as Openfire's: what each occupant does is done by a thread of its own, step by step, with any other's in
 * between. So there is no order that all see; who enters may be told what was true a moment before, after the news, and
 * of somebody who is leaving; and who speaks without being in the room is taken to enter.
 */
final class SimulatedRoom {

    private static final int LONGEST_STEP_MS = 12;
    private static final Duration NO_ANSWER = Duration.ofSeconds(5);

    private final VirtualClock clock;
    private final Random random;
    private final Map<Resourcepart, Seat> seats = new LinkedHashMap<>();
    private final Map<Resourcepart, List<Runnable>> threads = new LinkedHashMap<>();

    private static final class Seat {
        private final SimulatedGuest guest;
        private final EntityFullJid device;
        private final int visit;
        private Optional<Muji> said;

        private Seat(SimulatedGuest guest, Optional<Muji> said) {
            this.guest = guest;
            this.device = guest.device().self();
            this.visit = guest.visit();
            this.said = said;
        }

        private void hear(Runnable news) {
            guest.hear(visit, news);
        }
    }

    SimulatedRoom(VirtualClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** Who is in the room. */
    List<SimulatedGuest> occupants() {
        return seats.values().stream().map(seat -> seat.guest).toList();
    }

    /** A guest's presence arrives: the wish to enter, or what it takes part in. */
    void say(SimulatedGuest guest, Optional<Muji> said) {
        Resourcepart nick = guest.nick();
        post(nick, () -> {
            Seat known = seats.get(nick);
            if (known != null && known.visit == guest.visit()) {
                known.said = said;
                broadcast(nick, known, said);
            } else {
                Seat seat = new Seat(guest, said);
                List<Runnable> steps = new ArrayList<>();
                seats.forEach((other, theirs) -> steps.add(() -> introduce(nick, seat, other, theirs)));
                seats.put(nick, seat);
                steps.add(() -> broadcast(nick, seat, seat.said));
                then(nick, steps);
            }
        });
    }

    /** What an occupant says is read first, and sent then. */
    private void introduce(Resourcepart nick, Seat seat, Resourcepart other, Seat theirs) {
        Occupant occupant = new Occupant(other, Optional.of(theirs.device), theirs.said);
        then(nick, List.of(() -> seat.hear(() -> seat.guest.present(occupant))));
    }

    private void broadcast(Resourcepart nick, Seat from, Optional<Muji> said) {
        Occupant occupant = new Occupant(nick, Optional.of(from.device), said);
        tellAll(nick, seat -> seat.guest.present(occupant));
    }

    private void tellAll(Resourcepart nick, Consumer<Seat> news) {
        List<Runnable> steps = new ArrayList<>();
        seats.values().forEach(seat -> steps.add(() -> seat.hear(() -> news.accept(seat))));
        then(nick, steps);
    }

    /** A guest leaves, or the server takes it for gone. */
    void leave(SimulatedGuest guest) {
        remove(guest, Optional.empty());
    }

    /** Somebody puts a guest out. */
    void kick(SimulatedGuest guest) {
        remove(guest, Optional.of(RoomEnding.KICKED));
    }

    private void remove(SimulatedGuest guest, Optional<RoomEnding> told) {
        Resourcepart nick = guest.nick();
        int visit = guest.visit();
        post(nick, () -> {
            Seat seat = seats.get(nick);
            if (seat == null || seat.visit != visit) {
                return;
            }
            told.ifPresent(why -> seat.hear(() -> guest.conference().removed(why)));
            List<Runnable> steps = new ArrayList<>();
            seats.values().stream().filter(other -> other != seat).forEach(other ->
                    steps.add(() -> other.hear(() -> other.guest.conference().gone(nick))));
            steps.add(() -> seats.remove(nick, seat));
            then(nick, steps);
        });
    }

    CompletionStage<RoomAnswer> ask(SimulatedGuest guest, Resourcepart occupant) {
        CompletableFuture<RoomAnswer> answer = new CompletableFuture<>();
        if (!guest.device().isOnline()) {
            clock.schedule(NO_ANSWER, () -> answer.complete(RoomAnswer.THERE));
            return answer;
        }
        clock.schedule(Duration.ofMillis(1 + random.nextInt(200)), () -> {
            if (!seats.containsKey(guest.nick())) {
                answer.complete(RoomAnswer.NOT_ADMITTED);
            } else {
                answer.complete(seats.containsKey(occupant) ? RoomAnswer.THERE : RoomAnswer.GONE);
            }
        });
        return answer;
    }

    private void post(Resourcepart nick, Runnable step) {
        List<Runnable> thread = threads.computeIfAbsent(nick, key -> new ArrayList<>());
        thread.add(step);
        if (thread.size() == 1) {
            goOn(thread);
        }
    }

    /** To be done right after the present step. */
    private void then(Resourcepart nick, List<Runnable> steps) {
        threads.get(nick).addAll(1, steps);
    }

    private void goOn(List<Runnable> thread) {
        clock.schedule(Duration.ofMillis(random.nextInt(LONGEST_STEP_MS)), () -> {
            thread.get(0).run();
            thread.remove(0);
            if (!thread.isEmpty()) {
                goOn(thread);
            }
        });
    }
}
