package io.github.peerfire.openfire.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.servlet.http.HttpServletRequest;

/** Parameters of a request, of which anything may be wrong. */
final class Parameters {

    private static final int LONGEST_NUMBER = 18;

    private final Map<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = values;
    }

    /** Of each name the first value. */
    static Parameters of(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, all) -> values.put(name, all[0]));
        return new Parameters(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Without blanks around it; empty if there is none. */
    String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /** A whole number that is not negative. */
    OptionalLong number(String name) {
        String text = text(name);
        boolean number = !text.isEmpty() && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(Parameters::isDigit);
        return number ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A whole number within bounds, or another one if there is none. */
    int number(String name, int least, int most, int fallback) {
        return (int) Math.max(least, Math.min(most, number(name).orElse(fallback)));
    }

    /** As part of a query in a URL. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
