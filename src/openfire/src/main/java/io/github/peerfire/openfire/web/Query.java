package io.github.peerfire.openfire.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A page with parameters, as a relative URL; those that are empty are left out. */
final class Query {

    private final String page;
    private final Map<String, String> parameters;

    private Query(String page, Map<String, String> parameters) {
        this.page = page;
        this.parameters = parameters;
    }

    static Query of(String page) {
        return new Query(page, Map.of());
    }

    Query with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, String.valueOf(value));
        return new Query(page, more);
    }

    @Override
    public String toString() {
        String query = parameters.entrySet().stream().filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + Parameters.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? page : page + "?" + query;
    }
}
