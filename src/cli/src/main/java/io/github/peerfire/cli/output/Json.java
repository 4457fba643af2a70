package io.github.peerfire.cli.output;

import io.github.peerfire.flash.amf.AmfDate;
import io.github.peerfire.flash.amf.AmfStrictArray;
import io.github.peerfire.flash.amf.AmfValue;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes JSON (RFC 8259) on one line. */
public final class Json {

    private static final double EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder();

    private Json() {
    }

    /**
     * The text of a value: null, a boolean, a number, text, bytes (in hexadecimal), an optional, a list, a map or an
     * AMF value. Anything else is written as the text that it is. Numbers that JSON lacks are null.
     */
    public static String of(Object value) {
        Json json = new Json();
        json.write(value);
        return json.out.toString();
    }

    private void write(Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue());
        } else if (value instanceof Number) {
            out.append(value);
        } else if (value instanceof byte[] bytes) {
            text(HexFormat.of().formatHex(bytes));
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof AmfValue amf) {
            amf(amf);
        } else {
            text(value.toString());
        }
    }

    private void number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.append("null");
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }

    private void list(List<?> list) {
        out.append('[');
        Iterator<?> values = list.iterator();
        while (values.hasNext()) {
            write(values.next());
            out.append(values.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void map(Map<?, ?> map) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            text(entry.getKey().toString());
            out.append(':');
            write(entry.getValue());
            out.append(entries.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void amf(AmfValue value) {
        if (value.isNothing()) {
            out.append("null");
        } else if (value instanceof AmfStrictArray array) {
            list(array.values());
        } else if (value instanceof AmfDate date) {
            number(date.milliseconds());
        } else if (value.asText().isPresent()) {
            text(value.asText().get());
        } else if (value.asNumber().isPresent()) {
            number(value.asNumber().get());
        } else if (value.asBoolean().isPresent()) {
            out.append(value.asBoolean().get());
        } else {
            map(value.properties());
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plain(c);
            }
        }
        out.append('"');
    }

    /** Control characters of both ranges are escaped, so that what a peer sent cannot steer a terminal. */
    private void plain(char c) {
        boolean harmless = c >= ' ' && c < 0x7f || c > 0x9f && !Character.isSurrogate(c) && !isDirection(c);
        if (harmless) {
            out.append(c);
        } else {
            out.append(String.format("\\u%04x", (int) c));
        }
    }

    private static boolean isDirection(char c) {
        return c >= 0x200e && c <= 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
