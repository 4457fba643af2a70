package io.github.peerfire.flash.amf;

/**
 * What a sequence of values comes to while it is read: how deep, how many, how many characters and bytes, everything
 * counted as often as it is referred to.
 */
final class AmfExtent {

    private int depth;
    private int deepest;
    private int values;
    private long size;
    /** The depth of the outermost value that a value within itself refers to. */
    private int outermost = Integer.MAX_VALUE;

    /** One value more, within those that are open. */
    void value() throws AmfException {
        if (depth >= Amf0Decoder.MAXIMUM_DEPTH) {
            throw new AmfException(AmfFault.TOO_DEEP);
        }
        deepest = Math.max(deepest, depth + 1);
        count(1);
    }

    /** So many characters or bytes more. */
    void add(long more) throws AmfException {
        size += more;
        if (size > Amf0Decoder.MAXIMUM_SIZE) {
            throw new AmfException(AmfFault.TOO_LARGE);
        }
    }

    /** Text, which is counted. */
    String add(String text) throws AmfException {
        add(text.length());
        return text;
    }

    /** The value counted last is one with others within. */
    Composed open() {
        Composed composed = new Composed(++depth, values, size, deepest, outermost);
        deepest = depth;
        outermost = Integer.MAX_VALUE;
        return composed;
    }

    /** All that is within is read. */
    void close(Composed composed, AmfValue value) {
        composed.value = value;
        composed.values = values - composed.values;
        composed.size = size - composed.size;
        composed.height = deepest - composed.depth;
        composed.escapes = outermost < composed.depth;
        deepest = Math.max(deepest, composed.deepest);
        outermost = Math.min(outermost, composed.outermost);
        depth--;
    }

    /** The value counted last is a reference to this one. */
    AmfValue refer(Composed composed) throws AmfException {
        if (composed.value == null) {
            outermost = Math.min(outermost, composed.depth);
            return new AmfReference(depth - composed.depth + 1);
        }
        if (composed.escapes) {
            throw new AmfException(AmfFault.CYCLIC);
        }
        if (depth + 1 + composed.height > Amf0Decoder.MAXIMUM_DEPTH) {
            throw new AmfException(AmfFault.TOO_DEEP);
        }
        deepest = Math.max(deepest, depth + 1 + composed.height);
        count(composed.values);
        add(composed.size);
        return composed.value;
    }

    private void count(int more) throws AmfException {
        values += more;
        if (values > Amf0Decoder.MAXIMUM_VALUES) {
            throw new AmfException(AmfFault.TOO_MANY);
        }
    }

    /** A value that can be referred to; while it is open, its figures are those from before. */
    static final class Composed {

        private final int depth;
        private final int deepest;
        private final int outermost;
        private AmfValue value;
        private int values;
        private long size;
        /** How many levels of values are within. */
        private int height;
        /** Whether a value within refers to one that this is within. */
        private boolean escapes;

        private Composed(int depth, int values, long size, int deepest, int outermost) {
            this.depth = depth;
            this.values = values;
            this.size = size;
            this.deepest = deepest;
            this.outermost = outermost;
        }
    }
}
