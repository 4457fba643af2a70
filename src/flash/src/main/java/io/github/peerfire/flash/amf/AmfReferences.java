package io.github.peerfire.flash.amf;

import java.util.ArrayList;
import java.util.List;

/** A table of the values that can be referred to, by their order in the sequence (AMF 0 §2.9, AMF 3 §2.2). */
final class AmfReferences {

    private final AmfExtent extent;
    private final List<AmfExtent.Composed> table = new ArrayList<>();

    AmfReferences(AmfExtent extent) {
        this.extent = extent;
    }

    /** The next value of the table begins. */
    AmfExtent.Composed open() {
        AmfExtent.Composed composed = extent.open();
        table.add(composed);
        return composed;
    }

    /** It is read. */
    <T extends AmfValue> T close(AmfExtent.Composed composed, T value) {
        extent.close(composed, value);
        return value;
    }

    /** A value without others within, of so many characters or bytes. */
    AmfValue add(AmfValue value, int size) throws AmfException {
        AmfExtent.Composed composed = open();
        extent.add(size);
        return close(composed, value);
    }

    /** The value at an index, or if that is still open, how far outside it is. */
    AmfValue get(int index) throws AmfException {
        if (index >= table.size()) {
            throw new AmfException(AmfFault.BAD_REFERENCE);
        }
        return extent.refer(table.get(index));
    }
}
