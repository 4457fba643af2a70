package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.muji.element.Muji;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** What a room is to conferences: takes presences in some order, and tells all occupants in that order. */
final class RoomInOrder {

    private final CallClock clock;
    private final Random random;
    private final Map<Resourcepart, Guest> guests = new LinkedHashMap<>();
    private final Map<Resourcepart, Optional<Muji>> presences = new LinkedHashMap<>();

    RoomInOrder(CallClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** Somebody enters, and is told who is there. */
    Guest enter(String name, CallAbilities abilities, ConferenceLimits limits) {
        Resourcepart nick = Resourcepart.fromOrThrowUnchecked(name);
        Guest guest = new Guest(nick, abilities, limits);
        presences.forEach((other, muji) -> guest.hear(() -> guest.conference.present(occupant(other, muji))));
        guests.put(nick, guest);
        say(nick, Optional.empty());
        return guest;
    }

    void leave(Guest guest) {
        guests.remove(guest.nick);
        presences.remove(guest.nick);
        guests.values().forEach(other -> other.hear(() -> other.conference.gone(guest.nick)));
    }

    /** Of what it says only so much comes here. */
    void hearOnly(int statements, Guest guest) {
        guest.statements = statements;
    }

    private void say(Resourcepart nick, Optional<Muji> muji) {
        presences.put(nick, muji);
        guests.values().forEach(other -> other.hear(() -> other.conference.present(occupant(nick, muji))));
    }

    static EntityFullJid device(Resourcepart nick) {
        return JidCreate.entityFullFromOrThrowUnchecked(nick + "@example.net/desk");
    }

    private static Occupant occupant(Resourcepart nick, Optional<Muji> muji) {
        return new Occupant(nick, Optional.of(device(nick)), muji);
    }

    /** An occupant with its conference, and what that told. */
    final class Guest implements ConferenceListener {

        private final Resourcepart nick;
        private final Conference conference;
        private final List<EntityFullJid> met = new ArrayList<>();
        private final List<EntityFullJid> present = new ArrayList<>();
        private long lastHeard;
        private long lastSaid;
        private int statements = Integer.MAX_VALUE;
        private int said;

        private Guest(Resourcepart nick, CallAbilities abilities, ConferenceLimits limits) {
            this.nick = nick;
            this.conference = new Conference(nick, this::announce, abilities, limits, clock, this);
        }

        private void announce(Optional<Muji> muji) {
            said++;
            lastSaid = Math.max(lastSaid + 1, clock.now() + delay().toNanos());
            clock.schedule(Duration.ofNanos(lastSaid - clock.now()), () -> {
                if (guests.get(nick) == this && statements-- > 0) {
                    say(nick, muji);
                }
            });
        }

        /** Streams keep the order. */
        private void hear(Runnable news) {
            lastHeard = Math.max(lastHeard + 1, clock.now() + delay().toNanos());
            clock.schedule(Duration.ofNanos(lastHeard - clock.now()), news);
        }

        private Duration delay() {
            return Duration.ofMillis(1 + random.nextInt(50));
        }

        Conference conference() {
            return conference;
        }

        EntityFullJid device() {
            return RoomInOrder.device(nick);
        }

        /** How often it said something to the room. */
        int said() {
            return said;
        }

        /** With whom it began sessions. */
        List<EntityFullJid> met() {
            return met;
        }

        /** Who takes part as far as it was told. */
        List<EntityFullJid> present() {
            return present;
        }

        @Override
        public void state(ConferenceState state) {
            // Tests ask.
        }

        @Override
        public void came(Occupant participant) {
            present.add(participant.device().orElseThrow());
        }

        @Override
        public void changed(Occupant participant) {
            // Tests ask.
        }

        @Override
        public void meet(Occupant participant) {
            met.add(participant.device().orElseThrow());
        }

        @Override
        public void left(EntityFullJid participant) {
            present.remove(participant);
        }
    }
}
