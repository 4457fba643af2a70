package io.github.peerfire.flash.amf;

/**
 * Stands for a value that it is itself within: what Flash sends of an object that refers back to itself. References to
 * anything else are read as what they refer to.
 *
 * @param levels how far outside the value is: 1 is the one directly around
 */
public record AmfReference(int levels) implements AmfValue {

    /** @throws IllegalArgumentException if it is below 1 */
    public AmfReference {
        if (levels < 1) {
            throw new IllegalArgumentException("a reference to level " + levels);
        }
    }
}
