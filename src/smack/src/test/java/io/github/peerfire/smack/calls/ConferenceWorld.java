package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Up to ten people who come to a room and go, while their devices and networks fail; all from one seed. */
final class ConferenceWorld {

    private static final Duration UNREST = Duration.ofSeconds(120);
    private static final Set<MediaKind> AUDIO = Set.of(MediaKind.AUDIO);

    private final VirtualClock clock = new VirtualClock();
    private final Random random;
    private final SimulatedPeers peers;
    private final SimulatedRoom room;
    private final List<SimulatedGuest> guests = new ArrayList<>();
    private final boolean troubled;

    /** In every other one nothing fails. */
    ConferenceWorld(long seed) {
        random = new Random(seed);
        troubled = seed % 2 == 0;
        SimulatedServer server = new SimulatedServer(clock, random);
        peers = new SimulatedPeers(clock, random);
        room = new SimulatedRoom(clock, random);
        int count = 2 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            String name = "guest" + i;
            guests.add(new SimulatedGuest(name, clock, random,
                    new SimulatedDevice(name + "@example.net/device", server, peers), room,
                    troubled));
        }
    }

    List<SimulatedGuest> guests() {
        return guests;
    }

    SimulatedRoom room() {
        return room;
    }

    VirtualClock clock() {
        return clock;
    }

    /** All come within a tenth of a second. */
    void enterTogether() {
        guests.forEach(guest ->
                clock.schedule(Duration.ofMillis(random.nextInt(100)), () -> guest.enter(AUDIO)));
        clock.pass(Duration.ofSeconds(30));
    }

    /** Everybody does something now and then. */
    void live() {
        long end = clock.now() + UNREST.toNanos();
        while (clock.now() < end) {
            clock.pass(Duration.ofMillis(random.nextInt(2000)));
            SimulatedGuest guest = guests.get(random.nextInt(guests.size()));
            if (guest.device().isDead()) {
                continue;
            }
            if (troubled && random.nextInt(3) == 0) {
                trouble(guest);
            } else if (!guest.isInside() && guest.device().isOnline()) {
                guest.enter(AUDIO);
            } else if (random.nextInt(4) == 0) {
                guest.leave();
            }
        }
    }

    private void trouble(SimulatedGuest guest) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                if (guest.device().isOnline()) {
                    guest.cut();
                }
            }
            case 3, 4, 5 -> comeBack(guest);
            case 6 -> guest.device().openMedia().stream().filter(SimulatedMedia::isFlowing).findAny()
                    .ifPresent(peers::lose);
            case 7 -> guest.device().move();
            case 8 -> {
                if (guest.isInside()) {
                    room.kick(guest);
                }
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    guest.die(Duration.ofSeconds(random.nextInt(90)));
                }
            }
        }
    }

    private void comeBack(SimulatedGuest guest) {
        if (!guest.device().isOnline()) {
            guest.comeBack(random.nextInt(3) > 0);
        }
    }

    /** Nobody does anything any more, and networks work again. */
    void calmDown() {
        guests.stream().filter(guest -> !guest.device().isDead()).forEach(this::comeBack);
        clock.pass(Duration.ofMinutes(12));
    }

    void end() {
        guests.forEach(SimulatedGuest::leave);
        clock.pass(Duration.ofMinutes(4));
    }
}
