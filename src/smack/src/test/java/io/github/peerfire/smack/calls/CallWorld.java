package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * Two users with two or three devices each, who do whatever comes to their minds, while their networks do the same;
 * all from one seed.
 */
final class CallWorld {

    private static final Duration UNREST = Duration.ofSeconds(240);
    private static final int PAUSE_MS = 4000;

    private final VirtualClock clock = new VirtualClock();
    private final Random random;
    private final SimulatedServer server;
    private final SimulatedPeers peers;
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private boolean troubled;

    /** Makes a world; in every other one networks do not fail. */
    CallWorld(long seed) {
        random = new Random(seed);
        troubled = seed % 2 == 0;
        server = new SimulatedServer(clock, random);
        peers = new SimulatedPeers(clock, random);
        for (String user : List.of("alice@example.net/", "bob@example.net/")) {
            int count = 2 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                devices.add(new SimulatedDevice(user + "device" + i, server, peers));
            }
        }
        if (!troubled) {
            devices.forEach(SimulatedDevice::seeOthers);
        }
    }

    List<SimulatedDevice> devices() {
        return devices;
    }

    VirtualClock clock() {
        return clock;
    }

    /** Whether networks and devices may fail. */
    boolean isTroubled() {
        return troubled;
    }

    /** Users act for some minutes. */
    void live() {
        live(UNREST);
    }

    /** Users act until some moment of these minutes. */
    void liveForAWhile() {
        live(Duration.ofMillis(random.nextInt(Math.toIntExact(UNREST.toMillis()))));
    }

    /**
     * From now on nobody hears anything of anybody any more, and nobody is told that streams are broken. Users go on
     * for half a minute.
     *
     * @param refuses whether requests fail at once; else they are never answered, not even by a timeout
     */
    void fallSilent(boolean refuses) {
        troubled = false;
        devices.forEach(device -> device.fallSilent(refuses));
        peers.fallSilent();
        live(Duration.ofSeconds(30));
    }

    private void live(Duration time) {
        long end = clock.now() + time.toNanos();
        while (clock.now() < end) {
            clock.pass(Duration.ofMillis(random.nextInt(PAUSE_MS)));
            SimulatedDevice device = devices.get(random.nextInt(devices.size()));
            if (!device.isDead()) {
                if (troubled && random.nextInt(5) == 0) {
                    trouble(device);
                } else {
                    act(device);
                }
            }
        }
    }

    /** Users only watch; networks work again, but who is dead stays dead. */
    void calmDown() {
        for (SimulatedDevice device : devices) {
            device.setManners(CallManners.DEFAULT);
            if (!device.isDead() && !device.isBound()) {
                device.move();
            }
            if (!device.isDead() && !device.isOnline()) {
                device.comeBack(random.nextBoolean(), random.nextBoolean());
            }
        }
        clock.pass(Duration.ofMinutes(6));
    }

    /** Users hang up whatever there is. */
    void end() {
        devices.forEach(device -> device.manager().calls().forEach(CallSession::end));
        clock.pass(Duration.ofMinutes(4));
        devices.forEach(device -> device.manager().signOut());
        clock.pass(Duration.ofMinutes(1));
    }

    private void act(SimulatedDevice device) {
        List<CallSession> calls = device.manager().calls();
        if (calls.isEmpty() || random.nextInt(12) == 0) {
            device.place(otherUser(device), kinds());
            return;
        }
        CallSession call = calls.get(random.nextInt(calls.size()));
        switch (call.state().phase()) {
            case ALERTING -> answer(call);
            case CONNECTING, ACTIVE, RESTORING -> renegotiate(call);
            default -> {
                if (random.nextInt(6) == 0) {
                    call.end();
                }
            }
        }
        if (random.nextInt(10) == 0) {
            device.setManners(new CallManners(
                    CallManners.InCall.values()[random.nextInt(3)], random.nextInt(4) == 0, true));
        }
    }

    private void answer(CallSession call) {
        switch (random.nextInt(6)) {
            case 0 -> call.end();
            case 1 -> { }
            default -> call.accept();
        }
    }

    private void renegotiate(CallSession call) {
        MediaKind kind = MediaKind.values()[random.nextInt(3)];
        Renegotiation change = call.renegotiation();
        switch (random.nextInt(14)) {
            case 0, 1 -> call.end();
            case 2, 3, 4 -> change.add(kind);
            case 5 -> change.refuse(kind);
            case 6, 7 -> change.accept(kind);
            case 8 -> change.remove(kind);
            case 9 -> change.direct(kind, random.nextBoolean(), random.nextBoolean());
            case 10 -> change.hold();
            case 11 -> change.unhold();
            case 12 -> change.mute(kind);
            default -> change.limit(kind, Optional.of(1L + random.nextInt(1000)));
        }
    }

    private void trouble(SimulatedDevice device) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                if (device.isOnline()) {
                    device.cut();
                }
            }
            case 3, 4, 5 -> {
                if (!device.isOnline()) {
                    device.comeBack(random.nextInt(3) > 0, random.nextBoolean());
                }
            }
            case 6 -> device.expire();
            case 7 -> device.openMedia().stream().filter(SimulatedMedia::isFlowing).findAny().ifPresent(peers::lose);
            case 8, 9 -> {
                device.unbind();
                device.openMedia().stream().filter(media -> random.nextBoolean()).toList().forEach(peers::lose);
            }
            case 10 -> device.move();
            default -> {
                if (random.nextInt(4) == 0) {
                    device.die();
                }
            }
        }
    }

    private BareJid otherUser(SimulatedDevice device) {
        return devices.stream().map(SimulatedDevice::account).filter(account -> !account.equals(device.account()))
                .findFirst().orElseThrow();
    }

    private Set<MediaKind> kinds() {
        return switch (random.nextInt(3)) {
            case 0 -> Set.of(MediaKind.AUDIO);
            case 1 -> Set.of(MediaKind.AUDIO, MediaKind.DATA);
            default -> Set.of(MediaKind.AUDIO, MediaKind.VIDEO);
        };
    }
}
