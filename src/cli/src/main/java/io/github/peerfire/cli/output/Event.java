package io.github.peerfire.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened, for people and for programs.
 *
 * @param name what it is, in lower case with hyphens; stable
 * @param text for people, one line or several; may be empty, then people are not told
 * @param fields for programs, in their order: what {@link Json} writes; names are stable
 */
public record Event(String name, String text, Map<String, Object> fields) {

    /** Copies the fields, in their order. */
    public Event {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An event without fields. */
    public static Event of(String name, String text) {
        return new Event(name, text, Map.of());
    }

    /** This event with one more field. */
    public Event with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Event(name, text, more);
    }

    /** This event with more fields. */
    public Event with(Map<String, ?> others) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.putAll(others);
        return new Event(name, text, more);
    }

    /** As JSON, the name first. */
    String toJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("event", name);
        object.putAll(fields);
        return Json.of(object);
    }
}
