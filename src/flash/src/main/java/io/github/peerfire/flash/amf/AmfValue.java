package io.github.peerfire.flash.amf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One AMF value. Immutable.
 *
 * <pre>{@code
 * AmfValue information = AmfValue.of(Map.of("level", "status", "code", "NetConnection.Connect.Success"));
 * String code = information.property("code").asText().orElse("");
 * }</pre>
 *
 * <p>The {@code as...} methods never throw: what came from a peer may be of any type, and the wrong one reads as
 * absent.
 */
public sealed interface AmfValue permits AmfNull, AmfUndefined, AmfBoolean, AmfNumber, AmfString, AmfDate,
        AmfXmlDocument, AmfXml, AmfByteArray, AmfReference, AmfObject, AmfExternalized, AmfEcmaArray, AmfStrictArray,
        AmfVector, AmfDictionary {

    /**
     * Converts a Java value: null, {@link AmfValue}, {@link Boolean}, {@link Number}, {@link CharSequence},
     * {@link Map} (an anonymous object, in the map's order, its keys as text), {@link List} (a strict array) or array
     * of bytes (a ByteArray, which is not copied).
     *
     * @throws IllegalArgumentException for anything else
     */
    static AmfValue of(Object value) {
        if (value == null) {
            return AmfNull.NULL;
        } else if (value instanceof AmfValue amf) {
            return amf;
        } else if (value instanceof Boolean flag) {
            return new AmfBoolean(flag);
        } else if (value instanceof Number number) {
            return new AmfNumber(number.doubleValue());
        } else if (value instanceof CharSequence text) {
            return new AmfString(text.toString());
        } else if (value instanceof List<?> list) {
            return new AmfStrictArray(listOf(list));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, AmfValue> properties = new LinkedHashMap<>();
            map.forEach((name, property) -> properties.put(String.valueOf(name), of(property)));
            return new AmfObject(properties);
        } else if (value instanceof byte[] bytes) {
            return new AmfByteArray(bytes);
        }
        throw new IllegalArgumentException("AMF has no type for " + value.getClass().getName());
    }

    /** Converts each value as {@link #of} does. */
    static List<AmfValue> listOf(List<?> values) {
        return values.stream().map(AmfValue::of).toList();
    }

    /** The text of a string; empty for any other type. */
    default Optional<String> asText() {
        return this instanceof AmfString text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The value of a number; empty for any other type. */
    default Optional<Double> asNumber() {
        return this instanceof AmfNumber number ? Optional.of(number.value()) : Optional.empty();
    }

    /** The value of a boolean; empty for any other type. */
    default Optional<Boolean> asBoolean() {
        return this instanceof AmfBoolean flag ? Optional.of(flag.value()) : Optional.empty();
    }

    /** The named values of an object or ECMA array, in their order; empty for any other type. */
    default Map<String, AmfValue> properties() {
        return Map.of();
    }

    /** One of {@link #properties}, {@link AmfUndefined} if there is none of that name. */
    default AmfValue property(String name) {
        return properties().getOrDefault(name, AmfUndefined.UNDEFINED);
    }

    /** Whether AMF0 has no type for this or for a value within, so that some of it is written in AMF3. */
    default boolean needsAmf3() {
        return AmfNeeds.amf3Anywhere(this);
    }

    /** Whether this is null or undefined. */
    default boolean isNothing() {
        return this instanceof AmfNull || this instanceof AmfUndefined;
    }
}
