package io.github.peerfire.cli.decode;

import io.github.peerfire.cli.output.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chunk or a message, by its name and its fields in their order.
 *
 * @param name as the RFCs call it
 * @param fields what {@link Json} writes
 */
record Description(String name, Map<String, Object> fields) {

    static Description of(String name) {
        return new Description(name, new LinkedHashMap<>());
    }

    /** Adds a field. */
    Description with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** Adds a field only where it says something. */
    Description withIf(boolean telling, String field, Object value) {
        return telling ? with(field, value) : this;
    }

    /** On one line. */
    String text() {
        StringBuilder text = new StringBuilder(name);
        fields.forEach((field, value) -> text.append(' ').append(field).append('=').append(valueText(value)));
        return text.toString();
    }

    private static String valueText(Object value) {
        String json = Json.of(value);
        boolean word = value instanceof String text && text.matches("[\\w.:\\[\\]/%-]+") || value instanceof byte[];
        return word ? json.substring(1, json.length() - 1) : json;
    }

    /** For JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", name);
        map.putAll(fields);
        return map;
    }
}
