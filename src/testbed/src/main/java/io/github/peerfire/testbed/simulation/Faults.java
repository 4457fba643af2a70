package io.github.peerfire.testbed.simulation;

/**
 * What a link does wrong by chance. Probabilities from 0 to 1, for each datagram by itself.
 *
 * @param loss how probably one is lost
 * @param lossBurst how many are lost in a row at most; the next one passes. 0 for no such limit
 * @param duplication how probably one arrives twice
 * @param reordering how probably one is overtaken by others
 * @param corruption how probably a bit of one is flipped
 * @param truncation how probably the end of one is cut off
 */
public record Faults(
        double loss, int lossBurst, double duplication, double reordering, double corruption, double truncation) {

    /** Nothing ever goes wrong. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException if the burst is negative; probabilities are not checked */
    public Faults {
        if (lossBurst < 0) {
            throw new IllegalArgumentException("A burst must not be negative");
        }
    }

    Faults withLoss(double probability, int burst) {
        return new Faults(probability, burst, duplication, reordering, corruption, truncation);
    }

    Faults withDuplication(double probability) {
        return new Faults(loss, lossBurst, probability, reordering, corruption, truncation);
    }

    Faults withReordering(double probability) {
        return new Faults(loss, lossBurst, duplication, probability, corruption, truncation);
    }

    Faults withCorruption(double probability) {
        return new Faults(loss, lossBurst, duplication, reordering, probability, truncation);
    }

    Faults withTruncation(double probability) {
        return new Faults(loss, lossBurst, duplication, reordering, corruption, probability);
    }
}
