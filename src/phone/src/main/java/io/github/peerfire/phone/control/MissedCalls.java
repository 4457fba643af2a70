package io.github.peerfire.phone.control;

import java.util.ArrayList;
import java.util.List;

/** The calls that nobody took and that the user has not seen to yet, the oldest first. On one thread. */
final class MissedCalls {

    /** As many are kept; older ones are forgotten. */
    private static final int MAX = 1000;

    private final List<UnansweredCall> calls = new ArrayList<>();

    List<UnansweredCall> all() {
        return calls;
    }

    void add(UnansweredCall call) {
        calls.add(call);
        if (calls.size() > MAX) {
            calls.remove(0);
        }
    }

    /** The user called back, or took the next call from there. */
    void answered(ControlledCall by) {
        calls.removeIf(by::answers);
    }

    void forget() {
        calls.clear();
    }
}
