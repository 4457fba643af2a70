package io.github.peerfire.client;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Two or three users with one or two devices each, who do whatever comes to their minds, on networks that lose, delay
 * and reorder what they are given, and fail; all from one seed.
 */
final class LossyWorld {

    private static final Duration UNREST = Duration.ofSeconds(60);
    private static final int PAUSE_MS = 2500;
    private static final long STEP = Time.SECOND;
    private static final long SECOND = Time.SECOND;
    private static final long FOR_EVER = 100_000 * SECOND;

    private final Simulation simulation;
    private final Random random;
    private final LossyServer server;
    private final LossyRendezvous rendezvous;
    private final List<LossyNetwork> networks = new ArrayList<>();
    private final List<LossyDevice> devices = new ArrayList<>();
    private final Runnable invariants;
    private boolean troubled;
    private long rendezvousAway;

    /** Makes a world; in every other one more fails than datagrams get lost. */
    LossyWorld(long seed) {
        simulation = Simulation.seeded(seed);
        random = new Random(seed);
        troubled = seed % 2 == 0;
        server = new LossyServer(new LossyClock(simulation, random), random);
        rendezvous = new LossyRendezvous(simulation, server);
        int[] perUser = random.nextInt(3) == 0 ? new int[] {1, 1, 1} : new int[] {2, 1 + random.nextInt(2)};
        for (int user = 0; user < perUser.length; user++) {
            for (int number = 0; number < perUser[user]; number++) {
                devices.add(new LossyDevice("user" + user + "@example.net/device" + number, this));
            }
        }
        boolean ready = simulation.runUntil(() -> devices.stream().allMatch(LossyDevice::isReady), 30 * SECOND);
        if (!ready) {
            throw new IllegalStateException("The devices are not ready");
        }
        makeLossy();
        invariants = new LossyInvariants(this)::assertMediaFlow;
    }

    private void makeLossy() {
        simulation.network().setLink(Link.GOOD
                .withDelay((5 + random.nextInt(100)) * Time.MILLISECOND)
                .withJitter(random.nextInt(60) * Time.MILLISECOND)
                .withLoss(random.nextInt(6) * 0.02)
                .withReordering(random.nextInt(3) * 0.02)
                .withDuplication(random.nextInt(3) * 0.01));
        simulation.network().setFilter((datagram, from, to) ->
                networks.stream().allMatch(network -> network.passes(from, to))
                && (simulation.now() >= rendezvousAway
                    || !from.equals(LossyRendezvous.ADDRESS) && !to.equals(LossyRendezvous.ADDRESS)));
    }

    Simulation simulation() {
        return simulation;
    }

    LossyServer server() {
        return server;
    }

    LossyRendezvous rendezvous() {
        return rendezvous;
    }

    /** A network for one more device. */
    LossyNetwork newNetwork() {
        LossyNetwork made = new LossyNetwork(simulation);
        networks.add(made);
        return made;
    }

    List<LossyDevice> devices() {
        return devices;
    }

    /** Users act for a while. */
    void live() {
        live(UNREST);
    }

    /** Users act for that long. */
    void live(Duration time) {
        long end = simulation.now() + time.toNanos();
        while (simulation.now() < end) {
            pass(random.nextInt(PAUSE_MS) * Time.MILLISECOND);
            LossyDevice device = devices.get(random.nextInt(devices.size()));
            if (!device.isDead()) {
                if (troubled && random.nextInt(4) == 0) {
                    trouble(device);
                } else {
                    act(device);
                }
            }
        }
    }

    /**
     * From now on some devices hear nothing of anybody any more, be it by XMPP or by RTMFP, whatever users do, and
     * nobody hears of them.
     *
     * @param noticed whether they notice after a while that they have no stream
     */
    void fallSilent(List<LossyDevice> some, boolean noticed) {
        troubled = false;
        for (LossyDevice device : some) {
            device.network().cut(FOR_EVER);
            if (!device.isDead() && device.isOnline()) {
                device.cut(noticed ? Duration.ofMillis(random.nextInt(20_000)) : Duration.ofNanos(FOR_EVER));
            }
        }
    }

    /** Users only watch, for that long. */
    void rest(Duration time) {
        pass(time.toNanos());
    }

    /** Users only watch; networks work again, but who is dead stays dead. Lasts longer than any timer of calls. */
    void calmDown() {
        networks.forEach(LossyNetwork::restore);
        rendezvousAway = 0;
        for (LossyDevice device : devices) {
            if (device.isDead()) {
                continue;
            }
            device.setManners(CallManners.DEFAULT);
            if (!device.isOnline()) {
                device.comeBack(random.nextBoolean());
            }
        }
        pass(160 * SECOND);
    }

    /** Users hang up whatever there is. */
    void end() {
        devices.stream().filter(device -> !device.isDead()).forEach(
                device -> device.manager().calls().forEach(CallSession::end));
        pass(45 * SECOND);
    }

    /** Users sign out. */
    void leave() {
        devices.stream().filter(device -> !device.isDead()).forEach(LossyDevice::leave);
        pass(25 * SECOND);
    }

    private void pass(long time) {
        long end = simulation.now() + time;
        while (simulation.now() < end) {
            simulation.runFor(Math.min(STEP, end - simulation.now()));
            invariants.run();
        }
    }

    private void act(LossyDevice device) {
        List<Call> calls = device.calls();
        if (calls.isEmpty() || random.nextInt(15) == 0) {
            place(device);
            return;
        }
        Call call = calls.get(random.nextInt(calls.size()));
        CallPhase phase = call.state().phase();
        if (phase == CallPhase.ALERTING) {
            answer(call);
        } else if (phase.hasContents()) {
            change(call);
        } else if (random.nextInt(5) == 0) {
            call.hangUp();
        }
        if (random.nextInt(12) == 0) {
            device.setManners(new CallManners(
                    CallManners.InCall.values()[random.nextInt(3)], random.nextInt(5) == 0, true));
        }
    }

    private void place(LossyDevice device) {
        List<LossyDevice> others = devices.stream().filter(other -> !other.account().equals(device.account())).toList();
        LossyDevice called = others.get(random.nextInt(others.size()));
        Set<MediaKind> kinds =
                random.nextInt(3) == 0 ? Set.of(MediaKind.AUDIO, MediaKind.DATA) : Set.of(MediaKind.AUDIO);
        device.place(called.account(), kinds);
        if (random.nextInt(6) == 0 && !called.isDead()) {
            // Both at once.
            pass(random.nextInt(300) * Time.MILLISECOND);
            called.place(device.account(), kinds);
        }
    }

    private void answer(Call call) {
        switch (random.nextInt(7)) {
            case 0 -> call.decline();
            case 1 -> { }
            default -> {
                call.accept();
                if (random.nextInt(8) == 0) {
                    pass(random.nextInt(900) * Time.MILLISECOND);
                    call.hangUp();
                }
            }
        }
    }

    private void change(Call call) {
        switch (random.nextInt(11)) {
            case 0, 1 -> call.hangUp();
            case 2, 3 -> call.add(MediaKind.DATA);
            case 4 -> call.drop(MediaKind.DATA);
            case 5 -> call.hold();
            case 6, 7 -> call.resume();
            case 8 -> call.mute(MediaKind.AUDIO);
            case 9 -> call.unmute(MediaKind.AUDIO);
            default -> { }
        }
    }

    private void trouble(LossyDevice device) {
        switch (random.nextInt(14)) {
            case 0, 1 -> cut(device);
            case 2, 3, 4 -> {
                if (!device.isOnline()) {
                    device.comeBack(random.nextInt(4) > 0);
                }
            }
            case 5 -> device.expire();
            case 6, 7 -> device.network().move();
            case 8, 9 -> device.network().cut(random.nextInt(40) * SECOND);
            case 10 -> device.unbind();
            case 11 -> rendezvousAway = simulation.now() + random.nextInt(60) * SECOND;
            case 12 -> {
                device.unbind();
                device.network().cut(random.nextInt(40) * SECOND);
            }
            default -> {
                if (random.nextInt(3) == 0) {
                    device.die();
                }
            }
        }
    }

    private void cut(LossyDevice device) {
        if (device.isOnline()) {
            device.cut(Duration.ofMillis(random.nextInt(2) * random.nextInt(20_000)));
        }
    }
}
