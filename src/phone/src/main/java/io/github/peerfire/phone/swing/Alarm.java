package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides when the user's eyes have to be drawn to a call: once for each that rings. */
final class Alarm {

    private final Labels labels;
    private final Attention attention;
    private final Set<Integer> told = new HashSet<>();

    Alarm(Labels labels, Attention attention) {
        this.labels = labels;
        this.attention = attention;
    }

    void show(PhoneSnapshot now) {
        Set<Integer> ringing = now.calls().stream().filter(CallSnapshot::rings).map(CallSnapshot::number)
                .collect(Collectors.toSet());
        if (ringing.isEmpty() && !told.isEmpty()) {
            attention.release();
        }
        told.retainAll(ringing);
        now.calls().stream().filter(call -> call.rings() && told.add(call.number())).forEach(this::tell);
    }

    private void tell(CallSnapshot call) {
        attention.draw(labels.text(call.video() ? "call.incomingVideo" : "call.incoming", call.name()));
    }
}
