package io.github.peerfire.testbed.soak;

/**
 * One thing that goes wrong.
 *
 * @param kind what
 * @param forward on the way from the first peer, or on the way back
 * @param from when it begins, in milliseconds
 * @param length for how many milliseconds
 * @param magnitude how bad it is, 1 to 100
 */
public record Fault(FaultKind kind, boolean forward, int from, int length, int magnitude) {

    /** As {@link #parse} takes it. */
    @Override
    public String toString() {
        return kind + (forward ? ">" : "<") + from + "+" + length + "*" + magnitude;
    }

    static Fault parse(String text) {
        String[] parts = text.split("[<>+*]");
        return new Fault(FaultKind.valueOf(parts[0]), text.contains(">"), Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    Fault withLength(int newLength) {
        return new Fault(kind, forward, from, newLength, magnitude);
    }

    Fault withMagnitude(int newMagnitude) {
        return new Fault(kind, forward, from, length, newMagnitude);
    }
}
