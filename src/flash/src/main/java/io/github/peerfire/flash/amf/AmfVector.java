package io.github.peerfire.flash.amf;

import java.util.List;
import java.util.Objects;

/**
 * AMF3 Vector (markers 0x0d to 0x10): values of one type.
 *
 * @param kind how values are encoded
 * @param fixed whether its length cannot change
 * @param typeName of {@link Kind#OBJECT} the values' class, "*" for any; else empty
 * @param values numbers unless the kind is OBJECT; copied
 */
public record AmfVector(Kind kind, boolean fixed, String typeName, List<AmfValue> values) implements AmfValue {

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if they are not of the kind
     */
    public AmfVector {
        Objects.requireNonNull(typeName);
        values = List.copyOf(values);
        boolean objects = kind == Kind.OBJECT;
        if (!objects && (!typeName.isEmpty() || !values.stream().allMatch(AmfNumber.class::isInstance))) {
            throw new IllegalArgumentException("a vector of " + kind + " with other values");
        }
    }

    /** How values are encoded. */
    public enum Kind {
        /** Signed integers of 32 bits. */
        INT(Amf3Marker.VECTOR_INT, Integer.BYTES),
        /** Unsigned integers of 32 bits. */
        UINT(Amf3Marker.VECTOR_UINT, Integer.BYTES),
        /** Doubles. */
        DOUBLE(Amf3Marker.VECTOR_DOUBLE, Double.BYTES),
        /** Any value, each with its marker. */
        OBJECT(Amf3Marker.VECTOR_OBJECT, 1);

        private final int marker;
        private final int bytesEach;

        Kind(int marker, int bytesEach) {
            this.marker = marker;
            this.bytesEach = bytesEach;
        }

        static Kind ofMarker(int marker) {
            return values()[marker - INT.marker];
        }

        int marker() {
            return marker;
        }

        /** How many bytes a value takes at least. */
        int bytesEach() {
            return bytesEach;
        }

        void write(double value, AmfOutput out) {
            if (this == DOUBLE) {
                out.writeDouble(value);
            } else {
                out.writeInt32((int) (long) value);
            }
        }

        double read(AmfInput in) throws AmfException {
            return this == DOUBLE ? in.float64() : this == INT ? in.int32() : in.uint32();
        }
    }
}
