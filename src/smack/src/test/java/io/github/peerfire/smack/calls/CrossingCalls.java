package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntUnaryOperator;
import org.jxmpp.jid.Jid;

/**
 * Two users who call each other at about the same time. All that may happen next is a choice: what a device sends
 * arrives in order at each other device, but at any time; users call and preparations end at any time.
 */
final class CrossingCalls {

    private final VirtualClock clock = new VirtualClock();
    private final List<CrossingDevice> devices = new ArrayList<>();
    private final Map<String, Queue<Runnable>> ways = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final CrossingDevice desk;
    private final CrossingDevice phone;
    private boolean deskMayHangUp;

    private record Step(String name, Runnable act) {
    }

    /** @param deskFirst whether the desk's call has the lower id, which prevails */
    CrossingCalls(boolean deskFirst) {
        desk = add("alice@example.net/desk", deskFirst ? "1" : "2");
        phone = add("bob@example.net/phone", deskFirst ? "2" : "1");
    }

    /** A device that calls nobody. */
    CrossingDevice add(String self) {
        return add(self, "none");
    }

    private CrossingDevice add(String self, String id) {
        CrossingDevice device = new CrossingDevice(self, id, this);
        devices.add(device);
        return device;
    }

    /** The user of the desk thinks better of it, at any time. */
    void letTheDeskHangUp() {
        deskMayHangUp = true;
    }

    VirtualClock clock() {
        return clock;
    }

    CrossingDevice desk() {
        return desk;
    }

    CrossingDevice phone() {
        return phone;
    }

    List<CrossingDevice> devices() {
        return devices;
    }

    /** What happened, line by line. */
    String story() {
        return String.join("\n", log);
    }

    /** Goes on until nothing can happen any more. @param choice one of so many */
    void run(IntUnaryOperator choice) {
        for (List<Step> steps = steps(); !steps.isEmpty(); steps = steps()) {
            Step step = steps.get(steps.size() == 1 ? 0 : choice.applyAsInt(steps.size()));
            log.add(step.name());
            step.act().run();
            clock.settle();
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (!desk.hasCalled()) {
            steps.add(new Step("desk calls", () -> desk.call(phone)));
        } else if (deskMayHangUp) {
            steps.add(new Step("desk hangs up", () -> {
                deskMayHangUp = false;
                desk.hangUp();
            }));
        }
        if (!phone.hasCalled()) {
            steps.add(new Step("phone calls", () -> phone.call(desk)));
        }
        devices.stream().filter(CrossingDevice::prepares)
                .forEach(device -> steps.add(new Step(device + " is ready", device::finishPreparation)));
        ways.forEach((way, waiting) -> {
            if (!waiting.isEmpty()) {
                steps.add(new Step(way, () -> waiting.remove().run()));
            }
        });
        return steps;
    }

    void send(CrossingDevice from, Jid to, JingleMessage message) {
        log.add("  " + from + " sends " + message.kind().word() + " of " + message.id()
                + (message.tieBreak() ? " for the tie" : ""));
        for (CrossingDevice device : devices) {
            boolean sibling = device.self().asBareJid().equals(from.self().asBareJid());
            boolean direct = device.self().equals(to) || device.self().asBareJid().equals(to);
            if (device != from && (sibling || device.self().asBareJid().equals(to.asBareJid()))) {
                CallMessage.Origin origin = sibling ? CallMessage.Origin.SIBLING_SENT
                        : direct ? CallMessage.Origin.DIRECT : CallMessage.Origin.SIBLING_RECEIVED;
                carry(from, device, () -> device.manager().take(
                        new CallMessage(from.self(), message, origin, Duration.ZERO)));
            }
        }
    }

    CompletionStage<Void> request(CrossingDevice from, Jingle jingle) {
        log.add("  " + from + " sends " + jingle.action().word() + " of " + jingle.sid());
        CompletableFuture<Void> answer = new CompletableFuture<>();
        devices.stream().filter(device -> device.self().equals(jingle.getTo())).forEach(device ->
                carry(from, device, () -> device.take(jingle, fault ->
                        carry(device, from, () -> complete(answer, jingle, fault)))));
        return answer;
    }

    private static void complete(CompletableFuture<Void> answer, Jingle request, Optional<JingleFault> fault) {
        if (fault.isPresent()) {
            answer.completeExceptionally(Refused.of(request, fault.get()));
        } else {
            answer.complete(null);
        }
    }

    private void carry(CrossingDevice from, CrossingDevice to, Runnable arrival) {
        ways.computeIfAbsent(from + " > " + to, way -> new ArrayDeque<>()).add(arrival);
    }
}
