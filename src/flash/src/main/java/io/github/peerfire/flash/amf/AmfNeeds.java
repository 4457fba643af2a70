package io.github.peerfire.flash.amf;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which of both formats values need. */
final class AmfNeeds {

    private AmfNeeds() {
    }

    /**
     * Whether a value has to be written in AMF3: because of its type, or because a value within that has to be refers
     * back to it or beyond.
     */
    static boolean amf3(AmfValue value) {
        return hasType3(value) || within(value).stream().anyMatch(each -> reach(each) > 0 && amf3(each));
    }

    /** Whether this or a value within is of a type that AMF0 does not have. */
    static boolean amf3Anywhere(AmfValue value) {
        return hasType3(value) || within(value).stream().anyMatch(AmfNeeds::amf3Anywhere);
    }

    private static boolean hasType3(AmfValue value) {
        return value instanceof AmfXml || value instanceof AmfByteArray || value instanceof AmfVector
                || value instanceof AmfDictionary || value instanceof AmfExternalized
                || value instanceof AmfObject object && !object.traits().isPlain();
    }

    /** How many levels outside a value the furthest is that it refers to; 0 and less if it is not outside. */
    private static int reach(AmfValue value) {
        if (value instanceof AmfReference reference) {
            return reference.levels();
        }
        return within(value).stream().mapToInt(AmfNeeds::reach).max().orElse(0) - 1;
    }

    private static Collection<AmfValue> within(AmfValue value) {
        if (value instanceof AmfObject object) {
            return object.properties().values();
        } else if (value instanceof AmfEcmaArray array) {
            return array.properties().values();
        } else if (value instanceof AmfStrictArray array) {
            return array.values();
        } else if (value instanceof AmfExternalized externalized) {
            return List.of(externalized.content());
        } else if (value instanceof AmfVector vector && vector.kind() == AmfVector.Kind.OBJECT) {
            return vector.values();
        } else if (value instanceof AmfDictionary dictionary) {
            return dictionary.entries().stream().flatMap(each -> Stream.of(each.key(), each.value())).toList();
        }
        return List.of();
    }
}
